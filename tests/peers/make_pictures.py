"""Writes pictures of every kind that Pillow and ImageMagick can write, and beside each what Pillow makes of its pixels.

usage: make_pictures.py FOLDER

FOLDER/NAME is the picture, FOLDER/NAME.rgb its pixels: a line with width, height, and by how much a channel may differ,
then 3 bytes a pixel. Every call gives the same pixels. Without ImageMagick there are fewer.
"""
import os
import random
import shutil
import subprocess
import sys

try:
    from PIL import Image
except ImportError:
    sys.exit(77)  # skipped

CHANCE = random.Random(7)
FOLDER = sys.argv[1]
# By how much a channel may differ: not at all; where a pixel is laid over the ground, by the rounding; where a decoder
# is free to round (JPEG's cosine transform and colors, WebP's colors), by a few.
EXACT, OVER_GROUND, LOSSY = 0, 1, 4
SIZES = [(1, 1), (2, 3), (7, 5), (16, 16), (17, 9), (33, 31), (64, 48)]
count = 0


def channel(size):
    """Smooth, with noise: what a photograph is to a decoder."""
    coarse = Image.frombytes("L", (4, 4), CHANCE.randbytes(16)).resize(size, Image.BICUBIC)
    noise = Image.frombytes("L", size, CHANCE.randbytes(size[0] * size[1]))
    return Image.blend(coarse, noise, 0.15)


def picture(mode, size):
    if mode == "1":
        return channel(size).point(lambda value: 255 if value > 127 else 0).convert("1")
    if mode == "P":
        return picture("RGB", size).quantize(CHANCE.choice([2, 3, 4, 15, 16, 100, 256]))
    if mode == "I;16":
        pairs = zip(CHANCE.randbytes(size[0] * size[1]), channel(size).tobytes())
        return Image.frombytes("I;16", size, bytes(byte for pair in pairs for byte in pair))
    bands = [channel(size) for _ in Image.new(mode, (1, 1)).getbands()]
    return Image.merge(mode, bands) if len(bands) > 1 else bands[0]


def shown(image):
    """As Lunette shows it: 16 bits rounded to 8, what is transparent over white."""
    if image.mode.startswith("I"):
        gray = Image.new("L", image.size)
        gray.putdata([round(value / 257) for value in image.convert("I").getdata()])
        return gray.convert("RGB")
    if image.mode in ("LA", "PA", "RGBA") or "transparency" in image.info:
        return Image.alpha_composite(Image.new("RGBA", image.size, "white"), image.convert("RGBA")).convert("RGB")
    return image.convert("RGB")


def keep(name, tolerance, original=None):
    """Beside the picture of this name, what Pillow reads from it or from the original of which it is a copy."""
    global count
    with Image.open(os.path.join(FOLDER, original or name)) as image:
        pixels = shown(image)
    with open(os.path.join(FOLDER, name + ".rgb"), "wb") as file:
        file.write(b"%d %d %d\n" % (*pixels.size, tolerance) + pixels.tobytes())
    count += 1


def by_pillow(kind, ending, modes, tolerance=EXACT, **options):
    for mode in modes:
        for size in SIZES:
            image = picture(mode, size)
            name = f"{kind} {mode.replace(';', '-')} {size[0]}x{size[1]}.{ending}"
            image.save(os.path.join(FOLDER, name), **options)
            keep(name, max(tolerance, OVER_GROUND if mode in ("LA", "RGBA") else EXACT))


def by_imagemagick(kind, ending, modes, *options, tolerance=EXACT, coder=""):
    if not shutil.which("convert"):
        return
    for mode in modes:
        for size in SIZES:
            source = "source.png"
            picture(mode, size).save(os.path.join(FOLDER, source))
            name = f"{kind} {mode.replace(';', '-')} {size[0]}x{size[1]}.{ending}".replace(" ", "_")  # as XBM needs it
            subprocess.run(["convert", source, *options, coder + name], cwd=FOLDER, check=True)
            # Pillow does not read every XPM; of what is copied without loss the original says as much.
            keep(name, max(tolerance, OVER_GROUND if mode == "RGBA" else EXACT), source if tolerance == EXACT else None)
            os.remove(os.path.join(FOLDER, source))


by_pillow("PNG", "png", ["1", "L", "P", "LA", "RGB", "RGBA", "I;16"])
by_pillow("PNG, a transparent color", "png", ["L", "P"], transparency=0)
by_pillow("BMP", "bmp", ["1", "L", "P", "RGB", "RGBA"])
by_pillow("GIF", "gif", ["1", "L", "P"])
by_pillow("GIF, interlaced", "gif", ["P"], interlace=1)
by_pillow("PBM and others", "pnm", ["1", "L", "RGB"])
by_pillow("TGA", "tga", ["L", "P", "RGB", "RGBA"])
by_pillow("TGA, from the top", "tga", ["RGB"], orientation=1)
by_pillow("TGA, run lengths", "tga", ["L", "RGB", "RGBA"], compression="tga_rle")
for compression in ("raw", "tiff_lzw", "tiff_adobe_deflate", "packbits"):
    by_pillow("TIFF, " + compression, "tif", ["1", "L", "P", "RGB", "RGBA", "I;16"], compression=compression)
by_pillow("TIFF, group4", "tif", ["1"], compression="group4")
by_pillow("WebP, lossless", "webp", ["RGB", "RGBA"], lossless=True, exact=True)
by_pillow("WebP", "webp", ["RGB"], LOSSY)
by_pillow("JPEG", "jpg", ["L", "RGB", "CMYK"], LOSSY)
by_pillow("JPEG, progressive", "jpg", ["L", "RGB"], LOSSY, progressive=True, quality=95)
by_pillow("JPEG, full color", "jpg", ["RGB"], LOSSY, subsampling=0)
by_imagemagick("PNG, interlaced", "png", ["1", "L", "P", "RGB", "RGBA"], "-interlace", "PNG")
by_imagemagick("PPM, plain", "ppm", ["1", "L", "RGB"], "-compress", "none")
by_imagemagick("BMP, first version", "bmp", ["L", "RGB"], coder="BMP2:")
by_imagemagick("BMP, run lengths", "bmp", ["P"], "-compress", "RLE")
by_imagemagick("TIFF, planes apart", "tif", ["RGB"], "-interlace", "plane")
by_imagemagick("TIFF, tiles", "tif", ["1", "L", "RGB", "RGBA", "I;16"], "-define", "tiff:tile-geometry=16x16")
by_imagemagick("TIFF, big endian", "tif", ["L", "RGB", "I;16"], "-endian", "MSB")
by_imagemagick("TIFF, JPEG", "tif", ["RGB"], "-compress", "JPEG", tolerance=LOSSY)
by_imagemagick("XPM", "xpm", ["P"])
by_imagemagick("XBM", "xbm", ["1"])
print(count)
