#!/bin/bash
# Three replicas on one fresh database behind a proxy, restarted in turn under purchases. Arguments are passed on to Rolling.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

postgres_or_given
"$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Rolling.java --database "$DATABASE_URL" --app "$APPLICATION" "$@"
