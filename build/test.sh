#!/usr/bin/env bash
# test.sh SUITE… [-- RUNNER ARGUMENTS]: builds, and runs the suites beside a PostgreSQL of their own.
# Ends with one line, "N passed, N failed", and with 1 when anything failed.
set -euo pipefail
cd "$(dirname "$0")/.."

# What the tests write lives for a second: in memory it takes a tenth less of the processors. Only where there is room for all of it.
memory=/dev/shm
has_room() { [[ -w $memory && $(df --output=avail -k "$memory" | tail -1) -gt 6000000 && $(awk '/^MemAvailable/ { print $2 }' /proc/meminfo) -gt 10000000 ]]; }
if [[ -z ${BEFFROI_TEST_POSTGRES:-} ]]; then
  folder=$(mktemp -d "$(if has_room; then echo "$memory"; else echo /tmp; fi)/beffroi-tests-XXXXXX")
  # PostgreSQL runs as another user.
  chmod 755 "$folder"
  trap 'rm -rf "$folder"' EXIT
  trap 'exit 130' INT TERM
  BEFFROI_TEST_FOLDER=$folder build/with-postgres.sh build/test.sh "$@"
  exit
fi

suites=()
while [[ $# -gt 0 && $1 != -- ]]; do suites+=("$1"); shift; done
[[ $# -gt 0 ]] && shift

build/sdk.sh
# The daemon alone: the tests make their own signatures.
build/need.sh clamd clamav-daemon
# The shell draws no window and halves the time of the browser tests; not every system has a package of it.
build/need.sh chromium-headless-shell chromium-headless-shell fonts-liberation fonts-dejavu-core 2>/dev/null ||
  build/need.sh chromium chromium fonts-liberation fonts-dejavu-core

# Two more readers of the PDFs that are made.
build/need.sh qpdf qpdf
build/need.sh pdfinfo poppler-utils

export BEFFROI_PROGRAM=$PWD/artifacts/run/Beffroi.dll
# Suites and programs live for minutes at most: what is compiled better for later serves only if it is called 300 times (in hexadecimal), not 30.
export DOTNET_TC_CallCountThreshold=12C
reports=$(mktemp -d)
# What runs in the background does not hear of Ctrl-C, nor of a build that fails.
trap 'kill $(cat "$reports"/*.pid 2>/dev/null) 2>/dev/null || true; rm -rf "$reports"' EXIT

prepare() {
  # The program that is started as a process is the one of `make run`; its assembly is the one that the suites are built on. The rules stand alone.
  [[ $1 == Beffroi.Rules.Tests ]] || build/program.sh
  echo "Building $1 …"
  DOTNET_TieredPGO=0 dotnet build "tests/$1" --configuration Release --nologo --verbosity quiet -clp:NoSummary
  echo "$1 is built after $SECONDS s."
}

run() {
  local suite=$1 began=$SECONDS code=0
  shift
  TMPDIR=${BEFFROI_TEST_FOLDER:-${TMPDIR:-/tmp}} "artifacts/bin/$suite/release/$suite" -noColor -noLogo -result-xml "$reports/$suite.xml" "$@" &
  echo $! >"$reports/$suite.pid"
  wait $! || code=$?
  rm "$reports/$suite.pid"
  echo "$suite: $((SECONDS - began)) s"
  echo "$code" >"$reports/$suite.code"
}

# A suite runs while the next one is built: a build leaves half of two processors idle. Two suites never run at once.
for suite in "${suites[@]}"; do
  prepare "$suite"
  wait
  echo "Running $suite …"
  run "$suite" "$@" &
done
wait

passed=0 failed=0 broken=0 names=
for suite in "${suites[@]}"; do
  report=$reports/$suite.xml code=$(cat "$reports/$suite.code")
  count() { { grep -o "<assembly [^>]*" "$report" 2>/dev/null || true; } | { grep -oP " $1=\"\K[0-9]+" || true; } | awk '{ n += $1 } END { print n + 0 }'; }
  suite_failed=$(($(count failed) + $(count errors)))
  passed=$((passed + $(count passed)))
  failed=$((failed + suite_failed))
  [[ $code -ne 0 && $suite_failed -eq 0 ]] && { echo "$suite ended with $code." >&2; broken=1; failed=$((failed + 1)); }
  # Said again at the end: what they printed may be thousands of lines above.
  names+=$({ grep -oP '<test [^>]*? name="\K[^"]*(?="[^>]* result="Fail")' "$report" 2>/dev/null || true; } | sed "s/^/failed: /")$'\n'
done
sed '/^$/d' <<<"$names"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 && $broken -eq 0 ]]
