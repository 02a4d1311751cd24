# Sourced by the other scripts: starts processes and ends exactly those.
JAVA=${JAVA:-/usr/lib/jvm/temurin-25-jdk-amd64/bin/java}
[ -x "$JAVA" ] || JAVA=java
APPLICATION=$(realpath "${APPLICATION:-target/quarkus-app}")
LIBRARIES="$APPLICATION/lib/main/*"
POSTGRES_BIN=${POSTGRES_BIN:-/usr/lib/postgresql/15/bin}
SCRATCH=$(mktemp -d /tmp/sekisho-bench.XXXXXX)
chmod 755 "$SCRATCH"
PIDS=
OWN_POSTGRES=

end_started() {
  for pid in $PIDS; do kill "$pid" 2>/dev/null || true; done
  for pid in $PIDS; do wait "$pid" 2>/dev/null || true; done
  if [ -n "$OWN_POSTGRES" ]; then
    as_postgres "$POSTGRES_BIN/pg_ctl" -D "$OWN_POSTGRES" -m fast -w stop >/dev/null 2>&1 || true
  fi
  rm -rf "$SCRATCH"
}
trap end_started EXIT
trap 'exit 1' INT TERM

as_postgres() {
  if [ "$(id -u)" = 0 ]; then su -s /bin/sh postgres -c "$(printf '%q ' "$@")"; else "$@"; fi
}

# start <name> <host:port> <command…>: waits until the port accepts connections; the id is in STARTED
start() {
  local name=$1 place=$2
  shift 2
  "$@" >"$SCRATCH/$name.log" 2>&1 &
  STARTED=$!
  PIDS="$PIDS $STARTED"
  for _ in $(seq 600); do
    if (exec 3<>"/dev/tcp/${place%:*}/${place#*:}") 2>/dev/null; then return 0; fi
    if ! kill -0 "$STARTED" 2>/dev/null; then break; fi
    sleep 0.1
  done
  echo "$name did not start:" >&2
  tail -20 "$SCRATCH/$name.log" >&2
  return 1
}

# sets DATABASE_URL and POSTMASTER
postgres_or_given() {
  if [ -n "${DATABASE_URL:-}" ]; then
    POSTMASTER=${POSTMASTER:?the id of the postmaster behind DATABASE_URL}
    return
  fi
  local data=$SCRATCH/postgres port=${POSTGRES_PORT:-17104}
  mkdir "$data"
  if [ "$(id -u)" = 0 ]; then chown postgres "$data"; fi
  as_postgres "$POSTGRES_BIN/initdb" -D "$data" -U postgres --auth=trust -E UTF8 >/dev/null
  OWN_POSTGRES=$data
  as_postgres "$POSTGRES_BIN/pg_ctl" -D "$data" -w -l "$data/log" -o "-h 127.0.0.1 -p $port -c unix_socket_directories= \
    -c shared_buffers=256MB -c synchronous_commit=on -c max_connections=100 -c max_wal_size=4GB ${POSTGRES_OPTIONS:-}" start >/dev/null
  POSTMASTER=$(head -1 "$data/postmaster.pid")
  DATABASE_URL=postgresql://postgres@127.0.0.1:$port/postgres
}

database_says() {
  "$POSTGRES_BIN/psql" "$DATABASE_URL" -Atc "$1"
}
