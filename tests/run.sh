#!/usr/bin/env bash
# Installs what is missing, builds, and runs every test; arguments go to ctest. Works from any folder; needs no display.
set -euo pipefail

root=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
# shellcheck source-path=SCRIPTDIR source=../app/dependencies.sh
. "$root/app/dependencies.sh"

install_missing "${BUILD_PACKAGES[@]}" "${WINDOW_PACKAGES[@]}" "${TEST_PACKAGES[@]}"
build=$(build_folder "$root")
build_targets "$root" "$build"
cd "$build"
exec ctest --output-on-failure --parallel 2 "$@"
