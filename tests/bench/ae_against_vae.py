#!/usr/bin/env python3
"""Trains autoencoders and VAEs that differ in nothing else and prints the indicators of both as a Markdown table.

usage: ae_against_vae.py LUNETTE_CLI [--seeds N] [--epochs N]

Moons with 2, 4 and 8 latents and handwritten digits with 8, default network and training. A seed sets the initial
weights, the batches and all noise, and is the same for both. Cells are means over the seeds, and in brackets the
standard deviation of one run (n - 1).
"""
import argparse
import json
import statistics
import subprocess

SETTINGS = [("moons", 2), ("moons", 4), ("moons", 8), ("digits", 8)]
FIGURES = [("squared error", "test", "squared_error", 2), ("sample validity", "indicators", "sample_validity", 2),
           ("midpoint validity", "indicators", "midpoint_validity", 2),
           ("noise tolerance", "indicators", "noise_tolerance", 3), ("hole fraction", "indicators", "hole_fraction", 3),
           ("manifold distance, samples", "indicators", "manifold_distance_samples", 3),
           ("active latents", "indicators", "active_latents", 1), ("mig", "indicators", "mig", 3)]


def train(cli, data, latents, objective, seed, epochs):
    command = [cli, "train", data, "--objective", objective, "--latents", str(latents), "--seed", str(seed),
               "--epochs", str(epochs), "--report", "-"]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout)


def cell(reports, part, key, digits):
    values = [report[part][key] for report in reports if report[part].get(key) is not None]
    if not values:
        return "—"
    spread = statistics.stdev(values) if len(values) > 1 else 0.0
    return f"{statistics.mean(values):.{digits}f} ({spread:.{digits}f})"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("cli")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=20)
    options = parser.parse_args()
    print("| data | latents | objective | " + " | ".join(name for name, *_ in FIGURES) + " |")
    print("| --- " * (3 + len(FIGURES)) + "|")
    for data, latents in SETTINGS:
        for objective in ("autoencoder", "vae"):
            reports = [train(options.cli, data, latents, objective, seed, options.epochs)
                       for seed in range(1, options.seeds + 1)]
            print(f"| {data} | {latents} | {objective} | "
                  + " | ".join(cell(reports, *figure[1:]) for figure in FIGURES) + " |", flush=True)


if __name__ == "__main__":
    main()
