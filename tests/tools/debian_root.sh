# Sourced, by scripts that have set `tree` and run as root. make_debian SUITE FOLDER: makes FOLDER a small Debian by
# debootstrap, from the package archive that this machine's apt uses, unless it is one.
#
# COROSCOPE_MIRROR   the address of the archive; default: what apt uses here
# shellcheck shell=bash disable=SC2154 # tree

# The archive with this label that apt's sources here name.
archive() {
    # shellcheck disable=SC2016 # apt expands it
    apt-get indextargets --format '$(LABEL) $(REPO_URI)' 'Created-By: Packages' 'Origin: Debian' |
        sed -n "s/^$1 //p" | head -n 1
}

make_debian() {
    local suite=$1 root=$2 mirror=${COROSCOPE_MIRROR:-} security
    if [ -e "$root/.complete" ]; then
        return
    fi
    # A debootstrap that was interrupted cannot be taken up again.
    if [ -d "$root" ] && [ -n "$(ls -A "$root")" ] && [ ! -e "$root/debootstrap" ]; then
        echo "$root is neither empty nor made by ${BASH_SOURCE[1]##*/}" >&2
        exit 1
    fi
    rm -rf --one-file-system "$root"
    mkdir -p "$root"

    "$tree/tests/tools/install_packages.sh" debian
    if [ -z "$mirror" ]; then
        mirror=$(archive Debian)
    fi
    if [ -z "$mirror" ]; then
        apt-get -q=2 update
        mirror=$(archive Debian)
    fi
    if [ -z "$mirror" ]; then
        echo "apt names no Debian archive; set COROSCOPE_MIRROR" >&2
        exit 1
    fi

    echo "Making a Debian $suite in $root"
    debootstrap --variant=minbase "$suite" "$root" "$mirror" >"$root.log" 2>&1 || {
        tail -n 20 "$root.log" >&2
        exit 1
    }
    rm "$root.log"
    security=$(archive Debian-Security)
    if [ -z "${COROSCOPE_MIRROR:-}" ] && [ -n "$security" ]; then
        {
            echo "deb $mirror $suite-updates main"
            echo "deb $security $suite-security main"
        } >>"$root/etc/apt/sources.list"
    fi
    # The way to the archive is the same as from here.
    apt-config dump | grep -E '^Acquire::(https?::Proxy|Check-)' >"$root/etc/apt/apt.conf.d/80host" || true
    touch "$root/.complete"
}
