#!/usr/bin/python3
"""Writes disentanglement.json: codes, factors and their scores by NumPy and scikit-learn (Debian's python3-sklearn).

usage: make_disentanglement.py > disentanglement.json

The definitions are those of core/analysis (Dci.h, DisentanglementScores.h, MutualInformation.h), written a second time.
"""
import json

import numpy as np
from sklearn.linear_model import LinearRegression, Ridge
from sklearn.metrics import mutual_info_score, r2_score
from sklearn.preprocessing import StandardScaler

IMAGES, BINS = 300, 20


def binned(values):
    different = np.unique(values)
    if len(different) <= BINS:
        return np.searchsorted(different, values)
    edges = np.linspace(values.min(), values.max(), BINS + 1)
    return np.digitize(values, edges[1:-1])


def information(codes, factors):
    """latents x factors, and each factor's entropy."""
    codes, factors = [binned(row) for row in codes], [binned(row) for row in factors]
    return (np.array([[mutual_info_score(z, v) for v in factors] for z in codes]),
            np.array([mutual_info_score(v, v) for v in factors]))


def mig(codes, factors):
    shared, entropy = information(codes, factors)
    ordered = np.sort(shared, axis=0)
    return np.mean((ordered[-1] - ordered[-2]) / entropy)


def concentration(importances):
    shares = importances / importances.sum()
    shares = shares[shares > 0]
    return 1 + np.sum(shares * np.log(shares)) / np.log(len(importances))


def dci(codes, factors, test_codes, test_factors):
    shared, entropy = information(codes, factors)
    cells = lambda rows: np.array([len(np.unique(binned(row))) - 1 for row in rows])
    chance = np.minimum(np.outer(cells(codes), cells(factors)) / (2 * codes.shape[1]), 0.99 * entropy)
    importance = np.clip((shared - chance) / (entropy - chance), 0, 1)
    weights = importance.sum(1) / importance.sum()
    disentanglement = sum(w * concentration(row) for w, row in zip(weights, importance) if w > 0)
    completeness = np.mean([concentration(column) if column.sum() > 0 else 0 for column in importance.T])
    scaler = StandardScaler().fit(codes.T)
    ridge = Ridge(alpha=1e-6 * codes.shape[1]).fit(scaler.transform(codes.T), factors.T)
    informativeness = r2_score(test_factors.T, ridge.predict(scaler.transform(test_codes.T)))
    return disentanglement, completeness, informativeness


def sap(codes, factors):
    fit = lambda z, v: LinearRegression().fit(z[:, None], v).score(z[:, None], v)
    scores = np.sort([[fit(z, v) for v in factors] for z in codes], axis=0)
    return np.mean(scores[-1] - scores[-2])


def factor_vae_score(codes, factors, random, votes=40000):
    """Of many votes, so that what is left of chance is Lunette's own."""
    variance = codes.var(1)
    codes = (codes / np.sqrt(variance)[:, None])[variance > 0.01]
    bins = [binned(row) for row in factors]
    count = np.zeros((len(codes), len(factors)))
    for _ in range(votes):
        factor = random.integers(len(factors))
        while True:
            alike = np.flatnonzero(bins[factor] == bins[factor][random.integers(codes.shape[1])])
            if len(alike) > 1:
                break
        count[codes[:, random.choice(alike, 64)].var(1).argmin(), factor] += 1
    return count.max(1).sum() / votes


def draw(random):
    """A switch, a grade and two quantities; latents that mix them, are bent, noisy or dead."""
    switch = random.integers(0, 2, IMAGES) * 2.0 - 1
    grade = random.integers(0, 6, IMAGES) / 5
    one, other = random.random((2, IMAGES))
    noise = random.normal(size=(5, IMAGES))
    codes = np.array([switch + 0.4 * noise[0], 2 * grade + one + 0.3 * noise[1], np.exp(2 * one) + 0.2 * noise[2],
                      one - other + 0.5 * switch + 0.1 * noise[3], 0.01 * noise[4]])
    return np.round(codes, 4).astype(np.float32).astype(float), np.round([switch, grade, one, other], 4).astype(
        np.float32).astype(float)


def main():
    random = np.random.default_rng(3)
    codes, factors = draw(random)
    test_codes, test_factors = draw(random)
    disentanglement, completeness, informativeness = dci(codes, factors, test_codes, test_factors)
    rows = lambda matrix: [[round(value, 4) for value in row] for row in matrix.tolist()]
    print(json.dumps({
        "codes": rows(codes), "factors": rows(factors), "test_codes": rows(test_codes),
        "test_factors": rows(test_factors), "mig": mig(codes, factors), "dci_disentanglement": disentanglement,
        "dci_completeness": completeness, "dci_informativeness": informativeness, "sap": sap(codes, factors),
        "factor_vae_score": factor_vae_score(codes, factors, random)}))


if __name__ == "__main__":
    main()
