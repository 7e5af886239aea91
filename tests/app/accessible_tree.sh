#!/usr/bin/env bash
# accessible_tree.sh PROGRAM: starts the window on a display and a bus of its own and walks its accessible tree.
set -u
program=$1
python=/usr/bin/python3  # the one that Debian's packages are for
here=$(cd "$(dirname "$0")" && pwd)
for tool in dbus-run-session xvfb-run "$python"; do
    command -v "$tool" >/dev/null || { echo "SKIP: $tool is not installed"; exit 77; }
done
"$python" -c "import pyatspi" 2>/dev/null || { echo "SKIP: python3-pyatspi is not installed"; exit 77; }
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_CONFIG_HOME=$home XDG_DATA_HOME=$home QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 QT_QPA_PLATFORM=xcb
# shellcheck disable=SC2016 # the inner shell expands them
dbus-run-session -- xvfb-run -a -s "-screen 0 1440x960x24" bash -c '
    "$1" & lunette=$!
    "$3" "$2/accessible_tree.py"; result=$?
    kill "$lunette"; wait "$lunette" 2>/dev/null
    exit "$result"' _ "$program" "$here" "$python"
