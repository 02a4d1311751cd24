#!/bin/bash
# Sekisho alone under load with a flight recording: where the CPU time goes. Settings as for compare.sh, and RECORDING (a file).
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

RECORDING=${RECORDING:-/tmp/sekisho-bench.jfr}
rm -f "$RECORDING"
postgres_or_given
start scorer 127.0.0.1:17103 "$JAVA" -Xmx64m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Scorer.java 17103
start sekisho 127.0.0.1:17101 env QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT=17101 SEKISHO_DEMO_RECORDED=false \
  SEKISHO_DATABASE_URL="$DATABASE_URL" SEKISHO_SCORING_URL=http://127.0.0.1:17103/score \
  "$JAVA" -Xms256m -Xmx256m -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints -jar "$APPLICATION/quarkus-run.jar"
SEKISHO=$STARTED
load() {
  "$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Load.java --target "sekisho=http://127.0.0.1:17101/3ds/areq,$SEKISHO" \
    --postmaster "$POSTMASTER" --rate "${RATE:-300}" --rounds 1 "$@" 2>/dev/null | tail -1
}
load --warmup "${WARMUP:-20000}" --seconds 1
JCMD=$(dirname "$JAVA")/jcmd
cat >"$SCRATCH/settings.jfc" <<'JFC'
<?xml version="1.0" encoding="UTF-8"?>
<configuration version="2.0">
  <event name="jdk.CPUTimeSample"><setting name="enabled">true</setting><setting name="throttle">2ms</setting><setting name="stackTrace">true</setting></event>
  <event name="jdk.ExecutionSample"><setting name="enabled">true</setting><setting name="period">10 ms</setting></event>
</configuration>
JFC
"$JCMD" "$SEKISHO" JFR.start name=bench settings="$SCRATCH/settings.jfc" >/dev/null
load --seconds "${SECONDS_PER_ROUND:-20}"
"$JCMD" "$SEKISHO" JFR.dump name=bench filename="$RECORDING" >/dev/null
if [ -n "${PG_LOG:-}" ]; then cp "$OWN_POSTGRES/log" "$PG_LOG"; fi
"$JAVA" bench/Profile.java "$RECORDING"
