"""Compares every frame of an animation that runs forth and back with the pictures of a strip, by Pillow's decoder.

usage: check_gif.py MORPH.gif STRIP.png COUNT
"""
import sys

try:
    from PIL import Image, ImageChops
except ImportError:
    sys.exit(77)  # skipped

animation, strip, count = Image.open(sys.argv[1]), Image.open(sys.argv[2]).convert("RGB"), int(sys.argv[3])
width = strip.width // count
order = list(range(count)) + list(range(count - 2, 0, -1))
if animation.n_frames != len(order):
    sys.exit(f"{animation.n_frames} frames for {len(order)}")
if animation.info.get("loop") != 0:
    sys.exit("it does not repeat for ever")
largest = 0
for frame, place in enumerate(order):
    animation.seek(frame)
    picture = strip.crop((width * place, 0, width * (place + 1), strip.height))
    difference = ImageChops.difference(animation.convert("RGB"), picture)
    largest = max(largest, max(high for _, high in difference.getextrema()))
print(largest)
