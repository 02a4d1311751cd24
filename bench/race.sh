#!/bin/bash
# Two replicas on one fresh database; simultaneous right answers, then wrong ones, then codes of another purchase.
# Arguments are passed on to each run of Race; MODES names the runs.
set -eu
cd "$(dirname "$0")/.."
. bench/started.sh

postgres_or_given
# one card takes part in every challenge, so its lock must not
replica() {
  start "replica-$1" "127.0.0.1:$1" env QUARKUS_PROFILE=demo QUARKUS_HTTP_PORT="$1" SEKISHO_DEMO_RECORDED=false \
    SEKISHO_DATABASE_URL="$DATABASE_URL" SEKISHO_LOCK_FAILURES=1000000 SEKISHO_LOCK_DISABLE_AFTER=1000000 \
    "$JAVA" -Xmx192m -jar "$APPLICATION/quarkus-run.jar"
}
replica 17111
replica 17112
race() {
  "$JAVA" -Xmx256m -XX:+UseSerialGC -cp "$LIBRARIES" bench/Race.java --urls http://127.0.0.1:17111,http://127.0.0.1:17112 "$@"
}
held=0
for mode in ${MODES:-right wrong cross}; do
  race --mode "$mode" "$@" || held=1
done
if [ -n "$OWN_POSTGRES" ]; then
  echo "PostgreSQL's errors: $(grep -c ERROR "$OWN_POSTGRES/log" || true)"
  grep -h ERROR "$OWN_POSTGRES/log" | sed 's/.*ERROR/ERROR/' | sort | uniq -c | sort -rn | head -5 || true
fi
for log in "$SCRATCH"/replica-*.log; do grep -hE ' (ERROR|WARN) ' "$log" | head -5 || true; done
exit $held
