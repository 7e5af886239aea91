#!/usr/bin/env bash
# Logs out of a desktop's session while a run is unsaved: the program keeps it and ends without a question.
# usage: session_end.sh LUNETTE LUNETTE_CLI, under an X server; needs Debian's x11-session-utils and x11-xserver-utils.
set -euo pipefail
lunette=$1 cli=$2
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data QT_QPA_PLATFORM=xcb

"$cli" train moons:count=60,size=28 --hidden 8 --epochs 1 --output "$home/start.lunette" 2>/dev/null
echo "$lunette --train $home/start.lunette" >"$home/.xsmstartup"
xsm >"$home/log" 2>&1 &
manager=$!
kept=$XDG_DATA_HOME/Lunette/Lunette/recovery
for _ in $(seq 300); do
    compgen -G "$kept/*.lunette" >/dev/null && break
    sleep 0.1
done
compgen -G "$kept/*.lunette" >/dev/null || { echo "It keeps nothing." >&2; exit 1; }

kill -TERM "$manager" # the manager asks everyone to save, and then to end
for _ in $(seq 300); do
    kill -0 "$manager" 2>/dev/null || break
    sleep 0.1
done
if kill -0 "$manager" 2>/dev/null; then
    pkill -f "$home/start.lunette" || true
    echo "The session waits for the program to end." >&2
    exit 1
fi
compgen -G "$kept/*.lunette" >/dev/null || { echo "The run is lost." >&2; exit 1; }
