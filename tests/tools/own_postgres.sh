#!/bin/bash
# A PostgreSQL for one test that stops and starts it: commands on standard input, `start`, `stop` or `kill`, and a line on
# standard output when each is done. The first line tells its URL. It ends, and all it made goes, with its standard input.
set -euo pipefail

# shellcheck source=tests/tools/services.sh
. "$(dirname "${BASH_SOURCE[0]}")/services.sh"

# shellcheck disable=SC2317 # the trap calls it
clean_up() {
    trap - EXIT
    stop_services
}
trap clean_up EXIT
trap 'exit 143' TERM INT HUP

services=$(mktemp -d /tmp/co.XXXXXX)
if [ "$(id -u)" -eq 0 ]; then
    chown postgres: "$services"
fi
make_postgres
echo "postgresql://coroscope@${services//\//%2F}/postgres"

while read -r command; do
    case $command in
    start)
        start_service postgres "$bin/postgres" -D "$services/data" -k "$services" -c listen_addresses= -c fsync=off
        wait_for postgres "$bin/psql" -qh "$services" -U coroscope -d postgres -c 'SELECT 1'
        ;;
    stop | kill)
        # As an administrator does, or as a machine that loses its power.
        signal=INT
        [ "$command" = stop ] || signal=QUIT
        kill -"$signal" "${service_pids[-1]}"
        wait "${service_pids[-1]}" 2>/dev/null || true
        service_pids=()
        ;;
    esac
    echo "$command"
done
