#!/bin/bash
# Two replicas on one fresh database with a fraud-scoring provider that fails in many ways. Arguments are passed on to Faults.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

postgres_or_given
"$JAVA" -Xmx1g -XX:+UseSerialGC -cp "$LIBRARIES" bench/Faults.java --database "$DATABASE_URL" --app "$APPLICATION" "$@"
