#!/usr/bin/env bash
# Installs the package into a fresh Debian tree, uses it there, and removes it: it must depend on all that it needs, and
# leave nothing but the user's data. Needs root, the network, and Debian's debootstrap, xvfb, x11-utils and x11-apps.
# usage: tests/fresh_debian.sh PACKAGE.deb [FOLDER]
# FOLDER keeps the tree and the picture of the window, window.xwd; without it all goes.
# shellcheck disable=SC2016 # what dpkg-query and the user's shell expand
set -euo pipefail

package=$(readlink -f "$1")
folder=${2:-$(mktemp -d)}
tree=$folder/tree
display=:87
mkdir -p "$folder"

say() { printf '\n== %s\n' "$*"; }
fail() {
    printf 'FAIL: %s\n' "$*" >&2
    exit 1
}

mounts=()
server=
cleanup() {
    [ -z "$server" ] || kill "$server" 2>/dev/null || true
    local place
    for place in "${mounts[@]}"; do umount "$place" || true; done
    [ -n "${keep:-}" ] || rm -rf "$folder"
}
keep=${2:-}
trap cleanup EXIT

# inside COMMAND...: as root in the tree. as_user COMMAND...: as its user, with the display.
inside() { chroot "$tree" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LANG=C.UTF-8 DEBIAN_FRONTEND=noninteractive "$@"; }
as_user() {
    chroot --userspec=reader "$tree" env -i PATH=/usr/bin:/bin LANG=C.UTF-8 HOME=/home/reader DISPLAY="$display" \
        bash -c "cd; $*"
}
# All files but what every installation changes, and the caches of other packages' triggers.
files() {
    inside find / -xdev \( -path /proc -o -path /home/reader -o -path /tmp -o -path /var/cache -o -path /var/lib/apt \
        -o -path /var/lib/dpkg -o -path /var/log -o -path /run \) -prune -o -print | sort
}

say "A fresh tree"
[ -e "$tree/usr" ] || debootstrap --variant=minbase bookworm "$tree" http://deb.debian.org/debian >/dev/null
mkdir -p "$tree/tmp/.X11-unix" /tmp/.X11-unix
mount -t proc proc "$tree/proc" && mounts+=("$tree/proc")
mount --bind /tmp/.X11-unix "$tree/tmp/.X11-unix" && mounts+=("$tree/tmp/.X11-unix")
[ -e "$tree/home/reader" ] || inside useradd --create-home reader
inside apt-get -q update >/dev/null
echo "$(inside dpkg-query -f '.\n' -W | wc -l) packages"
files >"$folder/before"
inside dpkg-query -f '${Package}\n' -W >"$folder/packages-before"

say "Installing with apt-get"
cp "$package" "$tree/tmp/lunette.deb"
inside apt-get install -q -y /tmp/lunette.deb >"$folder/install.log" 2>&1 || fail "$(tail "$folder/install.log")"
grep -e 'newly installed' -e 'Setting up lunette' "$folder/install.log"
inside dpkg-query -s lunette | grep -e '^Status' -e '^Version' -e '^Depends' -e '^Installed-Size'

say "The command line"
as_user lunette-cli --version
as_user lunette-cli train moons:count=1000 --epochs 3 --output moons.lunette 2>/dev/null
as_user "lunette-cli evaluate moons.lunette moons:count=1000 | head -n 5"
as_user "lunette-cli sample moons.lunette --count 16 --output samples.png && ls -l samples.png"

say "The window, with the model"
Xvfb "$display" -ac -screen 0 1440x900x24 2>/dev/null &
server=$!
sleep 2
as_user "lunette --check-display && echo a window can be shown"
as_user 'echo $$ >pid; exec lunette moons.lunette' >"$folder/window.log" 2>&1 &
window=$!
for _ in $(seq 60); do
    sleep 1
    shown=$(xwininfo -display "$display" -root -tree | grep -m 1 '"Lunette".*"Lunette"' || true)
    [ -z "$shown" ] || break
done
[ -n "$shown" ] || fail "no window: $(cat "$folder/window.log")"
echo "$shown"
sleep 10
xwd -display "$display" -root -silent >"$folder/window.xwd"
kill "$(cat "$tree/home/reader/pid")"
wait "$window" || fail "the window ended with an error: $(cat "$folder/window.log")"
cat "$folder/window.log"

say "Desktop files"
inside bash -c 'command -v update-mime-database >/dev/null && grep -s lunette /usr/share/mime/globs2' || echo "(no shared-mime-info)"
inside bash -c 'find /usr/share -path "*lunette*" -not -path "*/doc/*" | sort'

say "Removing"
inside apt-get purge -q -y lunette >"$folder/remove.log" 2>&1
inside apt-get autoremove -q -y --purge >>"$folder/remove.log" 2>&1
inside dpkg-query -f '${Package}\n' -W >"$folder/packages-after"
files >"$folder/after"
diff "$folder/packages-before" "$folder/packages-after" && echo "the same packages as before"
comm -13 "$folder/before" "$folder/after" >"$folder/left"
grep -i lunette "$folder/left" && fail "files of Lunette are left"
echo "left by other packages: $(wc -l <"$folder/left")"
cat "$folder/left"
say "The user's data"
inside find /home/reader -newer /tmp/lunette.deb -type f
echo "passed"
