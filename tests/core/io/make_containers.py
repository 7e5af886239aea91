#!/usr/bin/env python3
"""Writes the HDF5 and MATLAB files that ContainersTest reads; the fuzzers begin with copies of the smallest.

    tests/core/io/make_containers.py tests/core/io/containers

Needs Debian's python3-h5py and python3-scipy.
"""
import sys

import h5py
import numpy
import scipy.io
import scipy.sparse

folder = sys.argv[1]
PICTURES = numpy.arange(16, dtype='u1').reshape(4, 2, 2)
HOUSES = (numpy.arange(32 * 32 * 3 * 3) % 251).astype('u1').reshape(32, 32, 3, 3)
DIGITS = numpy.array([[10], [1], [7]], 'u1')


def open_new(name, **options):
    return h5py.File(f'{folder}/{name}', 'w', libver=('earliest', 'v108'), **options)


with open_new('contiguous.h5') as file:
    file['images'] = PICTURES
    file['labels'] = numpy.array([3, 1, 3, 1])
with open_new('packed.h5') as file:
    file.create_dataset('train/images', data=PICTURES.astype('>f4') / 16, chunks=(3, 2, 1), compression=4, shuffle=True,
                        fletcher32=True)
    file['train/labels'] = numpy.array([b'cat', b'dog', b'cat', b'cow'])
    file['test/images'] = PICTURES[:2].astype('f4') / 16
    file['test/labels'] = numpy.array([b'dog', b'cat'])
    file['half'] = numpy.arange(4, dtype='f2')
    file['mask'] = numpy.array([True, False, True, True])
with open_new('shapes.h5') as file:
    pictures = numpy.zeros((6, 64, 64, 3), 'u1')
    pictures[:, 8:40, 20:50] = 40 * numpy.arange(6).reshape(6, 1, 1, 1)
    file.create_dataset('images', data=pictures, chunks=(2, 64, 64, 3), compression=9)
    file['labels'] = numpy.array([[k % 2, k % 3, k, k / 2, k % 4, -k] for k in range(6)], float)
with h5py.File(f'{folder}/odd.h5', 'w', libver=('earliest', 'v110')) as file:
    file['images'] = PICTURES
    file['record'] = numpy.zeros(3, [('a', 'i4'), ('b', 'f4')])
    file['words'] = ['a', 'bcd']
    file['number'] = 5
    file['nothing'] = numpy.zeros((0, 3))
    file['complex'] = numpy.zeros(3, 'c8')
    file['elsewhere'] = h5py.ExternalLink('/etc/passwd', '/x')
    file['soft'] = h5py.SoftLink('/nowhere')
    file['reference'] = numpy.array([file['images'].ref], h5py.ref_dtype)
    file.create_dataset('outside', (4,), 'u1', external=[('/etc/passwd', 0, 4)])
    layout = h5py.VirtualLayout((4,), 'u1')
    layout[:] = h5py.VirtualSource('/etc/passwd', 'x', (4,))
    file.create_virtual_dataset('virtual', layout)
    file.create_dataset('huge', (1 << 40,), 'u1', chunks=(1 << 20,))
with open_new('matlab73.mat', userblock_size=512) as file:
    for name, value in (('X', HOUSES), ('y', DIGITS)):
        file.create_dataset(name, data=value.T, chunks=value.T.shape, compression=3)
        file[name].attrs['MATLAB_class'] = numpy.bytes_('uint8')
    file['mask'] = numpy.array([[1, 0, 1]], 'u1')
    file['mask'].attrs['MATLAB_class'] = numpy.bytes_('logical')
    file['title'] = numpy.array([[72], [105]], 'u2')
    file['title'].attrs['MATLAB_class'] = numpy.bytes_('char')
with open(f'{folder}/matlab73.mat', 'r+b') as file:
    file.write(b'MATLAB 7.3 MAT-file, Platform: GLNXA64'.ljust(124) + b'\0\2IM')

scipy.io.savemat(f'{folder}/svhn.mat', {'X': HOUSES, 'y': DIGITS}, appendmat=False, do_compression=True)
scipy.io.savemat(f'{folder}/columns.mat', {'data': numpy.arange(16 * 17, dtype='u1').reshape(16, 17),
                                    'label': numpy.arange(17.0).reshape(1, 17) % 3}, appendmat=False)
scipy.io.savemat(f'{folder}/structure.mat', {'training': {'images': numpy.arange(2 * 2 * 9.0).reshape(2, 2, 9) / 35,
                                                   'labels': numpy.arange(9.0).reshape(9, 1) % 2}},
                 appendmat=False, do_compression=True)
scipy.io.savemat(f'{folder}/nested.mat', {'dataset': {
    'train': {'images': numpy.arange(36, dtype='u1').reshape(9, 4) * 4, 'labels': numpy.arange(9).reshape(9, 1) % 3 + 1,
              'writers': numpy.arange(9).reshape(9, 1)},
    'test': {'images': numpy.arange(16, dtype='u1').reshape(4, 4), 'labels': numpy.arange(4).reshape(4, 1) % 3 + 1},
    'mapping': numpy.array([[1, 65, 97], [2, 66, 98]])}})
scipy.io.savemat(f'{folder}/odd.mat', {'images': PICTURES.transpose(1, 2, 0), 'cell': numpy.array([1, 'a'], object),
                                'text': 'hello', 'sparse': scipy.sparse.eye(3), 'complex': numpy.ones(3) * 1j,
                                'mask': numpy.array([True, False]), 'nothing': numpy.zeros((0, 2)),
                                'several': numpy.zeros((2,), [('a', 'f8')])}, appendmat=False)
