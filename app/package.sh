#!/usr/bin/env bash
# Installs what is missing, builds Lunette and packs it for Debian: lunette_VERSION_ARCHITECTURE.deb in the current
# folder, whose path is printed. Arguments go to cmake, e.g. -D LUNETTE_MAINTAINER="NAME <ADDRESS>".
set -euo pipefail

here=$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")
root=$(dirname "$here")
# shellcheck source-path=SCRIPTDIR source=dependencies.sh
. "$here/dependencies.sh"

command -v dpkg >/dev/null || fail "A package for Debian can only be made on Debian or a system derived from it." \
    "'cmake --install build --prefix FOLDER' installs what was built on any system."
install_missing "${BUILD_PACKAGES[@]}" "${WINDOW_PACKAGES[@]}" "${PACKAGE_PACKAGES[@]}"

# The target "package" is never up to date, so a folder that cannot be written to is not chosen.
build=$(build_folder "$root" package)
(cd "$root" && cmake --preset release -B "$build" -D LUNETTE_ONEDNN=ON -D LUNETTE_UI=ON -D LUNETTE_SANITIZE= "$@") >&2 ||
    fail_to_build
build_targets "$root" "$build" lunette lunette-cli lunette_documents lunette_icons

folder=$PWD
rm -f "$build"/lunette_*.deb
(cd "$build" && cpack -G DEB) >&2 || fail "The package could not be made; the first error above says why."
for package in "$build"/lunette_*.deb; do
    mv "$package" "$folder/"
    echo "$folder/${package##*/}"
done
