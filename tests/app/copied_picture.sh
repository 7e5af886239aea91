#!/usr/bin/env bash
# copied_picture.sh LUNETTE LUNETTE_CLI CLIPBOARD_KEEPER: a picture is copied, the program ends, and what was copied is
# pasted elsewhere, because a clipboard manager runs.
set -u
lunette=$1 cli=$2 keeper=${3:-}
[ -n "$keeper" ] || { echo "SKIP: libxcb1-dev was not installed when this was built"; exit 77; }
for tool in xvfb-run xdotool; do
    command -v "$tool" >/dev/null || { echo "SKIP: $tool is not installed"; exit 77; }
done
if [ -z "${COPIED_PICTURE_DISPLAY:-}" ]; then # once more, on a display of its own
    COPIED_PICTURE_DISPLAY=1 exec xvfb-run -a -s "-screen 0 1440x960x24" "$0" "$@"
fi
home=$(mktemp -d)
export HOME=$home XDG_CONFIG_HOME=$home/config XDG_DATA_HOME=$home/data QT_QPA_PLATFORM=xcb
fail() { echo "$1" >&2; exit 1; }
# patiently COMMAND...: until it succeeds, or half a minute is over.
patiently() {
    for _ in $(seq 300); do
        "$@" >/dev/null 2>&1 && return
        sleep 0.1
    done
    return 1
}
isShown() { window=$(xdotool search --onlyvisible --name Lunette | tail -1) && [ -n "$window" ]; }
copies() { xdotool windowfocus --sync "$window" key ctrl+c && sleep 0.3 && "$keeper" owned; }
hasEnded() { ! kill -0 "$program"; }

"$cli" train moons:count=60,size=28 --hidden 8 --epochs 1 --output "$home/model.lunette" 2>/dev/null || fail "No model."
"$keeper" keep >"$home/log" & manager=$!
"$lunette" "$home/model.lunette" & program=$!
trap 'kill "$manager" "$program" 2>/dev/null; wait; rm -rf "$home"' EXIT
patiently grep -q ready "$home/log" || fail "The clipboard manager does not start."
patiently isShown || fail "The window does not show."
patiently copies || fail "Ctrl+C copies nothing."
xdotool windowfocus --sync "$window" key ctrl+q
patiently hasEnded || fail "The program does not end."
"$keeper" paste "$home" || fail "What was copied ended with the program."
head -c 8 "$home/picture.png" | tail -c 7 | grep -q "^PNG" || fail "What is pasted is no PNG."
grep -aqFe "$(cat "$home/text")" "$home/picture.png" || fail "The pasted picture does not say the code that is pasted as text."
echo "Pasted after the end: $(stat -c %s "$home/picture.png") bytes of PNG at the code $(cat "$home/text")"
