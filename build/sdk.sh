#!/usr/bin/env bash
# sdk.sh: makes sure that the .NET SDK runs and can fetch packages; what Debian leaves out is installed or named by need.sh.
set -euo pipefail
cd "$(dirname "$0")/.."
if ! command -v dotnet >/dev/null; then
  echo "dotnet is missing. Install the .NET 10 SDK (https://dotnet.microsoft.com/download/dotnet/10.0) and put its folder on the PATH." >&2
  exit 1
fi
# Only its packages are known here; elsewhere dotnet says itself what it lacks.
if [[ -e /etc/debian_version ]]; then
  case $(. /etc/os-release && echo "${VERSION_ID:-}") in
    12) icu=libicu72 ;;
    13) icu=libicu76 ;;
    *) icu=libicu-dev ;;
  esac
  build/need.sh libicuuc.so "$icu"
  [[ -n ${SSL_CERT_FILE:-} ]] || build/need.sh /etc/ssl/certs/ca-certificates.crt ca-certificates
fi
