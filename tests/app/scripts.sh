#!/usr/bin/env bash
# What app/run.sh, app/package.sh and tests/run.sh do on machines of all kinds: runs copies of them in a folder of their own, where
# programs that only write down how they were called stand in for the package manager, the build and Lunette.
# Usage: scripts.sh SOURCE_FOLDER
# shellcheck disable=SC2016 # what the stand-ins expand
set -euo pipefail

source=$1
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
tree=$folder/tree
bin=$folder/bin
calls=$folder/calls
mkdir -p "$tree/app" "$tree/tests" "$bin" "$folder/elsewhere"
cp "$source/app/run.sh" "$source/app/package.sh" "$source/app/dependencies.sh" "$tree/app/"
cp "$source/tests/run.sh" "$tree/tests/"

for tool in bash basename cat chmod cksum cp cut dirname env grep mkdir mv readlink rm touch; do
    ln -s "$(command -v "$tool")" "$bin/$tool"
done

# stand_in NAME: makes a program of the lines on stdin, which notes its call first.
stand_in() {
    { printf '#!%s\necho "%s $*" >>"%s"\n' "$(command -v bash)" "$1" "$calls"; cat; } >"$bin/$1"
    chmod +x "$bin/$1"
}

stand_in dpkg-query <<'END'
for name in "$@"; do :; done
case " $MISSING " in *" $name "*) printf 'not-installed' ;; *) printf 'installed' ;; esac
END
stand_in id <<<'echo "$FAKE_UID"'
stand_in apt-get <<<'exit "$APT_STATUS"'
stand_in ninja <<<'exit 0'
stand_in ctest <<<'exit "$CTEST_STATUS"'
stand_in cmake <<'END'
if [ "$1" = --preset ]; then
    mkdir -p "$4"
    touch "$4/build.ninja"
else
    [ "$BUILD_STATUS" -eq 0 ] || exit "$BUILD_STATUS"
    mkdir -p "$2/app"
    cp "$LUNETTE" "$2/app/lunette"
fi
END
stand_in cpack <<<'[ "$CPACK_STATUS" -ne 0 ] || touch lunette_1.0.0_amd64.deb; exit "$CPACK_STATUS"'
stand_in dpkg <<<'exit 0'
cat >"$folder/lunette" <<END
#!$(command -v bash)
echo "lunette \$*" >>"$calls"
[ "\$1" != --check-display ] || { echo "no display" >&2; exit "\$DISPLAY_STATUS"; }
END
chmod +x "$folder/lunette"

failures=0
# check DESCRIPTION EXPECTED ACTUAL
check() {
    [ "$2" = "$3" ] && return 0
    printf 'FAIL: %s\n  expected: %s\n  got:      %s\n' "$1" "$2" "$3"
    failures=$((failures + 1))
}

# run SCRIPT ARGUMENT...: sets `status`, `output` and `called`, the calls that change or show something.
run() {
    : >"$calls"
    status=0
    output=$(cd "$folder/elsewhere" && env -i PATH="$bin" HOME="$folder/home" LUNETTE="$folder/lunette" \
        MISSING="${missing:-}" FAKE_UID="${uid:-1000}" APT_STATUS="${apt:-0}" BUILD_STATUS="${build:-0}" \
        DISPLAY_STATUS="${display:-0}" CTEST_STATUS="${ctest:-0}" CPACK_STATUS="${cpack:-0}" "$@" 2>&1) || status=$?
    called=$(grep -v -e '^dpkg-query' -e '^id' "$calls" | cut -d ' ' -f 1-3 | tr '\n' ';' || true)
}

fresh() { rm -rf "$tree/build"; }
readonly BUILD="cmake --preset release;cmake --build $tree/build;"
readonly SHOW='lunette --check-display;lunette ;'

fresh
run "$tree/app/run.sh"
check "installed, without sudo: builds and opens" "0 $BUILD$SHOW" "$status $called"
run "$tree/app/run.sh"
check "the second start configures and installs nothing" "0 cmake --build $tree/build;$SHOW" "$status $called"
run "$tree/app/run.sh" moons
check "arguments go to the program" "lunette moons" "$(tail -n 1 "$calls")"

