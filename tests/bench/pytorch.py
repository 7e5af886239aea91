#!/usr/bin/env python3
"""Lunette's training beside PyTorch's, in float32 and in bfloat16.

usage: pytorch.py LUNETTE_CLI [--rounds N] [--seconds S] [--python PYTHON] [WORKLOAD ...]

Each round trains every workload of `bench` four ways, one after another: Lunette and PyTorch, in float32 and in bfloat16,
which is torch.autocast for PyTorch. Lunette runs on two threads; PyTorch on one or two, whichever is faster, where its BLAS
stays on one thread. Prints a table of medians over the rounds: images a second, and the medians of the rounds' ratios to
PyTorch in float32. Needs Debian's python3-torch, with --python the interpreter that has it.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys
import time

WORKLOADS = ['mlp-vae', 'conv-vae', 'conv-ae28']
PRECISIONS = ['float32', 'bfloat16']


def peer(workload, precision, threads, seconds):
    """Trains the workload in this process and prints images a second."""
    import torch
    from torch import nn
    from torch.nn import functional

    torch.manual_seed(0)
    torch.set_num_threads(threads)
    relu = nn.ReLU

    def stack(*layers):
        return nn.Sequential(*layers)

    def halve(channels, kernel):
        layers = []
        for inputs, outputs in zip(channels, channels[1:]):
            layers += [nn.Conv2d(inputs, outputs, kernel, 2, 1), relu()]
        return layers

    def double(channels, kernel):
        layers = []
        for inputs, outputs in zip(channels, channels[1:]):
            layers += [relu(), nn.ConvTranspose2d(inputs, outputs, kernel, 2, 1, output_padding=4 - kernel)]
        return layers

    if workload == 'mlp-vae':
        shape, batch = (784,), 128
        encoder = stack(nn.Linear(784, 400), relu(), nn.Linear(400, 40))
        decoder = stack(nn.Linear(20, 400), relu(), nn.Linear(400, 784))
    elif workload == 'conv-vae':
        shape, batch = (1, 64, 64), 64
        encoder = stack(*halve([1, 32, 32, 64, 64], 4), nn.Flatten(), nn.Linear(1024, 256), relu(), nn.Linear(256, 20))
        decoder = stack(nn.Linear(10, 256), relu(), nn.Linear(256, 1024), nn.Unflatten(1, (64, 4, 4)),
                        *double([64, 64, 32, 32, 1], 4))
    else:
        shape, batch = (1, 28, 28), 128
        encoder = stack(*halve([1, 32, 64], 3), nn.Flatten(), nn.Linear(3136, 16))
        decoder = stack(nn.Linear(16, 3136), nn.Unflatten(1, (64, 7, 7)), *double([64, 32, 1], 3))
    is_vae = workload != 'conv-ae28'
    optimizer = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()], 1e-3)
    images = torch.rand(4096, *shape)

    def loss(x):
        with torch.autocast('cpu', torch.bfloat16, enabled=precision == 'bfloat16'):
            code = encoder(x)
        kl = 0
        if is_vae:
            mean, log_variance = code.float().chunk(2, 1)
            code = mean + torch.randn_like(mean) * (log_variance / 2).exp()
            kl = (mean * mean + log_variance.exp() - 1 - log_variance).sum() / 2
        with torch.autocast('cpu', torch.bfloat16, enabled=precision == 'bfloat16'):
            output = decoder(code)
        output = output.float()
        if is_vae:
            return (functional.binary_cross_entropy_with_logits(output, x, reduction='sum') + kl) / batch
        return functional.mse_loss(output.sigmoid(), x, reduction='sum') / batch

    def step():
        optimizer.zero_grad()
        loss(images[torch.randint(0, len(images), (batch,))]).backward()
        optimizer.step()

    for _ in range(3):
        step()
    steps, start = 0, time.perf_counter()
    while time.perf_counter() - start < seconds:
        step()
        steps += 1
    print(batch * steps / (time.perf_counter() - start))


def output_of(command):
    done = subprocess.run(command, capture_output=True, text=True, env={**os.environ, 'OPENBLAS_NUM_THREADS': '1'})
    if done.returncode:
        sys.exit(f'{" ".join(command)} failed:\n{done.stderr}')
    return done.stdout


def lunette(options, workload, precision):
    line = output_of([options.cli, 'bench', workload, '--precision', precision, '--threads', '2', '--seconds',
                      str(options.seconds)])
    return json.loads(line)['images_per_second']


def pytorch(options, workload, precision):
    return max(float(output_of([options.python, __file__, '--peer', workload, precision, str(threads),
                                str(options.seconds)])) for threads in (1, 2))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('cli')
    parser.add_argument('workloads', nargs='*', metavar='WORKLOAD', default=[])
    parser.add_argument('--rounds', type=int, default=5)
    parser.add_argument('--seconds', type=float, default=2.0)
    parser.add_argument('--python', default='/usr/bin/python3')
    options = parser.parse_intermixed_args()
    for workload in options.workloads or WORKLOADS:
        ways = [(name, run, precision) for name, run in (('Lunette', lunette), ('PyTorch', pytorch))
                for precision in PRECISIONS]
        rounds = [{(name, precision): run(options, workload, precision) for name, run, precision in ways}
                  for _ in range(options.rounds)]
        for name, _, precision in ways:
            rate = statistics.median(one[name, precision] for one in rounds)
            ratio = statistics.median(one[name, precision] / one['PyTorch', 'float32'] for one in rounds)
            print(f'| `{workload}` | {name} | {precision:8} | {rate:10,.0f} | {ratio:.2f} |', flush=True)


if __name__ == '__main__':
    if sys.argv[1:2] == ['--peer']:
        peer(sys.argv[2], sys.argv[3], int(sys.argv[4]), float(sys.argv[5]))
    else:
        main()
