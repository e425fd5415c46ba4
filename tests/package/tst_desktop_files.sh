#!/bin/bash
# tst_desktop_files.sh SOURCE_FOLDER BUILT_FOLDER: what desktops and software centres read of the program.
set -euo pipefail

source=$1 built=$2
id=org.coroscope.Coroscope
failures=0
wants() {
    if ! "$@"; then
        echo "FAIL: $*"
        failures=$((failures + 1))
    fi
}

wants desktop-file-validate "$source/$id.desktop"
wants appstreamcli validate --no-net "$built/$id.metainfo.xml"
# They name one another, the icon, and the type of files that the program opens.
wants grep -q "<launchable type=\"desktop-id\">$id.desktop</launchable>" "$built/$id.metainfo.xml"
wants grep -qx 'Icon=coroscope' "$source/$id.desktop"
type=$(sed -n 's/^MimeType=\(.*\);$/\1/p' "$source/$id.desktop")
wants grep -q "<mime-type type=\"$type\">" "$source/$id.mime.xml"
wants grep -q "<mediatype>$type</mediatype>" "$built/$id.metainfo.xml"
wants grep -q "setDesktopFileName(QStringLiteral(\"$id\"))" "$source/../../app/coroscope.cpp"
for size in 16 22 24 32 48 64 128 256 512; do
    # The width and height in the header of the PNG.
    got=$(od -An -tu1 -j16 -N8 "$built/icons/$size.png" | awk '{ print $3 * 256 + $4 "x" $7 * 256 + $8 }')
    wants test "$got" = "${size}x$size"
done

# A mistake is found.
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed 's/<id>.*/<id>coroscope<\/id>/; /<summary>/d' "$built/$id.metainfo.xml" >"$work/$id.metainfo.xml"
wants test "$(appstreamcli validate --no-net "$work/$id.metainfo.xml" >/dev/null 2>&1 && echo passed)" = ""

[ "$failures" -eq 0 ] || exit 1
echo "PASS"
