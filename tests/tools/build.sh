#!/bin/bash
# build.sh PRESET: configures the preset if that is new or has changed, and builds it.
#
# COROSCOPE_WERROR=ON|OFF   whether warnings are errors; default OFF, in CI (where CI is set) ON
# COROSCOPE_WINDOW=ON|OFF   OFF leaves out the desktop program and its tests; default ON
# COROSCOPE_JOBS=N          compilers at once; default: as many as there are cores and memory for
set -euo pipefail

cd "$(dirname "${BASH_SOURCE[0]}")/../.."
preset=$1
options=(-DCOROSCOPE_WERROR="${COROSCOPE_WERROR:-${CI:+ON}}" -DCOROSCOPE_WINDOW="${COROSCOPE_WINDOW:-ON}")
folder=build/$preset

# What the build folder was configured from. A tree that was moved or a changed preset starts its cache afresh.
stamp="$PWD ${options[*]} $(cksum <CMakePresets.json)"
if [ ! -e "$folder/build.ninja" ] || [ "$(cat "$folder/configured" 2>/dev/null)" != "$stamp" ]; then
    echo "Configuring $folder"
    mkdir -p "$folder"
    rm -f "$folder/configured"
    if ! cmake --preset "$preset" --fresh "${options[@]}" >"$folder/configure.log" 2>&1; then
        cat "$folder/configure.log" >&2
        exit 1
    fi
    echo "$stamp" >"$folder/configured"
fi

# A compiler with Qt and coroutines takes about a GiB: more of them than fit would make the machine swap.
jobs=$(nproc)
fit=$(awk '/^MemAvailable:/ { print int($2 / (1024 * 1024)) }' /proc/meminfo)
if [ "$fit" -lt "$jobs" ]; then
    jobs=$((fit > 0 ? fit : 1))
fi
echo "Building $folder"
cmake --build --preset "$preset" -j "${COROSCOPE_JOBS:-$jobs}"
