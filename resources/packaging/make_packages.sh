#!/bin/bash
# make_packages.sh: makes build/package/coroscope_VERSION_ARCH.deb and coroscope-VERSION-ARCH.tar.xz from build/release,
# unless they are there and nothing that goes into them has changed.
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
build=$tree/build/release
out=$tree/build/package
mkdir -p "$out"

# What they are made of: the build, this folder, and the packages that the bundle takes its libraries from.
stamp=$({
    find "$build/bin" "$build/resources/packaging" -type f ! -path '*/CMakeFiles/*' -printf '%p %s %T@\n' | sort
    cat "$build/CPackConfig.cmake" "$build/resources/packaging/cmake_install.cmake"
    find "$tree/resources/packaging" -type f -print0 | sort -z | xargs -0 cat
    dpkg-query -W
} | sha256sum)
if [ "$(cat "$out/made" 2>/dev/null)" = "$stamp" ] && compgen -G "$out/*.deb" >/dev/null && compgen -G "$out/*.tar.xz" >/dev/null; then
    echo "Nothing has changed:"
else
    rm -rf "$out"
    mkdir -p "$out"
    # The day of the changelog stands for that of the files.
    SOURCE_DATE_EPOCH=$(dpkg-parsechangelog -l "$tree/resources/packaging/changelog" -S Timestamp)
    export SOURCE_DATE_EPOCH
    echo "Making the Debian package"
    (cd "$build" && cpack -G DEB -B "$out/cpack") >"$out/cpack.log" 2>&1 || {
        cat "$out/cpack.log" >&2
        exit 1
    }
    mv "$out"/cpack/*.deb "$out/"
    rm -rf "$out/cpack" "$out/cpack.log"
    echo "Making the folder with all that it needs"
    bash "$tree/resources/packaging/bundle.sh" "$build" "$out"
    echo "$stamp" >"$out/made"
fi
ls -1sh "$out"/*.deb "$out"/*.tar.xz
