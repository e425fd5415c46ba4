# shellcheck shell=bash
# Sourced by test.sh: start_services and stop_services.
#
# A Redis and a PostgreSQL of our own: on Unix sockets only, without TCP, in a folder that only their user can enter.
# The folder's name is short, because a socket's path holds 107 bytes. As root they run as `postgres`, whom the Debian
# package makes, because initdb refuses to work for root.

services=
service_pids=()

# Runs a program as the services' user, in place of this shell.
as_service_user() {
    if [ "$(id -u)" -eq 0 ]; then
        exec setpriv --reuid=postgres --regid=postgres --init-groups "$@"
    fi
    exec "$@"
}

# make_postgres: an empty database in $services/data; $bin becomes the folder of PostgreSQL's programs.
make_postgres() {
    bin=$(find /usr/lib/postgresql -path '*/bin/initdb' -printf '%h\n' | sort -V | tail -n 1)
    if ! (cd "$services" && as_service_user "$bin/initdb" --pgdata="$services/data" --username=coroscope --auth=trust \
        --encoding=UTF8 --locale=C.UTF-8 --no-sync) >"$services/postgres.log" 2>&1; then
        cat "$services/postgres.log" >&2
        return 1
    fi
}

# start_service NAME PROGRAM…: in the background, with its own log.
start_service() {
    local name=$1
    shift
    # In a process group of its own, so that Ctrl+C in the terminal reaches it only through stop_services.
    set -m
    (cd "$services" && as_service_user "$@") >"$services/$name.log" 2>&1 </dev/null &
    set +m
    service_pids+=($!)
}

# wait_for NAME COMMAND…: until the command succeeds, at most 30 seconds.
wait_for() {
    local name=$1 pid=${service_pids[-1]}
    shift
    for _ in {1..300}; do
        if "$@" >/dev/null 2>&1; then
            return 0
        fi
        if ! kill -0 "$pid" 2>/dev/null; then
            break
        fi
        sleep 0.1
    done
    echo "$name did not start:" >&2
    cat "$services/$name.log" >&2
    return 1
}

start_services() {
    services=$(mktemp -d /tmp/cs.XXXXXX)
    if [ "$(id -u)" -eq 0 ]; then
        chown postgres: "$services"
    fi

    start_service redis redis-server --port 0 --unixsocket "$services/redis.sock" --unixsocketperm 700 \
        --save '' --appendonly no --dir "$services" --daemonize no
    wait_for redis redis-cli -s "$services/redis.sock" ping

    local bin
    make_postgres || return
    start_service postgres "$bin/postgres" -D "$services/data" -k "$services" -c listen_addresses= -c fsync=off
    wait_for postgres "$bin/psql" -qh "$services" -U coroscope -d postgres -c 'CREATE DATABASE coroscope'

    export COROSCOPE_TEST_REDIS="unix://$services/redis.sock"
    export COROSCOPE_TEST_POSTGRES="postgresql://coroscope@${services//\//%2F}/coroscope"
}

stop_services() {
    local pid
    # SIGINT: PostgreSQL ends its sessions and stops, Redis stops; neither waits for its clients.
    for pid in "${service_pids[@]}"; do
        kill -INT "$pid" 2>/dev/null || true
    done
    for pid in "${service_pids[@]}"; do
        wait "$pid" 2>/dev/null || true
    done
    service_pids=()
    if [ -n "$services" ]; then
        rm -rf "$services"
        services=
    fi
}
