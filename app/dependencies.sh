# shellcheck shell=bash disable=SC2034 # the lists are for who sources this
# Sourced by app/run.sh and tests/run.sh: makes sure that Debian's packages named in "$@" are there.

# Installs what is missing, after saying so. On another system it says what to install and ends the script.
require_packages() {
    if ! command -v dpkg-query >/dev/null; then
        if command -v cmake >/dev/null && command -v ninja >/dev/null; then
            echo "This is not a Debian system: going on with what is installed. If the build fails, install the" >&2
            echo "equivalents of these Debian packages: $*" >&2
            return 0
        fi
        echo "This script installs packages on Debian 12 or newer only. On this system, install the equivalents of" >&2
        echo "  $*" >&2
        echo "and run it again; or build by hand: cmake --preset release && cmake --build --preset release" >&2
        exit 1
    fi
    local missing=()
    local package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -eq 0 ] && return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            echo "These packages are missing, and neither root nor sudo is here to install them:" >&2
            echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
            exit 1
        fi
        as_root=(sudo)
    fi
    echo "Installing with apt-get: ${missing[*]}" >&2
    "${as_root[@]}" apt-get update -q >&2
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
}

BUILD_PACKAGES=(g++ cmake ninja-build libeigen3-dev libdnnl-dev zlib1g-dev nlohmann-json3-dev libgif-dev
    qt6-base-dev libqt6svg6-dev libgl1-mesa-dev libqcustomplot-dev)
# Without the second of them Qt reads neither TIFF nor WebP.
WINDOW_PACKAGES=(qt6-qpa-plugins qt6-image-formats-plugins fonts-dejavu-core)
TEST_PACKAGES=(xvfb xauth)
