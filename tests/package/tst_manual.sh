#!/bin/bash
# tst_manual.sh PAGE_FOLDER PROGRAM…: each program's manual page has every option that the program, or a command of it,
# lists with --help, and man has nothing to warn of.
set -euo pipefail

folder=$1
shift
export LC_ALL=C.UTF-8 MANWIDTH=400
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0
fail() {
    echo "FAIL: $*"
    failures=$((failures + 1))
}

options_in() {
    sed -n 's/^ *\(-[A-Za-z], \)\{0,1\}\(--[a-z][a-z-]*\).*/\2/p' "$1" | sort -u
}

for program in "$@"; do
    name=$(basename "$program")
    man --warnings -l "$folder/$name.1.gz" >"$work/shown" 2>"$work/warnings"
    [ ! -s "$work/warnings" ] || fail "man warns: $(cat "$work/warnings")"
    lexgrog "$folder/$name.1.gz" >"$work/name" || fail "NAME of $name is not as whatis wants it"
    for section in NAME SYNOPSIS DESCRIPTION OPTIONS EXAMPLES 'SEE ALSO'; do
        grep -qx "$section" "$work/shown" || fail "$name has no section $section"
    done
    "$program" --help >"$work/help"
    commands=$(sed -n '/^Commands:$/,/^$/s/^  \([a-z][a-z-]*\).*/\1/p' "$work/help" | sort -u)
    for command in $commands; do
        grep -qE "^ +$command( |$)" "$work/shown" || fail "$name lacks the command $command"
        "$program" "$command" --help >>"$work/help"
    done
    options_in "$work/help" >"$work/wanted"
    [ "$(wc -l <"$work/wanted")" -ge 2 ] || fail "this test finds no options in $name --help"
    options_in "$work/shown" | comm -23 "$work/wanted" - >"$work/missing"
    [ ! -s "$work/missing" ] || fail "$name lacks $(tr '\n' ' ' <"$work/missing")"
    # The words of an option are in it, too, in one line at this width.
    grep -qF 'print the version and exit' "$work/shown" || fail "$name lacks what --version does"
done

[ "$failures" -eq 0 ] || exit 1
echo "PASS: $# pages"
