#!/bin/bash
# try.sh bundle|deb ROOT PICTURE PACKAGE: unpacks or installs the package in the Debian at ROOT, and uses it there as a
# user. check.sh runs it as root in namespaces of its own: mounts, processes and network end with it.
set -euo pipefail

kind=$1 root=$2 picture=$3 package=$4
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
out=$(mktemp -d)
screen_pid=

# shellcheck disable=SC2317 # the trap calls it
clean_up() {
    if [ -n "$screen_pid" ]; then
        kill "$screen_pid"
        wait "$screen_pid" || true   # until it has taken its lock away
    fi
    rm -rf "$out"
}
trap clean_up EXIT

fail() {
    echo "FAILED: $kind: $1" >&2
    find "$out" -maxdepth 1 -type f -exec tail -n 30 {} + >&2
    exit 1
}

# within SECONDS COMMAND…: until it succeeds.
within() {
    local end=$((SECONDS + $1))
    shift
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || return 1
        sleep 0.2
    done
}

# The loopback interface is all that there is.
ip link set lo up
[ -z "$(ip -4 route show && ip -6 route show default)" ] || fail "there is a network"

# A screen, outside of the Debian, which sees its socket alone.
mkdir -p "$out/screen" /tmp/.X11-unix
mount -t tmpfs tmpfs /tmp/.X11-unix
chmod 1777 /tmp/.X11-unix
Xvfb -displayfd 3 -screen 0 1366x768x24 -fbdir "$out/screen" -nolisten tcp -noreset -ac 3>"$out/display" >"$out/xvfb.log" 2>&1 &
screen_pid=$!
within 30 test -s "$out/display" || fail "Xvfb did not start"
display=:$(cat "$out/display")

mount -t proc proc "$root/proc"
mount --rbind /dev "$root/dev"
mount -t tmpfs tmpfs "$root/tmp"
mkdir "$root/tmp/.X11-unix"
mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
chmod 1777 "$root/tmp"

as_root() {
    chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 "$@"
}
as_guest() {
    chroot --userspec=1000:1000 "$root" /usr/bin/env -i PATH=/usr/bin:/bin HOME=/home/guest LC_ALL=C.UTF-8 \
        DISPLAY="$display" "$@"
}

# A folder that nobody has thought of, with a blank in its name.
prefix=
server_program=coroscope-server
if [ "$kind" = bundle ]; then
    mkdir "$root/home/guest/my tools"
    tar -xJf "$package" -C "$root/home/guest/my tools" --no-same-owner
    prefix="/home/guest/my tools/$(basename "$package" .tar.xz)/"
    server_program=${prefix}bin/coroscope-server   # it goes without its launcher, too
else
    cp "$package" "$root/root/package.deb"
    as_root dpkg -i /root/package.deb >"$out/dpkg" 2>&1 || fail "dpkg does not install it"
fi

# 1. An answer.
as_guest "$server_program" --port 0 --data-dir /home/guest/data --redis managed >"$out/server" 2>"$out/server.log" &
server=$!
within 60 grep -qs "^listening on " "$out/server" || fail "the server does not listen"
url=$(sed -n 's/^listening on //p' "$out/server")
client() {
    as_guest "${prefix}coroscope-client" "$@" 2>>"$out/client.log"
}
# wants TEXT ARGUMENT…: of what the client prints.
wants() {
    local text=$1 got
    shift
    got=$(client "$@") || fail "coroscope-client $* failed"
    [[ $got == *"$text"* ]] || fail "coroscope-client $* printed $got, and not $text"
}
wants 'Hello, Async World!' send "$url/async-endpoint?delay_ms=20"
wants '"Ada"' send POST "$url/users" -d '{"name": "Ada", "email": "ada@example.test"}'
wants '"Ada"' send "$url/users"
wants 'Value stored' send POST "$url/cache/k?value=of%20redis"
wants 'of redis' send "$url/cache/k"
wants '<svg' send "$url/docs/icon.svg"
redis=$(readlink /proc/[0-9]*/exe | grep redis | head -n 1) || true
case $kind,$redis in
bundle,*"${prefix}bin/"redis-server | deb,*/usr/bin/redis-*) ;;
*) fail "the server runs the Redis \"$redis\"" ;;
esac
kill -TERM "$(pgrep -f -- '--data-dir /home/guest/data')"
wait "$server" || fail "the server ended with code $?"

# 2. The driver for PostgreSQL is found: what fails is the connection.
as_guest "${prefix}coroscope-server" migrate --database postgresql://a@127.0.0.1:1/a >"$out/psql" 2>&1 || true
grep -qi 'refused' "$out/psql" || fail "the driver for PostgreSQL says: $(cat "$out/psql")"

# 3. A lesson, with the server that lies beside the client.
client lesson check L1 >"$out/lesson" || fail "the lesson L1 did not pass"
sed 's/^/    /' "$out/lesson"

# 4. A window, on X11.
as_guest "${prefix}coroscope" --port 0 --data-dir /home/guest/window >"$out/window" 2>"$out/window.log" &
window=$!
shown() {
    DISPLAY=$display xwininfo -root -tree 2>/dev/null | grep -q '"Coroscope'
}
drawn() {
    local colours
    colours=$(python3 "$here/screen_picture.py" "$out/screen/Xvfb_screen0" "$picture")
    [ "$colours" -ge 100 ]
}
within 60 shown || fail "there is no window"
within 30 drawn || fail "nothing is drawn in the window"
kill -TERM "$(pgrep -f -- '--data-dir /home/guest/window')"
wait "$window" || fail "the window ended with code $?"
if grep -iE 'could not|cannot|failed|no such' "$out/window.log"; then
    fail "the window complained"
fi

# 5. And without a screen. Its lock is there from early on; a second one asks it to come to the front.
as_guest QT_QPA_PLATFORM=offscreen "${prefix}coroscope" --port 0 --data-dir /home/guest/window >"$out/offscreen" 2>&1 &
window=$!
within 60 test -e "$root/home/guest/window/coroscope.lock" || fail "it does not run offscreen"
as_guest "${prefix}coroscope" --data-dir /home/guest/window >"$out/second" 2>&1 || fail "it does not answer offscreen"
kill -TERM "$(pgrep -f -- '--data-dir /home/guest/window')"
wait "$window" || fail "offscreen it ended with code $?"

# 6. What was installed goes away whole.
if [ "$kind" = deb ]; then
    as_root dpkg --purge coroscope >"$out/purge" 2>&1 || fail "dpkg does not remove it"
    left=$(find "$root/usr" "$root/etc" "$root/var" -iname '*coroscope*')
    [ -z "$left" ] || fail "it left behind: $left"
fi
