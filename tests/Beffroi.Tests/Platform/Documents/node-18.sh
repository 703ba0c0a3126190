#!/bin/sh
# The Node that is here, without what the one of Debian 12 does not have yet of the language.
exec node --require "$(dirname "$0")/node-18.cjs" "$@"
