#!/bin/bash
# ./run.sh [OPTION…]             installs what is missing (Debian 12 or 13), builds, and opens the window
# ./run.sh --headless [OPTION…]  the same, then runs the server without a window
# ./run.sh --build-only          only installs and builds
# ./run.sh --package             makes a Debian package and a folder that needs nothing installed, in build/package
# All other options go to the program: ./run.sh --help lists them.
set -euo pipefail

program=coroscope
build_only=
package=
talks=
options=()
for option in "$@"; do
    case $option in
    --headless) program=coroscope-server ;;
    --build-only) build_only=1 ;;
    --package) package=1 && build_only=1 && export COROSCOPE_WINDOW=ON ;;
    -h | --help | -V | --version) talks=1 && options+=("$option") ;; # the program answers without a display too
    *) options+=("$option") ;;
    esac
done

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
if [ "$program" = coroscope ] && [ -z "$build_only$talks" ] &&
    [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}${QT_QPA_PLATFORM:-}" ]; then
    echo "There is no display for the window (neither DISPLAY nor WAYLAND_DISPLAY is set)." >&2
    echo "The same server runs without one: ./run.sh --headless" >&2
    exit 1
fi

"$tree/tests/tools/install_packages.sh" build ${package:+package}
"$tree/tests/tools/build.sh" release
if [ -n "$package" ]; then
    "$tree/resources/packaging/make_packages.sh"
fi
if [ -n "$build_only" ]; then
    exit 0
fi
exec "$tree/build/release/bin/$program" "${options[@]}"
