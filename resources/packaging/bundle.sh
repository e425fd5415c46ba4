#!/bin/bash
# bundle.sh BUILD_FOLDER OUT_FOLDER: makes coroscope-VERSION-ARCH.tar.xz, which runs on any Linux with the glibc of this
# machine or a newer one: the programs, redis-server, Qt with its plugins, and every shared library that they load.
#
# Not in it are the parts of glibc. libstdc++ and the dispatch of OpenGL (libglvnd) have to fit the drivers of the system:
# they lie apart in lib/, and the launcher takes them only where the system has none that will do. No drivers are in it.
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
tree=$(cd "$here/../.." && pwd)
build=$1 out=$2

version=$(sed -n 's/^CMAKE_PROJECT_VERSION:STATIC=//p' "$build/CMakeCache.txt")
arch=$(uname -m)
glibc=$(getconf GNU_LIBC_VERSION | cut -d' ' -f2)
name=coroscope-$version-$arch
work=$(mktemp -d "$out/bundle.XXXXXX")
trap 'rm -rf "$work"' EXIT
root=$work/$name

programs=(coroscope coroscope-server coroscope-client)
plugins=(
    platforms/libq{xcb,offscreen,wayland-egl,wayland-generic}.so
    xcbglintegrations/libqxcb-{egl,glx}-integration.so
    wayland-shell-integration/libxdg-shell.so
    wayland-decoration-client/libbradient.so
    wayland-graphics-integration-client/libqt-plugin-wayland-egl.so
    platforminputcontexts/lib{compose,ibus}platforminputcontextplugin.so
    iconengines/libqsvgicon.so
    imageformats/libq{gif,ico,jpeg,svg}.so
    sqldrivers/libqsql{ite,psql}.so
    tls/libq{openssl,certonly}backend.so
    printsupport/libcupsprintersupport.so
)

of_libc='ld-linux.*|lib(c|m|dl|rt|pthread|resolv|util|anl|nss_[a-z]*)'
of_gcc='lib(stdc\+\+|gcc_s)'
of_gl='lib(EGL|GL|GLX|GLdispatch|OpenGL)'
of_drivers='lib(drm|gbm|glapi)'

# folder_of SONAME: where in the bundle a library goes; nothing: it is the system's.
folder_of() {
    if [[ $1 =~ ^($of_libc|$of_drivers)\.so ]]; then
        return
    elif [[ $1 =~ ^$of_gcc\.so ]]; then
        echo lib/gcc
    elif [[ $1 =~ ^$of_gl\.so ]]; then
        echo lib/gl
    else
        echo lib
    fi
}

taken=$work/taken
# copy FILE FOLDER [NAME]
copy() {
    mkdir -p "$root/$2"
    cp -L --preserve=timestamps "$1" "$root/$2/${3:-$(basename "$1")}"
    chmod u+w "$root/$2/${3:-$(basename "$1")}"
    echo "$1" >>"$taken"
}

cmake --install "$build" --prefix "$root" --strip >"$work/install.log"
cp "$tree/LICENSE" "$root/"

qt_plugins=$(qtpaths6 --query QT_INSTALL_PLUGINS)
for plugin in "${plugins[@]}"; do
    if [ ! -e "$qt_plugins/$plugin" ] && [[ $plugin == wayland-graphics* ]]; then
        continue   # in Qt 6.8 it lies elsewhere, and wayland-generic does without
    fi
    copy "$qt_plugins/$plugin" "plugins/$(dirname "$plugin")"
done
copy "$(command -v redis-server)" bin redis-server
cp "$here/bundle/qt.conf" "$root/bin/"

qt_translations=$(qtpaths6 --query QT_INSTALL_TRANSLATIONS)
for file in "$qt_translations"/qtbase_*.qm; do
    copy "$file" share/qt6/translations
done
for file in /usr/share/fonts/truetype/dejavu/DejaVuSans{,-Bold,Mono,Mono-Bold}.ttf; do
    copy "$file" share/fonts/truetype
