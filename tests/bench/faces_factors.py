#!/usr/bin/env python3
"""Trains faces with and without labels, five seeds each, and prints what their latents tell of the factors, as tables.

usage: faces_factors.py LUNETTE_CLI FOLDER [--seeds N] [--epochs N] [--threads N]

7,000 faces of 32 x 32, dense 400-200, 6 latents, Gaussian pixels of standard deviation 0.1. Reports go into FOLDER; one
that is already there is not trained again. Cells are means over the seeds and in brackets the standard deviation of one
seed (n - 1). "own" counts the named latents that tell most of the factor that they are named after, over all seeds.
"""
import argparse
import json
import os
import statistics
import subprocess

FACTORS = ["smile", "skin", "hair", "beard", "glasses", "width"]


def named(labels):
    return ["--named-latents", ",".join(FACTORS), "--labels", str(labels), "--label-weight", "1000"]


ROWS = {
    "plain": [],
    "beta 4": ["--beta", "4"],
    "beta-tcvae 5": ["--objective", "beta-tcvae", "--tc-weight", "5"],
    "beta-tcvae 20": ["--objective", "beta-tcvae", "--tc-weight", "20"],
    "named, 50 labels": named(50),
    "named, 100 labels": named(100),
    "named, 1,000 labels": named(1000),
}


def report(options, row, seed):
    path = os.path.join(options.folder, f"{row.replace(' ', '-').replace(',', '')}-{seed}.json")
    if not os.path.exists(path):
        command = [options.program, "train", "faces:count=7000", "--latents", "6", "--likelihood", "gaussian",
                   "--observation-std", "0.1", "--epochs", str(options.epochs), "--threads", str(options.threads),
                   "--seed", str(seed), "--keep-every", "0", "--report", path + ".part"]
        # The objective is a preset and precedes what it sets.
        subprocess.run(command + ROWS[row], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.rename(path + ".part", path)
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def cell(values, digits=2):
    values = list(values)
    spread = f" ({statistics.stdev(values):.{digits}f})" if len(values) > 1 else ""
    return f"{statistics.mean(values):.{digits}f}{spread}"


def own(reports):
    """Of the named latents of all seeds, those whose strongest factor is their own."""
    hits = 0
    for one in reports:
        strengths = one["indicators"]["factor_strengths"]
        for latent, factor in enumerate(FACTORS):
            hits += max(FACTORS, key=lambda name: strengths[name][latent]) == factor
    return f"{hits} of {len(reports) * len(FACTORS)}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("program")
    parser.add_argument("folder")
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=40)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    os.makedirs(options.folder, exist_ok=True)
    runs = {row: [] for row in ROWS}
    for seed in range(1, options.seeds + 1):  # seed by seed, so that an interrupted run has some of every row
        for row in ROWS:
            runs[row].append(report(options, row, seed))

    figures = {"MIG": "mig", "MIG of samples": "mig_sampled", "D": "dci_disentanglement", "C": "dci_completeness",
               "I": "dci_informativeness", "SAP": "sap", "FactorVAE": "factor_vae_score"}
    print("| faces | " + " | ".join(figures) + " | squared error | KL | total correlation |")
    print("| --- " * (len(figures) + 4) + "|")
    for row, reports in runs.items():
        cells = [cell(one["indicators"][key] for one in reports) for key in figures.values()]
        cells.append(cell(one["test"]["squared_error"] for one in reports))
        cells.append(cell((one["test"]["kl"] for one in reports), 1))
        cells.append(cell(one["kl_split"]["total_correlation"] for one in reports))
        print(f"| {row} | " + " | ".join(cells) + " |")
    print()
    print("| R² of | " + " | ".join(FACTORS) + " | own |")
    print("| --- " * (len(FACTORS) + 2) + "|")
    for row, reports in runs.items():
        if row.startswith("named"):
            cells = [cell(one["indicators"]["named_r2"][factor] for one in reports) for factor in FACTORS]
            print(f"| {row} | " + " | ".join(cells + [own(reports)]) + " |")


if __name__ == "__main__":
    main()
