#!/usr/bin/env bash
# test.sh SUITE… [-- RUNNER ARGUMENTS]: builds, starts a PostgreSQL of its own, runs the suites, stops it whatever happens.
# Ends with one line, "N passed, N failed", and with 1 when anything failed.
set -euo pipefail
cd "$(dirname "$0")/.."

suites=()
while [[ $# -gt 0 && $1 != -- ]]; do suites+=("$1"); shift; done
[[ $# -gt 0 ]] && shift

build/sdk.sh
build/need.sh initdb postgresql postgresql-client
# The daemon alone: the tests make their own signatures.
build/need.sh clamd clamav-daemon
# The shell draws no window and halves the time of the browser tests; not every system has a package of it.
build/need.sh chromium-headless-shell chromium-headless-shell fonts-liberation fonts-dejavu-core 2>/dev/null ||
  build/need.sh chromium chromium fonts-liberation fonts-dejavu-core

folder=$(mktemp -d /tmp/beffroi-postgres-XXXXXX)
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

# The program that is started as a process is the one of `make run`; its assembly is the one that the suites are built on.
build/program.sh
export BEFFROI_PROGRAM=$PWD/artifacts/run/Beffroi.dll
for suite in "${suites[@]}"; do
  echo "Building $suite …"
  dotnet build "tests/$suite" --configuration Release --nologo --verbosity quiet -clp:NoSummary -p:RunAnalyzers="${RunAnalyzers:-false}"
done
echo "Builds: $SECONDS s"

echo "Starting PostgreSQL …"
chmod 755 "$folder"
install -d -m 700 "$folder/data"
[[ $(id -u) -eq 0 ]] && chown -R postgres:postgres "$folder"
as_server "$bin/initdb" -D "$folder/data" -U beffroi --auth=trust --no-sync -E UTF8 --locale=C.UTF-8 >/dev/null
started=
for _ in 1 2 3 4 5; do
  port=$((20000 + RANDOM % 40000))
  # Nothing is kept: fsync and friends would only slow the tests.
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

passed=0 failed=0 broken=0
for suite in "${suites[@]}"; do
  echo "Running $suite …"
  report=$folder.$suite.xml
  code=0 began=$SECONDS
  "artifacts/bin/$suite/release/$suite" -noColor -noLogo -result-xml "$report" "$@" || code=$?
  echo "$suite: $((SECONDS - began)) s"
  count() { { grep -o "<assembly [^>]*" "$report" 2>/dev/null || true; } | { grep -oP " $1=\"\K[0-9]+" || true; } | awk '{ n += $1 } END { print n + 0 }'; }
  suite_failed=$(($(count failed) + $(count errors)))
  passed=$((passed + $(count passed)))
  failed=$((failed + suite_failed))
  [[ $code -ne 0 && $suite_failed -eq 0 ]] && { echo "$suite ended with $code." >&2; broken=1; failed=$((failed + 1)); }
  rm -f "$report"
done
echo "$passed passed, $failed failed"
[[ $failed -eq 0 && $broken -eq 0 ]]
