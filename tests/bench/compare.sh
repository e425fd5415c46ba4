#!/bin/bash
# compare.sh [OPTION…]: installs what the comparison with FastAPI needs, builds the release preset and compares.
# Options are those of compare.py; --help lists them.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$here/../tools/install_packages.sh" build bench
"$here/../tools/build.sh" release
exec /usr/bin/python3 "$here/compare.py" "$@"
