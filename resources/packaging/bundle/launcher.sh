#!/bin/sh
# Starts @PROGRAM@ of this folder, wherever it was unpacked. bin/@PROGRAM@ can be started as well: this adds only what a
# bare system may lack.
here=$(dirname "$(readlink -f "$0")")

# Libraries that have to fit the drivers of the system are taken from there; where it has none, or older ones, from here.
lacks=$(LD_TRACE_LOADED_OBJECTS=1 "$here/bin/@PROGRAM@" 2>&1 | grep 'not found')
case $lacks in
*GLIBC_2.*)
    echo "@PROGRAM@: this was made for glibc @GLIBC@ or newer (as Debian 12 has it), and this system's is older." >&2
    exit 1
    ;;
esac
case $lacks in
*libstdc++* | *libgcc_s* | *GLIBCXX* | *CXXABI*) LD_LIBRARY_PATH=$here/lib/gcc${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} ;;
esac
case $lacks in
*libEGL* | *libGL*  | *libOpenGL*) LD_LIBRARY_PATH=$here/lib/gl${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH} ;;
esac
if [ -n "$LD_LIBRARY_PATH" ]; then
    export LD_LIBRARY_PATH
fi

# A system without fonts, or without their configuration.
if [ ! -e /etc/fonts/fonts.conf ] || [ -z "$(find /usr/share/fonts /usr/local/share/fonts "$HOME/.local/share/fonts" \
    -name '*.[ot]t[fc]' -print -quit 2>/dev/null)" ]; then
    export FONTCONFIG_FILE="${FONTCONFIG_FILE:-$here/share/fonts/fonts.conf}"
fi
if [ ! -e /usr/share/X11/xkb ]; then
    export XKB_CONFIG_ROOT="${XKB_CONFIG_ROOT:-$here/share/X11/xkb}"
fi

export PATH="$here/bin:$PATH"   # its redis-server
exec "$here/bin/@PROGRAM@" "$@"
