#!/usr/bin/env bash
# Installs what is missing, builds Lunette and opens its window. Arguments go to the program: a dataset or a model.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
root=$(dirname "$here")
# shellcheck source-path=SCRIPTDIR source=dependencies.sh
. "$here/dependencies.sh"

require_packages "${BUILD_PACKAGES[@]}" "${WINDOW_PACKAGES[@]}"

display=${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}
[ -n "$display" ] || echo "There is no display here, so no window will open; building for the command line." >&2

echo "Building Lunette in $root/build; the first time takes a few minutes." >&2
(cd "$root" && cmake --preset release && cmake --build --preset release) >&2

if [ -z "$display" ]; then
    echo "Built. Without a display, use for example:" >&2
    echo "  $root/build/app/lunette-cli train moons --report -" >&2
    exit 1
fi
exec "$root/build/app/lunette" "$@"
