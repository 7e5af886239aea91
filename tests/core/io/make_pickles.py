#!/usr/bin/env python3
"""Writes the pickles that PickledArraysTest reads and PickleFuzzer begins with: the same arrays in every protocol.

    tests/core/io/make_pickles.py tests/fuzz/corpus/pickle

Needs Debian's python3-numpy.
"""
import pickle
import sys

import numpy

PICTURES = numpy.arange(16, dtype=numpy.uint8).reshape(4, 2, 2)
VALUE = {
    'images': PICTURES,
    'labels': [3, 1, 3, 1],
    'angles': numpy.array([0.5, 1.5, 2.5, 3.5], '>f8'),
    'names': ['a', 'b\u00e4', 'c', 'd'],
    'deep': {'scalars': [numpy.int64(k) for k in range(4)], 'words': numpy.array(['x', 'yy', 'x', 'x'])},
    'nothing': None,
}

for protocol in range(6):
    with open(f'{sys.argv[1]}/protocol-{protocol}', 'wb') as file:
        pickle.dump(VALUE, file, protocol)
with open(f'{sys.argv[1]}/pairs', 'wb') as file:
    pair = (PICTURES.reshape(4, 4).astype('f4') / 16, numpy.arange(4))
    pickle.dump((pair, pair, pair), file, 2)
with open(f'{sys.argv[1]}/stack', 'wb') as file:
    pickle.dump([PICTURES[i % 4] for i in range(5)], file)
with open(f'{sys.argv[1]}/fortran', 'wb') as file:
    pickle.dump(numpy.asfortranarray(PICTURES), file)
