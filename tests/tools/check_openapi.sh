#!/bin/bash
# check_openapi.sh: checks what `coroscope-server openapi` prints against the OpenAPI Initiative's own 3.1 schema.
#
# No Debian package has that schema, so a validator that ships it is installed from npm into build/openapi (needs node
# and npm). tst_openapi has checks of its own and runs without it; this is the second opinion.
set -euo pipefail

tree=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
server=${1:-$tree/build/release/bin/coroscope-server}
folder=$tree/build/openapi
package=@seriousme/openapi-schema-validator

mkdir -p "$folder"
cd "$folder"
if [ ! -d "node_modules/$package" ]; then
    npm install --no-save --no-audit --no-fund --prefix . "$package@2" >npm.log 2>&1 || {
        tail -n 5 npm.log >&2
        exit 1
    }
fi
"$server" openapi >openapi.json
node "node_modules/$package/bin/validate-api-cli.js" openapi.json
