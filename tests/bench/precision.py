#!/usr/bin/env python3
"""Training in bfloat16 beside float32: how fast, and how good.

usage: precision.py LUNETTE_CLI speed [--before LUNETTE_CLI] [--rounds N] [--seconds S] [--threads N] [--cpu] [WORKLOAD ...]
       precision.py LUNETTE_CLI loss MNIST [--seeds N] [--epochs N] [--threads N]

speed alternates `bench` in either precision, and --before as it is, and prints a table of medians over the rounds with the
medians of the rounds' ratios to float32. --cpu counts images a second of processor time instead of time, for a machine
that others use. loss trains 784-400-20 on the folder MNIST in either precision, a seed after another, and
prints the held-out losses in nats per image.
"""
import argparse
import json
import pathlib
import resource
import statistics
import subprocess
import sys
import tempfile

WORKLOADS = ['mlp-vae', 'conv-vae', 'conv-ae28']
START_SECONDS = 0.3  # of --cpu's shorter run, whose time is subtracted: what it takes to start


def run(command):
    """Gives stdout and the seconds of processor time."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f'{" ".join(command)} failed:\n{done.stderr}')
    return done.stdout, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def bench(command, seconds, threads):
    output, processor = run([*command, '--seconds', str(seconds), '--threads', str(threads)])
    return json.loads(output), processor


def rate(command, options):
    """Images a second, with the share of the limit where it is printed."""
    if not options.cpu:
        line, _ = bench([*command, '--limit'], options.seconds, options.threads)
        return line['images_per_second'], line['share']
    (short, start), (long, end) = (bench(command, seconds, options.threads) for seconds in (START_SECONDS, options.seconds))
    images = long['images_per_second'] * options.seconds - short['images_per_second'] * START_SECONDS
    return images / (end - start), None


def speed(options):
    for workload in options.arguments or WORKLOADS:
        commands = {'float32': [options.cli, 'bench', workload, '--precision', 'float32'],
                    'bfloat16': [options.cli, 'bench', workload, '--precision', 'bfloat16']}
        if options.before:
            commands = {'before': [options.before, 'bench', workload], **commands}
        rounds = [{name: rate(command, options) for name, command in commands.items()} for _ in range(options.rounds)]
        for name in commands:
            images = statistics.median(line[name][0] for line in rounds)
            ratio = statistics.median(line[name][0] / line['float32'][0] for line in rounds)
            shares = [line[name][1] for line in rounds if line[name][1] is not None]
            share = f'{statistics.median(shares):.2f}' if shares else ''
            print(f'| `{workload}` | {name:8} | {images:10,.0f} | {ratio:.2f} | {share} |', flush=True)


def loss(options):
    data = pathlib.Path(options.arguments[0])
    for precision in ('float32', 'bfloat16'):
        losses = []
        for seed in range(1, options.seeds + 1):
            with tempfile.TemporaryDirectory() as folder:
                report = pathlib.Path(folder, 'report.json')
                run([options.cli, 'train', str(data / 'train-images-idx3-ubyte.gz'), '--test-data',
                     str(data / 't10k-images-idx3-ubyte.gz'), '--hidden', '400', '--latents', '20', '--epochs',
                     str(options.epochs), '--batch-size', '128', '--learning-rate', '1e-3', '--seed', str(seed),
                     '--threads', str(options.threads), '--precision', precision, '--report', str(report)])
                losses.append(json.loads(report.read_text())['test']['loss'])
        print(f'| {precision:8} | {" | ".join(f"{value:.2f}" for value in losses)} | {statistics.mean(losses):.2f} |',
              flush=True)


parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
parser.add_argument('cli')
parser.add_argument('what', choices=['speed', 'loss'])
parser.add_argument('arguments', nargs='*')
parser.add_argument('--before')
parser.add_argument('--rounds', type=int, default=5)
parser.add_argument('--seconds', type=float, default=2)
parser.add_argument('--threads', type=int, default=2)
parser.add_argument('--cpu', action='store_true')
parser.add_argument('--seeds', type=int, default=3)
parser.add_argument('--epochs', type=int, default=10)
options = parser.parse_intermixed_args()
if options.what == 'loss' and len(options.arguments) != 1:
    parser.error('loss needs the folder of MNIST')
speed(options) if options.what == 'speed' else loss(options)
