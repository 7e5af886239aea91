#!/usr/bin/env python3
"""Trains VAEs on half and full moons alone and prints what lies halfway between them, for several betas, as a table.

usage: two_moons.py MOON_PATH [--seeds N] [--epochs N]

First quarters (0.45 to 0.55 lit) and full moons (0.98 to 1), lit from the right, default network of 2 latents. A row
holds means over the seeds of 6 pairs each, and in brackets the standard deviation of one seed (n - 1): the area in
which the intervals of the two ends overlap, how far the picture decoded halfway is from the closest moon that can be
drawn (root-mean-square pixel difference), and how many of these pictures are moons, cross-fades or neither.
"""
import argparse
import json
import statistics
import subprocess

TWO_MOONS = "moons:phases=0.45-0.55+0.98-1,sides=waxing,count=2380"
ALL_MOONS = "moons:sides=waxing,count=2380"
ROWS = [(TWO_MOONS, beta) for beta in (1, 5, 20, 50)] + [(ALL_MOONS, 1)]


def halfway(program, data, beta, seed, epochs):
    command = [program, data, "objective=vae", "latents=2", f"beta={beta}", f"seed={seed}", f"epochs={epochs}"]
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout.splitlines()
    return json.loads(lines[-1])["halfway"]


def cell(values, digits):
    return f"{statistics.mean(values):.{digits}f} ({statistics.stdev(values):.{digits}f})"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=40)
    options = parser.parse_args()
    print("| moons | beta | overlap, % | halfway, RMS | moons | cross-fades | neither |")
    print("| --- | --- | --- | --- | --- | --- | --- |")
    for data, beta in ROWS:
        runs = [halfway(options.program, data, beta, seed, options.epochs) for seed in range(1, options.seeds + 1)]
        kinds = [sum(run[key] for run in runs) for key in ("moons", "cross_fades", "neither")]
        name = "half and full" if data == TWO_MOONS else "all phases"
        print(f"| {name} | {beta} | {cell([100 * run['overlap'] for run in runs], 2)} | "
              f"{cell([run['distance'] for run in runs], 3)} | " + " | ".join(map(str, kinds)) + " |", flush=True)


if __name__ == "__main__":
    main()
