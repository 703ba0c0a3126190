#!/usr/bin/env bash
# with-postgres.sh COMMAND…: runs a command beside a PostgreSQL of its own, which it finds in BEFFROI_TEST_POSTGRES, and stops it whatever happens.
# BEFFROI_TEST_FOLDER: where it writes; /tmp when it is not said.
set -euo pipefail
cd "$(dirname "$0")/.."
build/need.sh initdb postgresql postgresql-client

folder=$(mktemp -d "${BEFFROI_TEST_FOLDER:-/tmp}/beffroi-postgres-XXXXXX")
bin=$(dirname "$(compgen -G '/usr/lib/postgresql/*/bin/initdb' | sort -V | tail -1 || command -v initdb)")
# PostgreSQL refuses to run as root.
as_server() { if [[ $(id -u) -eq 0 ]]; then runuser -u postgres -- "$@"; else "$@"; fi; }

stop() {
  status=$?
  as_server "$bin/pg_ctl" -D "$folder/data" -m immediate stop >/dev/null 2>&1 || true
  rm -rf "$folder"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

echo "Starting PostgreSQL …" >&2
chmod 755 "$folder"
install -d -m 700 "$folder/data"
[[ $(id -u) -eq 0 ]] && chown -R postgres:postgres "$folder"
as_server "$bin/initdb" -D "$folder/data" -U beffroi --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
started=
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 40000))
  # Nothing is kept: fsync and friends would only slow what runs beside it.
  if as_server "$bin/pg_ctl" -D "$folder/data" -l "$folder/log" -w -s \
    -o "-c listen_addresses=127.0.0.1 -p $port -c unix_socket_directories=$folder -c fsync=off -c full_page_writes=off -c synchronous_commit=off -c max_connections=300" \
    start >/dev/null 2>&1; then
    started=yes
    break
  fi
done
if [[ -z $started ]]; then
  echo "PostgreSQL did not start:" >&2
  cat "$folder/log" >&2
  exit 1
fi
export BEFFROI_TEST_POSTGRES="Host=127.0.0.1;Port=$port;Username=beffroi;Database=postgres"
"$@"
