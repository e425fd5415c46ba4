#!/usr/bin/env python3
"""screen_picture.py FRAME_BUFFER PICTURE.png: writes what Xvfb shows (its -fbdir has an XWD file) as PNG, and prints how
many different colours are in it: a screen on which nothing was drawn has one or two."""

import struct
import sys
import zlib


def chunk(kind, data):
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def main():
    frame, target = sys.argv[1:]
    with open(frame, "rb") as file:
        dump = file.read()
    # XWDFile.h: header_size, version, format, depth, width, height, …; 25 words of 32 bits, big-endian.
    words = struct.unpack(">25I", dump[:100])
    header, depth, width, height, order = words[0], words[3], words[4], words[5], words[7]
    bits, stride, colours = words[11], words[12], words[19]
    if (depth, bits, order) != (24, 32, 0):
        sys.exit(f"{frame}: expected 24 of 32 bits a pixel, least significant byte first, and found {depth} of {bits}")
    pixels = dump[header + 12 * colours:]
    rows, seen = [], set()
    for y in range(height):
        row = pixels[y * stride:y * stride + 4 * width]
        rgb = bytearray(3 * width)
        rgb[0::3], rgb[1::3], rgb[2::3] = row[2::4], row[1::4], row[0::4]
        rows.append(b"\0" + rgb)
        seen.update(zip(row[0::4], row[1::4], row[2::4]))
    with open(target, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 2, 0, 0, 0))
                   + chunk(b"IDAT", zlib.compress(b"".join(rows), 6)) + chunk(b"IEND", b""))
    print(len(seen))


main()
