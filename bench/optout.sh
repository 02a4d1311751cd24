#!/bin/bash
# Two replicas on one fresh database while members stop and allow the sharing of their data. Arguments are passed on to OptOut.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

postgres_or_given
"$JAVA" -Xmx512m -XX:+UseSerialGC -cp "$LIBRARIES" bench/OptOut.java --database "$DATABASE_URL" --app "$APPLICATION" "$@"
