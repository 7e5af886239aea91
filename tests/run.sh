#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test. Works from any folder; needs no display.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
# shellcheck source-path=SCRIPTDIR source=../app/dependencies.sh
source app/dependencies.sh

require_packages "${BUILD_PACKAGES[@]}" "${WINDOW_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
cmake --preset release
cmake --build --preset release
ctest --preset release "$@"
