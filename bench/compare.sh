#!/bin/bash
# Sekisho against a raw Vert.x server that does the same work: CPU per right answer at a fixed rate, in alternated rounds.
# Settings by environment: RATE, SECONDS_PER_ROUND, ROUNDS (blocks of A B B A), WARMUP, DATABASE_URL + POSTMASTER (else a PostgreSQL
# of its own), JVM (flags of both servers), SEKISHO_JVM (flags of Sekisho only, e.g. a flight recording), JAVA.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

RATE=${RATE:-300}
ROUNDS=${ROUNDS:-3}
WARMUP=${WARMUP:-20000}
LOOPS=$(nproc) # as many as Quarkus has
# the same heap, collector and compiler threads on both sides
JVM=${JVM:--Xms256m -Xmx256m -XX:+UseG1GC -XX:-UseDynamicNumberOfCompilerThreads}

postgres_or_given
start scorer 127.0.0.1:17103 "$JAVA" -Xmx64m -XX:+UseSerialGC -XX:TieredStopAtLevel=4 -cp "$LIBRARIES" bench/Scorer.java 17103
start raw 127.0.0.1:17102 "$JAVA" $JVM -cp "$LIBRARIES" bench/RawServer.java 17102 "$DATABASE_URL" http://127.0.0.1:17103/score "$LOOPS"
RAW=$STARTED
start sekisho 127.0.0.1:17101 env QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT=17101 SEKISHO_DEMO_RECORDED=false \
  SEKISHO_DATABASE_URL="$DATABASE_URL" SEKISHO_SCORING_URL=http://127.0.0.1:17103/score \
  "$JAVA" $JVM ${SEKISHO_JVM:-} -jar "$APPLICATION/quarkus-run.jar"
SEKISHO=$STARTED

echo "Date: $(date -u +%FT%TZ). Commit: $(git rev-parse --short HEAD)$(git diff --quiet HEAD -- src || echo ' and changes').$(
  grep -m1 'model name' /proc/cpuinfo | cut -d: -f2), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)."
echo "$("$JAVA" -version 2>&1 | sed -n 2p); both servers: $JVM; PostgreSQL: $(database_says 'SHOW server_version'), synchronous_commit $(database_says 'SHOW synchronous_commit')."
"$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Load.java \
  --target "sekisho=http://127.0.0.1:17101/3ds/areq,$SEKISHO" --target "raw=http://127.0.0.1:17102/,$RAW" \
  --postmaster "$POSTMASTER" --rate "$RATE" --seconds "${SECONDS_PER_ROUND:-15}" --rounds "$ROUNDS" --warmup "$WARMUP"
