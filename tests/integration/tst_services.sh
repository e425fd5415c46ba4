#!/bin/bash
# The Redis and the PostgreSQL that test.sh starts answer, on their Unix sockets. Exit code 77: skipped.
set -euo pipefail

if [ -z "${COROSCOPE_TEST_REDIS:-}${COROSCOPE_TEST_POSTGRES:-}" ]; then
    echo "Skipped: COROSCOPE_TEST_REDIS and COROSCOPE_TEST_POSTGRES are not set; ./test.sh starts both services."
    exit 77
fi

fail() {
    echo "FAIL: $*"
    exit 1
}

socket=${COROSCOPE_TEST_REDIS#unix://}
[ ${#socket} -le 107 ] || fail "the socket's path is longer than a sockaddr_un holds: $socket"
[ "$(redis-cli -s "$socket" ping)" = PONG ] || fail "Redis does not answer at $socket"
[ "$(redis-cli -s "$socket" config get port | tail -n 1)" = 0 ] || fail "Redis listens on TCP"

[ "$(psql -XAtc 'SELECT 6 * 7' "$COROSCOPE_TEST_POSTGRES")" = 42 ] || fail "PostgreSQL does not answer"
[ -z "$(psql -XAtc 'SHOW listen_addresses' "$COROSCOPE_TEST_POSTGRES")" ] || fail "PostgreSQL listens on TCP"
echo "PASS"
