# shellcheck shell=bash disable=SC2034 # the lists are for who sources this
# Sourced by app/run.sh, app/package.sh and tests/run.sh: the Debian packages that Lunette needs, and how to install and build.

BUILD_PACKAGES=(g++ cmake ninja-build libeigen3-dev libdnnl-dev zlib1g-dev libarchive-dev libhdf5-dev libmatio-dev
    nlohmann-json3-dev libcli11-dev libgif-dev libimagequant-dev libtiff-dev qt6-base-dev qt6-svg-dev qt6-l10n-tools
    libgl1-mesa-dev libqcustomplot-dev)
# Without the second of them Qt reads neither TIFF nor WebP.
WINDOW_PACKAGES=(qt6-qpa-plugins qt6-image-formats-plugins qt6-translations-l10n fonts-dejavu-core)
# The window speaks Chinese, too: where no font has its glyphs, the smallest one that does.
[ -n "$(fc-list :lang=zh-cn 2>/dev/null)" ] || WINDOW_PACKAGES+=(fonts-wqy-microhei)
PACKAGE_PACKAGES=(dpkg-dev file gzip)
TEST_PACKAGES=(xvfb xauth librandom123-dev)

# install_missing PACKAGE...: installs what is missing, after saying so. Where that cannot be done it says what to
# install and goes on, because what is needed may be there in another way; the build then tells.
install_missing() {
    if ! command -v dpkg-query >/dev/null; then
        say "This is not a Debian system, so nothing is installed. If the build fails, install the equivalents of" \
            "these Debian packages: $*"
        return 0
    fi
    local missing=() package
    for package in "$@"; do
        [ "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)" = installed ] || missing+=("$package")
    done
    [ ${#missing[@]} -gt 0 ] || return 0

    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
        if ! command -v sudo >/dev/null; then
            say "These packages are missing, and only root can install them: ${missing[*]}" \
                "If the build fails, ask for: apt-get install --no-install-recommends ${missing[*]}"
            return 0
        fi
        as_root=(sudo)
    fi
    say "Installing with apt-get: ${missing[*]}"
    if ! apt_get update -q || ! apt_get install -y -q --no-install-recommends "${missing[@]}"; then
        say "apt-get could not install: ${missing[*]}" "Going on with what is installed."
    fi
}

# apt_get ARGUMENT...: as root, by the as_root of the caller, and without questions.
apt_get() {
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get "$@" >&2
}

# build_folder ROOT [TARGET...]: prints where to build: ROOT/build, or a folder of the user's own where that belongs to
# someone else and lacks a target, or anything where none is named.
build_folder() {
    local root=$1
    shift
    if [ -w "$root/build" ] || { [ ! -e "$root/build" ] && [ -w "$root" ]; } || is_built "$root/build" "$@"; then
        echo "$root/build"
    else
        echo "${XDG_CACHE_HOME:-${HOME:-/tmp}/.cache}/lunette/build-$(printf '%s' "$root" | cksum | cut -d ' ' -f 1)"
    fi
}

# is_built FOLDER [TARGET...]: whether these, or everything, are there and newer than their sources.
is_built() {
    local folder=$1
    shift
    [ -f "$folder/build.ninja" ] && ninja -C "$folder" -n "$@" 2>/dev/null | grep -q 'no work to do'
}

# built_before ROOT: prints the folder of a program that is there; fails where there is none.
built_before() {
    local folder
    for folder in "$1/build" "$(build_folder "$1")"; do
        if [ -x "$folder/app/lunette" ]; then
            echo "$folder"
            return 0
        fi
    done
    return 1
}

# build_targets ROOT FOLDER [TARGET...]: builds these, or everything. Ends the script where that fails.
build_targets() {
    local root=$1 folder=$2 targets=()
    shift 2
    [ $# -eq 0 ] || targets=(--target "$@")
    local tool
    for tool in cmake ninja; do
        command -v "$tool" >/dev/null || fail "$tool is missing, so nothing can be built; install it and start again."
    done
    if [ ! -f "$folder/build.ninja" ]; then
        say "Building Lunette in $folder; the first time takes some minutes."
        (cd "$root" && cmake --preset release -B "$folder") >&2 || fail_to_build
    fi
    [ ! -w "$folder" ] || cmake --build "$folder" "${targets[@]}" >&2 || fail_to_build
}

fail_to_build() {
    fail "The build failed; the first error above says why. It needs these Debian packages or their equivalents:" \
        "  ${BUILD_PACKAGES[*]}"
}

fail() {
    say "$@"
    exit 1
}

say() {
    printf '%s\n' "$@" >&2
}
