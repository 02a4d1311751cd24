#!/bin/bash
# Two replicas on one fresh database, killed in turn under challenges. Arguments are passed on to Kill.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

postgres_or_given
"$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Kill.java --database "$DATABASE_URL" --app "$APPLICATION" "$@"
