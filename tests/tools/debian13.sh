#!/bin/bash
# debian13.sh [FOLDER [CTEST OPTION…]]: builds Coroscope in a fresh Debian 13 and runs its tests there.
#
# FOLDER (default build/debian13) becomes a Debian by debootstrap, from the package archive that this machine's apt
# uses, and is kept: the next run only copies the sources that changed, builds and tests. ./test.sh installs the
# packages in it, so this tries that as well. Nothing in it outlives the script: it has its own processes and mounts.
#
# COROSCOPE_SUITE    another Debian: bookworm for a fresh Debian 12; default trixie
# COROSCOPE_MIRROR   the address of the archive; default: what apt uses here
# COROSCOPE_COMMAND  what to run in the tree there, in place of ./test.sh
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
suite=${COROSCOPE_SUITE:-trixie}
root=$(realpath -m "${1:-$tree/build/debian13}")
shift || true

if [ "$(id -u)" -ne 0 ]; then
    exec sudo --preserve-env=COROSCOPE_SUITE,COROSCOPE_MIRROR,COROSCOPE_COMMAND,COROSCOPE_PRESET,COROSCOPE_WERROR \
        bash "${BASH_SOURCE[0]}" "$root" "$@"
fi

# shellcheck source=tests/tools/debian_root.sh
. "$tree/tests/tools/debian_root.sh"
make_debian "$suite" "$root"

# The files of the work tree, committed or not. A file that is as it was in the last copy keeps the time that it has
# there, so that only what changed is built; any other gets the time of now. Its own time would not do: what changes
# while an earlier copy is being built is older than what is built of that, so it would be left out, and half of the
# program would go on with the old form of a class.
copy=$root/coroscope
rm -rf "$copy.new"
mkdir -p "$copy" "$copy.new"
cd "$tree"
export GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0="$tree"   # under sudo it is another user's
git ls-files -coz --exclude-standard | grep -zvxF -f <(git ls-files -d) | tar --null --files-from=- -cf - |
    tar -C "$copy.new" --no-same-owner --touch -xf -
(
    cd "$copy.new"
    find . -type f -print0 | while IFS= read -r -d '' file; do
        if cmp -s "$file" "$copy/$file"; then
            touch -r "$copy/$file" "$file"
        fi
    done
)
find "$copy" -mindepth 1 -maxdepth 1 ! -name build -exec rm -rf {} +
find "$copy.new" -mindepth 1 -maxdepth 1 -exec mv -t "$copy" {} +
rmdir "$copy.new"
cp /etc/resolv.conf "$root/etc/resolv.conf"

# With a mount and process namespace of its own, everything is unmounted and ended when the script ends.
# shellcheck disable=SC2016
exec env -u DISPLAY -u WAYLAND_DISPLAY unshare --mount --pid --fork --kill-child bash -euc '
    root=$1
    shift
    mount --rbind /dev "$root/dev"
    mount -t proc proc "$root/proc"
    mount -t sysfs sysfs "$root/sys"
    mount -t tmpfs tmpfs "$root/tmp"
    exec chroot "$root" /usr/bin/env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM="${TERM:-dumb}" LC_ALL=C.UTF-8 \
        COROSCOPE_PRESET="${COROSCOPE_PRESET:-dev}" COROSCOPE_WERROR="${COROSCOPE_WERROR:-OFF}" \
        bash -c "cd /coroscope && ${COROSCOPE_COMMAND:-./test.sh} \"\$@\"" bash "$@"
' bash "$root" "$@"
