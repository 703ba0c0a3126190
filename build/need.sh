#!/usr/bin/env bash
# need.sh COMMAND PACKAGE…: makes sure that a command exists, with apt when we are root, else says what to type. For COMMAND also
# a file by its path, or a shared library (libicuuc.so).
set -euo pipefail
command=$1
shift
found() {
  [[ $command == /* && -e $command ]] && return
  command -v "$command" >/dev/null && return
  [[ -x /usr/sbin/$command ]] && return
  [[ $command == *.so ]] && compgen -G "/usr/lib/*/$command.*" >/dev/null && return
  compgen -G "/usr/lib/postgresql/*/bin/$command" >/dev/null
}
found && exit 0
if [[ $(id -u) -ne 0 ]] || ! command -v apt-get >/dev/null; then
  echo "$command is missing. Type: sudo apt-get update && sudo apt-get install --yes --no-install-recommends $*" >&2
  exit 1
fi
echo "Installing $* …" >&2
export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! { apt-get update -qq && apt-get install --yes -qq --no-install-recommends "$@"; } >"$log" 2>&1; then
  tail -20 "$log" >&2
  exit 1
fi
found || { echo "$command is still missing after installing $*." >&2; exit 1; }
