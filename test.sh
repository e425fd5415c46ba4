#!/bin/bash
# ./test.sh [CTEST OPTION…]: installs what is missing (Debian 12 or 13), builds, and runs every test against a Redis and
# a PostgreSQL of its own, on a screen of its own. Its code is ctest's.
#
# COROSCOPE_PRESET=dev|asan|tsan    what to build and test; default dev
# COROSCOPE_WERROR, COROSCOPE_WINDOW, COROSCOPE_JOBS  as tests/tools/build.sh says
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
preset=${COROSCOPE_PRESET:-dev}

# shellcheck source=tests/tools/services.sh
. "$tree/tests/tools/services.sh"

screen_pid=
ctest_pid=
own=

# shellcheck disable=SC2317 # the trap calls it
clean_up() {
    trap - EXIT INT TERM HUP
    local pid
    # Process groups: ctest's holds the tests that it has running.
    for pid in $ctest_pid $screen_pid; do
        kill -- "-$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    stop_services
    if [ -n "$own" ]; then
        rm -rf "$own"
    fi
}

# A screen of our own; the X server takes a free number and tells it.
start_screen() {
    local number
    mkfifo "$own/display"
    set -m
    Xvfb -displayfd 3 -screen 0 1920x1080x24 -nolisten tcp -noreset 3>"$own/display" >"$own/xvfb.log" 2>&1 </dev/null &
    set +m
    screen_pid=$!
    if ! read -rt 30 number <"$own/display" || [ -z "$number" ]; then
        echo "Xvfb did not start:" >&2
        cat "$own/xvfb.log" >&2
        return 1
    fi
    export DISPLAY=":$number" QT_QPA_PLATFORM=xcb
    unset WAYLAND_DISPLAY XAUTHORITY
}

sections=(build test)
if [ "$preset" = asan ]; then
    sections+=(clang)
fi
"$tree/tests/tools/install_packages.sh" "${sections[@]}"
"$tree/tests/tools/build.sh" "$preset"

trap clean_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
trap 'exit 129' HUP

# What the person who runs this has set for Coroscope, and their settings and data, are no business of the tests.
for name in $(compgen -e COROSCOPE_); do
    unset "$name"
done
own=$(mktemp -d /tmp/ct.XXXXXX)
mkdir -m 700 "$own/run"
export XDG_DATA_HOME=$own/data XDG_CONFIG_HOME=$own/config XDG_STATE_HOME=$own/state XDG_RUNTIME_DIR=$own/run
export LC_ALL=C.UTF-8
unset LANGUAGE

command=(ctest --test-dir "$tree/build/$preset" --output-on-failure --no-label-summary --no-tests=error
    -j "$((2 * $(nproc)))" "$@")   # they wait for half of their time
if [ -n "${CI:-}" ] && [ "$preset" = dev ]; then
    # A machine of which nobody knows how busy it is: what fails is run once more, and .ci/run names it. What a sanitizer
    # finds counts, though it may not be found again.
    command+=(--repeat until-pass:2)
fi
if [ "$preset" = tsan ]; then
    # These tests use no Qt, no screen and no service. ThreadSanitizer of g++ 12 wants a fixed memory layout on some kernels.
    if setarch --addr-no-randomize true 2>/dev/null; then
        command=(setarch --addr-no-randomize "${command[@]}")
    fi
else
    start_screen
    start_services
fi

# In the background, because a shell runs its traps only between commands, or when it waits; with `set -m`, because
# otherwise it and all tests would ignore SIGINT, and to have a process group that can be ended as one.
set -m
"${command[@]}" &
ctest_pid=$!
set +m
code=0
wait "$ctest_pid" || code=$?
ctest_pid=
exit "$code"
