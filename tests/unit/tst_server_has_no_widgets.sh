#!/bin/bash
# tst_server_has_no_widgets.sh SERVER_FOLDER PROGRAM|- QT_INCLUDE_FOLDER QT_LIBRARY_FOLDER ARCHIVE…
#
# server/ is libraries without Gui and without Widgets; its lessons have JavaScript, and nobody else. Three proofs, because each sees what the others do not: what the
# sources include (also what is unused or inline), what the archive wants of those libraries (a static library never
# resolves its symbols, so linking it proves nothing), and what the program loads.
set -euo pipefail

folder=$1 program=$2 includes=$3 libraries=$4
archives=("${@:5}")
modules='Gui|Widgets|Charts|ChartsQml|Svg|SvgWidgets|OpenGL|OpenGLWidgets|PrintSupport|Qml|Quick'
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failures=0

fail() {
    echo "FAIL: $1"
    sed 's/^/    /'
    failures=$((failures + 1))
}

# Each control below is a thing that the proof must find; without it a wrong path would let everything pass.
control() {
    echo "FAIL: this test finds nothing any more: $1"
    exit 1
}

# 1. Includes: a header of those modules by its name alone or with its folder; or one of ui/ or app/.
find "$includes" -regextype posix-extended -regex ".*/Qt($modules)/[^/]*" -printf '%f\n' | sort -u >"$work/headers"
[ "$(grep -cxE 'QPainter|QWidget' "$work/headers")" = 2 ] || control "no QPainter or QWidget in $includes"
find "$folder" -name '*.h' -o -name '*.cpp' | sort >"$work/sources"
[ -s "$work/sources" ] || control "no sources in $folder"
mapfile -t sources <"$work/sources"
grep -qx QJSEngine "$work/headers" || control "no QJSEngine in $includes"
awk -v modules="^(Qt($modules)|ui|app)/" -v lessons="$folder/lessons/" '
    FILENAME == ARGV[1] { header[$0] = 1; next }
    match($0, /^[ \t]*#[ \t]*include[ \t]*[<"][^>"]+[>"]/) {
        name = substr($0, RSTART, RLENGTH - 1)
        sub(/^[^<"]*[<"]/, "", name)
        if (name == "QJSEngine" && index(FILENAME, lessons) == 1)
            next
        if (name in header || name ~ modules)
            print FILENAME ":" FNR ": " name
    }' "$work/headers" "${sources[@]}" >"$work/found"
if [ -s "$work/found" ]; then
    fail "server/ includes headers of the window's layers" <"$work/found"
fi

# 2. Symbols: what the archive leaves open, and those libraries define.
defined() {
    nm -D --defined-only "$@" | awk '$2 ~ /^[TDBR]$/ { sub(/@.*/, "", $3); print $3 }' | sort -u
}
wanted() {
    nm "$@" | awk '$1 == "U" { sub(/@.*/, "", $2); print $2 }' | sort -u
}
defined "$libraries"/libQt6{Gui,Widgets,Charts}.so.6 >"$work/defined"
[ -n "$(wanted -D "$libraries/libQt6Charts.so.6" | comm -12 - "$work/defined")" ] || control "Charts wants nothing of Gui"
for archive in "${archives[@]}"; do
    nm "$archive" >"$work/symbols" 2>"$work/errors" || control "nm does not read $archive"
    grep -q ' U _ZN.*Q' "$work/symbols" || control "$archive wants nothing of Qt"
    wanted "$archive" 2>/dev/null | comm -12 - "$work/defined" | c++filt >"$work/found"
    if [ -s "$work/found" ]; then
        fail "${archive##*/} wants symbols of the window's libraries" <"$work/found"
    fi
done

# 3. The program: what it names, and what comes with that.
if [ "$program" != - ]; then
    ldd "$program" >"$work/loaded" || control "ldd does not read $program"
    grep -q 'libQt6Core\.so' "$work/loaded" || control "$program does not load Qt"
    grep -E "libQt6($modules)\.so" "$work/loaded" >"$work/found" || true
    if [ -s "$work/found" ]; then
        fail "coroscope-server loads the window's libraries" <"$work/found"
    fi
fi

[ "$failures" -eq 0 ] || exit 1
echo "PASS: ${#sources[@]} sources, $(wc -l <"$work/headers") headers and $(wc -l <"$work/defined") symbols looked for"
