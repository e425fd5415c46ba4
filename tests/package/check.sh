#!/bin/bash
# check.sh [FOLDER]: takes the packages of build/package (default; ./run.sh --package makes them) to a bare Debian without
# a network, and wants an answer of the server, a passed lesson and a picture of the window from each:
#   - of coroscope-VERSION-ARCH.tar.xz in a Debian of `debootstrap --variant=minbase`, to which nothing is added;
#   - of the .deb, in one that has what it depends on, and redis-server.
#
# The Debians are made once, with the network, in build/package-test, where the pictures lie, too. It needs root, for
# namespaces and chroot. Its code is 77 where it cannot be done on this machine.
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
here=$tree/tests/package
packages=$(realpath -m "${1:-$tree/build/package}")
place=$tree/build/package-test

skip() {
    echo "SKIPPED: the packages were not tried in a bare Debian, because $1"
    exit 77
}
[ "$(id -u)" -eq 0 ] || skip "this needs root"
"$tree/tests/tools/install_packages.sh" package debian || skip "packages that it needs could not be installed"
command -v debootstrap >/dev/null || skip "debootstrap is not installed"
unshare --mount --net --pid --fork true 2>/dev/null || skip "this machine does not let it make namespaces"

deb=$(ls "$packages"/coroscope_*.deb) || exit
bundle=$(ls "$packages"/coroscope-*.tar.xz) || exit
suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
mkdir -p "$place"
# shellcheck source=tests/tools/debian_root.sh
. "$tree/tests/tools/debian_root.sh"

started=$SECONDS
say() {
    printf '%4d s  %s\n' $((SECONDS - started)) "$*"
}

say "lintian"
lintian --allow-root --fail-on error --tag-display-limit 0 "$deb"

make_debian "$suite" "$place/bare"
if ! grep -q '^guest:' "$place/bare/etc/passwd"; then
    chroot "$place/bare" useradd --create-home --uid 1000 guest
    printf '#!/bin/sh\nexit 101\n' >"$place/bare/usr/sbin/policy-rc.d"   # packages start no services there
    chmod 755 "$place/bare/usr/sbin/policy-rc.d"
fi

# A Debian with what the .deb depends on, kept as long as that stays the same.
depends=$(dpkg-deb -f "$deb" Depends)
if [ "$(cat "$place/depends" 2>/dev/null)" != "$depends" ]; then
    say "a Debian with what the package depends on"
    rm -rf --one-file-system "$place/with-depends" "$place/depends"
    cp -a "$place/bare" "$place/with-depends"
    cp /etc/resolv.conf "$place/with-depends/etc/"
    # shellcheck disable=SC2016 # the shell inside expands it
    if ! chroot "$place/with-depends" /usr/bin/env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 sh -ec '
        apt-get -q=2 update
        apt-get -q=2 -o Dpkg::Use-Pty=0 satisfy -y --no-install-recommends "$1, redis-server"
        apt-get clean' sh "$depends" >"$place/depends.log" 2>&1; then
        cat "$place/depends.log" >&2
        exit 1
    fi
    echo "$depends" >"$place/depends"
fi

# try NAME BASE: runs try.sh in a copy of the Debian BASE, with neither network nor processes of this machine.
try() {
    local name=$1 base=$2
    say "$name: in a bare Debian without a network"
    rm -rf --one-file-system "${place:?}/$name"
    cp -a "$place/$base" "$place/$name"
    env -i PATH="$PATH" LC_ALL=C.UTF-8 unshare --net --mount --pid --mount-proc --fork --kill-child \
        bash "$here/try.sh" "$name" "$place/$name" "$place/$name.png" "$3"
    rm -rf --one-file-system "${place:?}/$name"
}

try bundle bare "$bundle"
try deb with-depends "$deb"
say "both packages work; pictures: $place/bundle.png $place/deb.png"
