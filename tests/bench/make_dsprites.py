#!/usr/bin/env python3
"""Writes a stand-in for dSprites (Matthey et al. 2017), of its size, shapes and types: 737,280 pictures of 64 x 64 in
bytes of 0 and 1, and their latents, in an .npz file of about 30 MB. The figures in docs/measurements.md are of it.

    tests/bench/make_dsprites.py dsprites.npz

Needs Debian's python3-numpy and 100 MB of memory.
"""
import io
import sys
import zipfile

import numpy

SCALES = numpy.linspace(0.5, 1, 6)
ANGLES = numpy.linspace(0, 2 * numpy.pi, 40)
PLACES = numpy.linspace(0, 1, 32)
COUNT = 3 * 6 * 40 * 32 * 32

grid = numpy.arange(64)


def sprite(shape, scale, angle):
    """A square, an ellipse or a heart, of 64 x 64 around the middle."""
    y, x = (grid[:, None] - 31.5) / 12, (grid[None, :] - 31.5) / 12
    u = (x * numpy.cos(angle) + y * numpy.sin(angle)) / scale
    v = (y * numpy.cos(angle) - x * numpy.sin(angle)) / scale
    if shape == 0:
        inside = numpy.maximum(abs(u), abs(v)) < 0.7
    elif shape == 1:
        inside = u ** 2 + (2 * v) ** 2 < 1
    else:
        inside = (u ** 2 + v ** 2 - 0.5) ** 3 - u ** 2 * v ** 3 < 0
    return inside.astype('u1')


def header(dtype, shape):
    out = io.BytesIO()
    numpy.lib.format.write_array_header_1_0(out, {'descr': dtype, 'fortran_order': False, 'shape': shape})
    return out.getvalue()


indices = numpy.indices((1, 3, 6, 40, 32, 32)).reshape(6, COUNT).T
values = numpy.stack([numpy.ones(COUNT), indices[:, 1] + 1.0, SCALES[indices[:, 2]], ANGLES[indices[:, 3]],
                      PLACES[indices[:, 4]], PLACES[indices[:, 5]]], axis=1)
with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
    with archive.open('imgs.npy', 'w', force_zip64=True) as member:
        member.write(header('|u1', (COUNT, 64, 64)))
        for shape in range(3):
            for scale in SCALES:
                for angle in ANGLES:
                    whole = numpy.pad(sprite(shape, scale, angle), 16)
                    member.write(numpy.stack([whole[32 - x:96 - x, 32 - y:96 - y] for x in range(32)
                                              for y in range(32)]).tobytes())
    for name, table in (('latents_values', values), ('latents_classes', indices.astype('i8'))):
        with archive.open(f'{name}.npy', 'w') as member:
            member.write(header(table.dtype.str, table.shape) + table.tobytes())
