#!/bin/bash
# tst_readmes.sh TREE: what README.md of server/, ui/ and tests/ names is there. A path stands in backticks, and begins with
# a folder of the tree or of the README's own; each of them has at most 60 lines.
set -euo pipefail

tree=$1
failures=0
checked=0
fail() {
    echo "FAIL: $*"
    failures=$((failures + 1))
}

for folder in server ui tests; do
    readme=$tree/$folder/README.md
    lines=$(wc -l <"$readme")
    [ "$lines" -le 60 ] || fail "$folder/README.md has $lines lines, and not 60 at most"
    while read -r name; do
        checked=$((checked + 1))
        if [ ! -e "$tree/$name" ] && [ ! -e "$tree/$folder/$name" ]; then
            fail "$folder/README.md names $name, which is not there"
        fi
    done < <(tr '`' '\n' <"$readme" | grep -E '^[A-Za-z_.0-9-]+/[A-Za-z_.0-9/-]*$|^[a-z_0-9]+\.(h|cpp|sh|cmake|qrc)$')
done
[ "$checked" -ge 40 ] || fail "this test finds only $checked paths"

[ "$failures" -eq 0 ] || exit 1
echo "PASS: $checked paths"
