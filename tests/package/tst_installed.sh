#!/bin/bash
# tst_installed.sh CMAKE BUILD_FOLDER: `cmake --install` puts everything where it belongs, and the programs run from there.
set -euo pipefail

cmake=$1 build=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
"$cmake" --install "$build" --prefix "$work/usr" >"$work/log"
failures=0
wants() {
    if [ ! -s "$work/usr/$1" ]; then
        echo "FAIL: $1 is not there"
        failures=$((failures + 1))
    fi
}

programs=(coroscope-server coroscope-client)
if [ -e "$build/bin/coroscope" ]; then
    programs+=(coroscope)
    wants share/applications/org.coroscope.Coroscope.desktop
    wants share/metainfo/org.coroscope.Coroscope.metainfo.xml
    wants share/mime/packages/org.coroscope.Coroscope.xml
    wants share/icons/hicolor/scalable/apps/coroscope.svg
    for size in 16 22 24 32 48 64 128 256 512; do
        wants "share/icons/hicolor/${size}x$size/apps/coroscope.png"
    done
fi
wants share/doc/coroscope/copyright
wants share/doc/coroscope/changelog.gz
for program in "${programs[@]}"; do
    wants "share/man/man1/$program.1.gz"
    version=$("$work/usr/bin/$program" --version)
    if [ "$version" != "$program $(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")" ]; then
        echo "FAIL: $program --version printed $version"
        failures=$((failures + 1))
    fi
    if readelf -d "$work/usr/bin/$program" | grep -E 'R(UN)?PATH'; then
        echo "FAIL: $program looks for libraries in the build folder"
        failures=$((failures + 1))
    fi
done

[ "$failures" -eq 0 ] || exit 1
echo "PASS"
