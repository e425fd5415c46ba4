#!/bin/sh
# make_page.sh PROGRAM MORE.roff VERSION DATE PAGE.gz: the manual page of a program, from its --help text, which is made
# from its table of options, and from that of each command that has one. MORE.roff begins with what the program is, in a
# few words, on a line of its own (the rest of NAME), and goes on with the sections that come last.
set -eu

program=$1 more=$2 version=$3 date=$4 page=$5
folder=$(dirname "$0")
name=$(basename "$program")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

"$program" --help >"$work/help"
what=$(head -n 1 "$more")

# The commands that explain themselves: those after which --help says something else.
sed -n '/^Commands:$/,/^$/s/^  \([a-z][a-z-]*\).*/\1/p' "$work/help" | awk '!seen[$0]++' >"$work/commands"
{
    awk -v page="$name" -v version="$version" -v date="$date" -v what="$what" -f "$folder/page.awk" "$work/help"
    while read -r command; do
        "$program" "$command" --help >"$work/of_command"
        if ! cmp -s "$work/help" "$work/of_command"; then
            awk -v command="$command" -f "$folder/page.awk" "$work/of_command"
        fi
    done <"$work/commands"
    tail -n +2 "$more"
} >"$work/page"
gzip -9nc "$work/page" >"$work/page.gz"
cp "$work/page.gz" "$page"
