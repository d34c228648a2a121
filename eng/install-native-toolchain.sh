#!/usr/bin/env bash
# Installs what a NativeAOT publish links with (clang, zlib), where it is missing and apt is at hand; tests of it are skipped elsewhere.
set -euo pipefail
if command -v clang >/dev/null && [ -e /usr/include/zlib.h ]; then
    exit 0
fi

if [ "$(id -u)" -eq 0 ] && command -v apt-get >/dev/null; then
    apt-get update -qq && apt-get install -y -qq --no-install-recommends clang lld zlib1g-dev >/dev/null || echo "clang could not be installed; the NativeAOT test will be skipped." >&2
fi
