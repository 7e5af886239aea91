#!/usr/bin/env python3
"""Writes 100,000 gray PNG of 28 x 28 in ten classes, once as a folder and once as a ZIP.

usage: many_pictures.py FOLDER [COUNT]     makes FOLDER/pictures and FOLDER/pictures.zip
"""
import os
import random
import struct
import sys
import zipfile
import zlib

SIDE = 28


def png(pixels):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    lines = b"".join(b"\0" + pixels[y * SIDE:(y + 1) * SIDE] for y in range(SIDE))
    head = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(lines)) + chunk(b"IEND", b"")


def main():
    folder, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 100_000
    random.seed(1)
    for digit in range(10):
        os.makedirs(os.path.join(folder, "pictures", str(digit)), exist_ok=True)
    with zipfile.ZipFile(os.path.join(folder, "pictures.zip"), "w") as archive:
        for number in range(count):
            level, mask = random.randrange(1, 256), random.getrandbits(SIDE * SIDE) & random.getrandbits(SIDE * SIDE)
            data = png(bytes(level if mask >> place & 1 else 0 for place in range(SIDE * SIDE)))
            name = f"{number % 10}/{number:06d}.png"
            archive.writestr(name, data)
            with open(os.path.join(folder, "pictures", name), "wb") as file:
                file.write(data)


if __name__ == "__main__":
    main()