for option in --help -h --version; do
    run "$tree/app/run.sh" $option
    check "$option builds nothing where a build is there" "0 lunette $option;" "$status $called"
done

fresh
missing=cmake run "$tree/app/run.sh"
check "missing, neither root nor sudo: goes on" "0 $BUILD$SHOW" "$status $called"
check "and names what is missing" yes "$([[ $output == *'apt-get install --no-install-recommends cmake'* ]] && echo yes)"

fresh
missing="cmake g++" uid=0 run "$tree/app/run.sh"
check "root installs" "0 apt-get update -q;apt-get install -y;$BUILD$SHOW" "$status $called"
check "only what is missing" "apt-get install -y -q --no-install-recommends g++ cmake" "$(grep install "$calls" | grep apt)"

fresh
missing=cmake uid=0 apt=100 run "$tree/app/run.sh"
check "installing fails, but all is there: goes on" "0 apt-get update -q;$BUILD$SHOW" "$status $called"

stand_in sudo <<<'exec "$@"'
fresh
missing=cmake run "$tree/app/run.sh"
check "sudo installs" "0 sudo env DEBIAN_FRONTEND=noninteractive;apt-get update -q;sudo env DEBIAN_FRONTEND=noninteractive;apt-get install -y;$BUILD$SHOW" "$status $called"
rm "$bin/sudo"

display=1 run "$tree/app/run.sh" digits
check "without a display it trains" "lunette --output lunette-output digits" "$(tail -n 1 "$calls")"
check "and says why" yes "$([[ $output == *'no display'* ]] && echo yes)"
display=2 run "$tree/app/run.sh" --wrong
check "a wrong command line stays one" "2 lunette --check-display --wrong" "$status $(tail -n 1 "$calls")"

fresh
build=1 run "$tree/app/run.sh"
check "a failed build ends it" 1 "$status"
check "and names what is needed" yes "$([[ $output == *libdnnl-dev* ]] && echo yes)"

fresh
ctest=8 run "$tree/tests/run.sh" -R Csv
check "tests/run.sh builds everything and runs ctest" "8 ${BUILD}ctest --output-on-failure --parallel;" "$status $called"

fresh
run "$tree/app/package.sh" -D LUNETTE_MAINTAINER=me
check "app/package.sh builds and packs" "0 ${BUILD}cpack -G DEB;" "$status $called"
check "gives cmake its arguments" yes "$(grep -q -e '--preset release .* -D LUNETTE_MAINTAINER=me$' "$calls" && echo yes)"
check "prints the package" "$folder/elsewhere/lunette_1.0.0_amd64.deb" "$(tail -n 1 <<<"$output")"
check "and leaves it there" yes "$([ -f "$folder/elsewhere/lunette_1.0.0_amd64.deb" ] && echo yes)"
fresh
missing="file g++" uid=0 run "$tree/app/package.sh"
check "installs what packing needs" "apt-get install -y -q --no-install-recommends g++ file" \
    "$(grep install "$calls" | grep apt)"
cpack=1 run "$tree/app/package.sh"
check "a package that cannot be made ends it" 1 "$status"
rm "$bin/dpkg"
run "$tree/app/package.sh"
check "another system has no package, and a way to install" "1  yes" \
    "$status $called $([[ $output == *'cmake --install'* ]] && echo yes)"

rm "$bin/dpkg-query"
fresh
missing=cmake uid=0 run "$tree/app/run.sh"
check "another system: installs nothing and goes on" "0 $BUILD$SHOW" "$status $called"

if command -v dpkg-query >/dev/null; then
    # shellcheck source-path=SCRIPTDIR source=../../app/dependencies.sh
    . "$source/app/dependencies.sh"
    for package in "${BUILD_PACKAGES[@]}" "${WINDOW_PACKAGES[@]}" "${TEST_PACKAGES[@]}"; do
        check "$package is a real package, and installed" installed \
            "$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null)"
    done
else
    echo "Not checked: the names of Debian's packages, because this is not a Debian system."
fi

[ $failures -eq 0 ] || { echo "$failures checks failed"; exit 1; }
echo "all checks passed"
