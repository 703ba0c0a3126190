#!/usr/bin/env bash
# test.sh SUITE… [-- RUNNER ARGUMENTS]: builds, and runs the suites beside a PostgreSQL of their own.
# Ends with one line, "N passed, N failed", and with 1 when anything failed.
set -euo pipefail
cd "$(dirname "$0")/.."
[[ -n ${BEFFROI_TEST_POSTGRES:-} ]] || exec build/with-postgres.sh build/test.sh "$@"

suites=()
while [[ $# -gt 0 && $1 != -- ]]; do suites+=("$1"); shift; done
[[ $# -gt 0 ]] && shift

build/sdk.sh
# The daemon alone: the tests make their own signatures.
build/need.sh clamd clamav-daemon
# The shell draws no window and halves the time of the browser tests; not every system has a package of it.
build/need.sh chromium-headless-shell chromium-headless-shell fonts-liberation fonts-dejavu-core 2>/dev/null ||
  build/need.sh chromium chromium fonts-liberation fonts-dejavu-core

# The program that is started as a process is the one of `make run`; its assembly is the one that the suites are built on.
build/program.sh
export BEFFROI_PROGRAM=$PWD/artifacts/run/Beffroi.dll
for suite in "${suites[@]}"; do
  echo "Building $suite …"
  DOTNET_TieredPGO=0 dotnet build "tests/$suite" --configuration Release --nologo --verbosity quiet -clp:NoSummary -p:RunAnalyzers="${RunAnalyzers:-false}"
done
echo "Builds: $SECONDS s"

passed=0 failed=0 broken=0 names=
for suite in "${suites[@]}"; do
  echo "Running $suite …"
  report=$(mktemp --suffix .xml)
  code=0 began=$SECONDS
  "artifacts/bin/$suite/release/$suite" -noColor -noLogo -result-xml "$report" "$@" || code=$?
  echo "$suite: $((SECONDS - began)) s"
  count() { { grep -o "<assembly [^>]*" "$report" 2>/dev/null || true; } | { grep -oP " $1=\"\K[0-9]+" || true; } | awk '{ n += $1 } END { print n + 0 }'; }
  suite_failed=$(($(count failed) + $(count errors)))
  passed=$((passed + $(count passed)))
  failed=$((failed + suite_failed))
  [[ $code -ne 0 && $suite_failed -eq 0 ]] && { echo "$suite ended with $code." >&2; broken=1; failed=$((failed + 1)); }
  # Said again at the end: what they printed may be thousands of lines above.
  names+=$({ grep -oP '<test name="\K[^"]*(?="[^>]* result="Fail")' "$report" 2>/dev/null || true; } | sed "s/^/failed: /")$'\n'
  rm -f "$report"
done
sed '/^$/d' <<<"$names"
echo "$passed passed, $failed failed"
[[ $failed -eq 0 && $broken -eq 0 ]]
