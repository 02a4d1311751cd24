#!/bin/bash
# What an issuer's own rules cost: one replica on one fresh database, none, 20 and 200 rules in turns. Arguments are passed on to Rules.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

JVM=${JVM:--Xms256m -Xmx256m -XX:+UseG1GC -XX:-UseDynamicNumberOfCompilerThreads}
postgres_or_given
start scorer 127.0.0.1:17333 "$JAVA" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=4 -cp "$LIBRARIES" bench/Scorer.java 17333
start sekisho 127.0.0.1:17331 env QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT=17331 SEKISHO_DEMO_RECORDED=false \
  SEKISHO_DATABASE_URL="$DATABASE_URL" SEKISHO_SCORING_URL=http://127.0.0.1:17333/score \
  "$JAVA" $JVM -jar "$APPLICATION/quarkus-run.jar"
echo "Date: $(date -u +%FT%TZ). Commit: $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- src || echo ' and changes').$(
  grep -m1 'model name' /proc/cpuinfo | cut -d: -f2), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)."
"$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Rules.java --database "$DATABASE_URL" --url http://127.0.0.1:17331 \
  --pid "$STARTED" --postmaster "$POSTMASTER" "$@"