done
cp "$here/bundle/fonts.conf" "$root/share/fonts/"
mkdir -p "$root/share/X11"
cp -RL /usr/share/X11/xkb "$root/share/X11/"
echo /usr/share/X11/xkb >>"$taken"

# The libraries of all that, and of these. ldd names them all, also those that others bring.
mapfile -t files < <(find "$root/bin" "$root/plugins" -type f -exec sh -c 'head -c 4 "$1" | grep -q ELF' sh {} \; -print)
for file in "${files[@]}"; do
    ldd "$file"
done >"$work/ldd"
if grep 'not found' "$work/ldd" >&2; then
    echo "bundle.sh: those libraries are missing here" >&2
    exit 1
fi
sed -n 's/^[ \t]*\([^ ]*\) => \(\/[^ ]*\) .*/\1 \2/p' "$work/ldd" | sort -u >"$work/libraries"
while read -r library path; do
    folder=$(folder_of "$library")
    if [ -n "$folder" ]; then
        copy "$path" "$folder" "$library"
    fi
done <"$work/libraries"

# Each file looks for its libraries from where it lies itself.
while IFS= read -r -d '' file; do
    folder=$(dirname "${file#"$root"/}")
    patchelf --set-rpath "\$ORIGIN/$(realpath --relative-to "$root/$folder" "$root/lib")" "$file"
done < <(printf '%s\0' "${files[@]}" && find "$root/lib" -name '*.so*' -print0)

# What anything in it wants is in it, or the system's.
while read -r library; do
    folder=$(folder_of "$library")
    if [ -n "$folder" ] && [ ! -e "$root/$folder/$library" ]; then
        echo "bundle.sh: $library is not in the bundle" >&2
        exit 1
    fi
done < <(find "$root" -type f \( -name '*.so*' -o -path "$root/bin/*" ! -name qt.conf \) -exec readelf -d {} + |
    sed -n 's/.*(NEEDED).*\[\(.*\)\]$/\1/p' | sort -u)

# The packages that all that came with, by the names that they may know the files by: /lib is a link to /usr/lib.
sort -u "$taken" | xargs -d '\n' realpath | sort -u >"$work/real"
{ cat "$work/real" && sed -n 's|^/usr/|/|p' "$work/real"; } | xargs -d '\n' dpkg-query -S >"$work/owners" 2>/dev/null || true
sed -n 's/^[^ ]*: //p' "$work/owners" | sed 's|^/lib|/usr/lib|; s|^/bin|/usr/bin|' | sort -u >"$work/owned"
if comm -23 "$work/real" "$work/owned" | grep . >&2; then
    echo "bundle.sh: no Debian package has those" >&2
    exit 1
fi
mkdir "$root/licenses"
sed 's/: .*//' "$work/owners" | tr -d ',' | tr ' ' '\n' | sort -u | while read -r package; do
    cp -L "/usr/share/doc/${package%:*}/copyright" "$root/licenses/${package%:*}.txt"
    dpkg-query -W -f '${Package} ${Version} (source: ${source:Package} ${source:Version})\n' "$package"
done >"$root/licenses/PACKAGES"
cp -L /usr/share/common-licenses/{Apache-2.0,Artistic,GPL-2,GPL-3,LGPL-2,LGPL-2.1,LGPL-3,MPL-1.1,MPL-2.0} "$root/licenses/"

fill=(sed -e "s/@VERSION@/$version/" -e "s/@ARCH@/$arch/" -e "s/@GLIBC@/$glibc/")
"${fill[@]}" "$here/bundle/README.txt" >"$root/README.txt"
for program in "${programs[@]}"; do
    "${fill[@]}" -e "s/@PROGRAM@/$program/" "$here/bundle/launcher.sh" >"$root/$program"
    chmod 755 "$root/$program"
done

# The same bytes from the same files.
tar -C "$work" --sort=name --owner=0 --group=0 --numeric-owner --mode=go=rX,u+rw --mtime="@${SOURCE_DATE_EPOCH:?}" \
    -cf - "$name" | xz -T0 -6 >"$work/$name.tar.xz"
mv "$work/$name.tar.xz" "$out/"
