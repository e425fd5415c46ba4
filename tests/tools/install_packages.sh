#!/bin/bash
# install_packages.sh SECTION…: installs the packages of those sections of packages.txt that are missing, nothing else.
#
# Packages such as postgresql start a service when they are installed. None that was not there before may run after
# this: while apt works, a policy-rc.d forbids it (the one that was there comes back afterwards, also after a failure
# or Ctrl+C), and what apt has newly set to start at boot is set back.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
policy=/usr/sbin/policy-rc.d
saved=$policy.before-coroscope
daemons=(redis-server postgresql)

# Names of the given sections, one a line.
listed() {
    awk -v wanted=" $* " '
        { sub(/#.*/, "") }
        /^\[.*\]/ { gsub(/[][ \t]/, ""); on = index(wanted, " " $0 " "); next }
        on && NF { print $1 }' "$here/packages.txt"
}

# Those of the names on standard input that are not installed.
missing() {
    local names
    mapfile -t names
    comm -23 <(printf '%s\n' "${names[@]}" | sort -u) \
        <(dpkg-query -W -f '${db:Status-Status} ${Package}\n' "${names[@]}" 2>/dev/null | sed -n 's/^installed //p' | sort -u)
}

starts_at_boot() {
    systemctl is-enabled --quiet "$1.service" 2>/dev/null || compgen -G "/etc/rc[2-5].d/S??$1" >/dev/null
}

# Runs as root.
restore_policy() {
    rm -f "$policy"
    if [ -e "$saved" ] || [ -L "$saved" ]; then
        mv "$saved" "$policy"
    fi
}

# Runs as root.
install() {
    local -a idle=()
    local daemon
    for daemon in "${daemons[@]}"; do
        starts_at_boot "$daemon" || idle+=("$daemon")
    done

    # A saved file that is still there is from a run that was killed: it, not what lies in its place, is the original.
    if [ ! -e "$saved" ] && [ ! -L "$saved" ] && { [ -e "$policy" ] || [ -L "$policy" ]; }; then
        mv "$policy" "$saved"
    fi
    trap restore_policy EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    trap 'exit 129' HUP
    printf '#!/bin/sh\nexit 101\n' >"$policy"
    chmod 755 "$policy"

    export DEBIAN_FRONTEND=noninteractive
    apt-get -q=2 update || echo "apt-get update failed; trying with the package lists that are here" >&2
    apt-get -q=2 -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@" >/dev/null

    for daemon in "${idle[@]}"; do
        if starts_at_boot "$daemon"; then
            systemctl --quiet disable "$daemon.service" 2>/dev/null || update-rc.d "$daemon" disable
        fi
    done
}

if [ "${1:-}" = --as-root ]; then
    shift
    install "$@"
    exit
fi

if ! command -v apt-get >/dev/null || ! command -v dpkg-query >/dev/null; then
    echo "This is not Debian: install what tests/tools/packages.txt lists yourself." >&2
    exit 0
fi
mapfile -t packages < <(listed "$@" | missing)
[ ${#packages[@]} -gt 0 ] || exit 0

echo "Installing ${#packages[@]} Debian packages (this can take minutes): ${packages[*]}"
if [ "$(id -u)" -eq 0 ]; then
    exec bash "${BASH_SOURCE[0]}" --as-root "${packages[@]}"
elif command -v sudo >/dev/null; then
    exec sudo bash "${BASH_SOURCE[0]}" --as-root "${packages[@]}"
fi
echo "Neither root nor sudo. As root: apt-get install --no-install-recommends ${packages[*]}" >&2
exit 1
