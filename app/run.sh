#!/usr/bin/env bash
# Installs what is missing, builds Lunette and opens its window; where no window can be shown, trains without one and
# leaves the results in lunette-output/. Arguments go to the program: a dataset or a model.
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
root=$(dirname "$here")
# shellcheck source-path=SCRIPTDIR source=dependencies.sh
. "$here/dependencies.sh"

# --help and --version need no more than a program that was built before.
for argument in "$@"; do
    case $argument in
    -h | --help | --version)
        build=$(built_before "$root") && exec "$build/app/lunette" "$argument"
        ;;
    esac
done

install_missing "${BUILD_PACKAGES[@]}" "${WINDOW_PACKAGES[@]}"
build=$(build_folder "$root" lunette lunette-cli)
build_targets "$root" "$build" lunette lunette-cli

if reason=$("$build/app/lunette" --check-display "$@" 2>&1); then
    exec "$build/app/lunette" "$@"
else
    status=$?
    [ -z "$reason" ] || printf '%s\n' "$reason" >&2
    [ $status -ne 2 ] || exit 2
fi
exec "$build/app/lunette" --output lunette-output "$@"
