#!/bin/bash
# The native executable beside the JVM: start in demo and in production, memory, CPU per AReq, AReqs per second, all in turns on one
# database. Settings by environment: EXECUTABLE (default target/*-runner), APPLICATION (target/quarkus-app), AOT_CACHE (what
# src/main/docker/train made of it, see README.md), JVM (flags), STARTS, RATE, ROUNDS, SECONDS_PER_ROUND, WARMUP, DATABASE_URL + POSTMASTER.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

EXECUTABLE=$(realpath "${EXECUTABLE:-$(ls target/*-runner)}")
# As Dockerfile.jvm, but for the heap, which has no container here to be a part of.
JVM="${JVM:--XX:+UseSerialGC -Xmx256m} --sun-misc-unsafe-memory-access=allow --enable-native-access=ALL-UNNAMED"
export QUARKUS_PROFILE=demo SEKISHO_DEMO_RECORDED=false SEKISHO_SCORING_URL=http://127.0.0.1:17103/score
postgres_or_given
export SEKISHO_DATABASE_URL=$DATABASE_URL
start scorer 127.0.0.1:17103 "$JAVA" -Xmx64m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Scorer.java 17103
echo "Date: $(date -u +%FT%TZ).$(grep -m1 'model name' /proc/cpuinfo | cut -d: -f2), $(nproc) processors, load $(cut -d' ' -f1-3 /proc/loadavg)." \
  "Executable: $(($(stat -c %s "$EXECUTABLE") / 1048576)) MiB, jar with libraries: $(du -sm "$APPLICATION" | cut -f1) MiB."

# From its folder and by its short name, as in the image: the cache wants the class path it was made with.
here="env -C $APPLICATION $JAVA"
jar="-jar quarkus-run.jar"
ways=("native=$EXECUTABLE" "jvm=$here $JVM $jar")
best="$JVM"
if [ -n "${AOT_CACHE:-}" ]; then
  best="$JVM -XX:AOTCache=$AOT_CACHE -Xlog:aot*=error"
  ways+=("jvm-aot=$here $best $jar")
fi
QUARKUS_HTTP_PORT=17131 "$JAVA" -Xmx64m -XX:+UseSerialGC bench/Starts.java 17131 "${STARTS:-5}" "${ways[@]}"
echo
# The tables are there by now, so these replicas may not change them, as in k8s/.
"$EXECUTABLE" new-keys >"$SCRATCH/keys.json"
chmod 600 "$SCRATCH/keys.json"
env QUARKUS_PROFILE=prod SEKISHO_DATABASE_MIGRATE=false SEKISHO_KEYS_FILE="$SCRATCH/keys.json" SEKISHO_PUBLIC_URL=https://acs.example \
  SEKISHO_SCORING_URL=https://scoring.example/score QUARKUS_HTTP_PORT=17134 QUARKUS_MANAGEMENT_PORT=17131 \
  "$JAVA" -Xmx64m -XX:+UseSerialGC bench/Starts.java 17131 "${STARTS:-5}" "${ways[@]/#/production-}"
echo

start native 127.0.0.1:17132 env QUARKUS_HTTP_PORT=17132 "$EXECUTABLE"
NATIVE=$STARTED
start jvm 127.0.0.1:17133 env QUARKUS_HTTP_PORT=17133 $here $best $jar
JVM_PID=$STARTED
resident() { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status" | awk '{ printf "%.0f MiB", $1 / 1024 }'; }
both() {
  "$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Load.java --target "native=http://127.0.0.1:17132/3ds/areq,$NATIVE" \
    --target "jvm=http://127.0.0.1:17133/3ds/areq,$JVM_PID" --postmaster "$POSTMASTER" "$@" 2>/dev/null
}
both --warmup "${WARMUP:-10000}" --rate "${RATE:-300}" --seconds "${SECONDS_PER_ROUND:-15}" --rounds "${ROUNDS:-2}"
echo
echo "Resident after that: native $(resident "$NATIVE"), jvm $(resident "$JVM_PID"). Now as fast as 16 connections go:"
both --warmup 10 --connections 16 --seconds "${SECONDS_PER_ROUND:-15}" --rounds 1
