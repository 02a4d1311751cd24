#!/bin/bash
# Three replicas on one fresh database behind a proxy, restarted in turn under purchases. Arguments are passed on to Rolling.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

postgres_or_given
# A provider that is not restarted: those who score for an issuer do not live in its gateway.
start scorer 127.0.0.1:17103 "$JAVA" -Xmx64m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Scorer.java 17103
export SEKISHO_SCORING_URL=http://127.0.0.1:17103/score
"$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Rolling.java --database "$DATABASE_URL" --app "$APPLICATION" "$@"
