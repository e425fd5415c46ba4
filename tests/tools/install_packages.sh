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
mark="written by Coroscope's install_packages.sh"
daemons=(redis-server postgresql prometheus)
log=

# Names of the given sections, one a line; a name with `<13` or `>12` behind it counts on such a Debian only.
listed() {
    local version
    version=$(. /etc/os-release && echo "${VERSION_ID:-99}")
    awk -v wanted=" $* " -v version="$version" '
        { sub(/#.*/, "") }
        /^\[.*\]/ { gsub(/[][ \t]/, ""); on = index(wanted, " " $0 " "); next }
        !on || !NF { next }
        $2 ~ /^</ && version + 0 >= substr($2, 2) + 0 { next }
        $2 ~ /^>/ && version + 0 <= substr($2, 2) + 0 { next }
        { print $1 }' "$here/packages.txt"
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

# Runs as root. It does nothing where all is as it was.
restore_policy() {
    rm -f ${log:+"$log"}
    if grep -qs "$mark" "$policy"; then
        rm "$policy"
    fi
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

    # One at a time, or one would take the other's policy-rc.d for the machine's own.
    exec 9>/run/coroscope-install.lock
    flock 9
    trap restore_policy EXIT
    trap 'exit 130' INT
    trap 'exit 143' TERM
    trap 'exit 129' HUP
    restore_policy # where a run before was killed
    if [ -e "$policy" ] || [ -L "$policy" ]; then
        mv "$policy" "$saved"
    fi
    printf '#!/bin/sh\n# %s\nexit 101\n' "$mark" >"$policy"
    chmod 755 "$policy"

    export DEBIAN_FRONTEND=noninteractive
    log=$(mktemp)
    apt-get -q=2 update 9>&- || echo "apt-get update failed; trying with the package lists that are here" >&2
    if ! apt-get -q -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=600 install -y --no-install-recommends "$@" >"$log" 2>&1 9>&-; then
        cat "$log" >&2
        exit 1
    fi

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
