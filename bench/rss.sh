#!/bin/bash
# How long Sekisho takes until it is ready, and how much memory it holds then and after 1,000 purchases.
# Settings by environment: TIMES (default 3), SEKISHO_JVM (flags), DATABASE_URL + POSTMASTER, APPLICATION, JAVA.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

postgres_or_given
start scorer 127.0.0.1:17103 "$JAVA" -Xmx64m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Scorer.java 17103
resident() { sed -n 's/^VmRSS:[^0-9]*\([0-9]*\).*/\1/p' "/proc/$1/status" | awk '{ printf "%.0f MiB", $1 / 1024 }'; }
ticks() { sed 's/.*) //' "/proc/$1/stat" | awk '{ printf "%.1f s", ($12 + $13) / 100 }'; }
echo "| start | until ready | CPU until ready | resident, idle | resident after 1,000 purchases | load |"
echo "|---|---|---|---|---|---|"
# the first start makes the tables
for run in $(seq "${TIMES:-3}"); do
  begin=$(date +%s%N)
  env QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT=17121 SEKISHO_DEMO_RECORDED=false SEKISHO_DATABASE_URL="$DATABASE_URL" \
    SEKISHO_SCORING_URL=http://127.0.0.1:17103/score "$JAVA" ${SEKISHO_JVM:-} -jar "$APPLICATION/quarkus-run.jar" >"$SCRATCH/sekisho.log" 2>&1 &
  pid=$!
  PIDS="$PIDS $pid"
  until curl -sf -o /dev/null --max-time 2 http://127.0.0.1:17121/q/health/ready; do
    kill -0 "$pid"
    sleep 0.05
  done
  ready=$((($(date +%s%N) - begin) / 1000000))
  cpu=$(ticks "$pid")
  sleep 3
  idle=$(resident "$pid")
  "$JAVA" -Xmx200m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Load.java --target "sekisho=http://127.0.0.1:17121/3ds/areq,$pid" \
    --rate 100 --seconds 10 --rounds 1 >"$SCRATCH/load.log" 2>&1
  echo "| $run | $ready ms | $cpu | $idle | $(resident "$pid") | $(cut -d' ' -f1 /proc/loadavg) |"
  kill "$pid"
  wait "$pid" 2>/dev/null || true
done
