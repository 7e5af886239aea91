#!/usr/bin/env bash
# Holds every source against the house's form: clang-format, clang-tidy, shellcheck, and the limits on the size of a
# class (class_sizes.py). Needs Debian's clang-format, clang-tidy and shellcheck (version 14 of the first two) and all
# that a build needs; installs and builds nothing. With FILES, clang-tidy reads only these.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

for tool in clang-format-14 clang-tidy-14 shellcheck; do
    command -v "$tool" >/dev/null || {
        echo "$tool is missing: apt-get install clang-format clang-tidy shellcheck" >&2
        exit 1
    }
done
# The release build joins sources, so clang-tidy gets the commands of a build that does not.
cmake --preset lint >/dev/null

status=0
mapfile -t sources < <(git ls-files '*.h' '*.cpp')
clang-format-14 --dry-run -Werror "${sources[@]}" || status=1
git ls-files '*.sh' .ci/run | xargs shellcheck -x || status=1
tests/class_sizes.py || status=1

files=("$@")
[ $# -gt 0 ] || mapfile -t files < <(git ls-files 'core/*.cpp' 'ui/*.cpp' 'app/*.cpp')
errors=$(mktemp)
trap 'rm -f "$errors"' EXIT
printf '%s\0' "${files[@]}" | xargs -0 -n 1 -P "$(nproc)" clang-tidy-14 -p build-lint --quiet 2>"$errors" || status=1
# Of what clang-tidy says of itself only the counts are noise; the rest are files or settings that it cannot read.
counts='^[0-9]+ (warnings?|errors?)( and [0-9]+ errors?)? (generated\.|treated as errors?)$'
if grep -vE "$counts" "$errors" >&2; then status=1; fi
exit $status
