#!/usr/bin/env bash
# Builds artifacts/run/Beffroi.dll when a source is newer than it. Compiled ahead of time (ReadyToRun): a start is a second shorter.
set -euo pipefail
cd "$(dirname "$0")/.."
stamp=artifacts/beffroi.built

fresh() {
  [[ -f artifacts/run/Beffroi.dll && -f $stamp ]] &&
    [[ -z $(find src Directory.Build.props Directory.Packages.props global.json -newer "$stamp" -print -quit) ]]
}
fresh && exit 0

build/sdk.sh
mkdir -p artifacts
# Two terminals may ask for it at once: the second waits, and finds it done. What a build leaves running (a node of MSBuild, a compiler) must not keep the
# lock: it gets none (9>&-).
exec 9>artifacts/beffroi.lock
flock 9
fresh && exit 0

# The compiler runs once: what it would learn of itself on the way (PGO) is a quarter of its time and serves nobody.
export DOTNET_TieredPGO=0
touch "$stamp.new"
echo "Building Beffroi…" >&2
# In two steps, so that what the suites are built on is this very assembly, compiled once.
if ! dotnet build src/Beffroi --configuration Release --nologo --verbosity quiet >"$stamp.log" 2>&1 9>&- ||
  ! dotnet publish src/Beffroi --configuration Release --no-build --use-current-runtime --no-self-contained --output artifacts/run --nologo --verbosity quiet >>"$stamp.log" 2>&1 9>&-; then
  cat "$stamp.log" >&2
  echo "beffroi: the build failed." >&2
  exit 1
fi
mv "$stamp.new" "$stamp"
