#!/usr/bin/python3
"""Writes golden.json: ten training steps of small models in PyTorch (Debian's python3-torch), in double.

usage: make_golden.py > golden.json

GoldenStepsTest repeats the steps with Lunette's layers, objectives and optimisers from the same initial weights,
pictures and posterior noise. The noise is Philox4x32-10 with Box and Muller's transform, written here a second
time, so that the test also checks Lunette's streams. The flat parameter order is encoder, mean head, decoder,
log-variance head; weights are {outputs, inputs} row-major, then the bias.
"""
import json
import math

import torch
from torch import nn
import torch.nn.functional as F

PIXELS, HIDDEN, LATENTS, BATCH, STEPS, SEED = 12, [9, 7], 3, 5, 10, 77
POSTERIOR_NOISE = 3  # lunette::Purpose
MASK = 0xFFFFFFFF


def philox(counter, key):
    counter, key = list(counter), list(key)
    for _ in range(10):
        first, second = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [(second >> 32) ^ counter[1] ^ key[0], second & MASK, (first >> 32) ^ counter[3] ^ key[1],
                   first & MASK]
        key = [(key[0] + 0x9E3779B9) & MASK, (key[1] + 0xBB67AE85) & MASK]
    return counter


def normals(step, sample, count):
    values, block = [], 0
    while len(values) < count:
        bits = philox([block, sample, step & MASK, POSTERIOR_NOISE << 24 | step >> 32], [SEED & MASK, SEED >> 32])
        block += 1
        for first, second in (bits[:2], bits[2:]):
            radius = math.sqrt(-2 * math.log((first + 1) * 2.0 ** -32))
            angle = 2 * math.pi * second * 2.0 ** -32
            values += [radius * math.cos(angle), radius * math.sin(angle)]
    return values[:count]


def stack(sizes, activation):
    """Linear layers with the activation between them."""
    layers = []
    for inputs, outputs in zip(sizes, sizes[1:]):
        layers += [nn.Linear(inputs, outputs), activation()]
    return layers[:-1]


def run(name, vae, likelihood, beta, optimizer, rate, activation):
    torch.manual_seed(len(name))
    trunk = []
    for inputs, outputs in zip([PIXELS] + HIDDEN, HIDDEN):
        trunk += [nn.Linear(inputs, outputs), activation()]
    trunk = nn.Sequential(*trunk)
    mean_head, log_variance_head = nn.Linear(HIDDEN[-1], LATENTS), nn.Linear(HIDDEN[-1], LATENTS)
    decoder = nn.Sequential(*stack([LATENTS] + HIDDEN[::-1] + [PIXELS], activation))
    modules = [trunk, mean_head, decoder] + ([log_variance_head] if vae else [])
    parameters = [p for module in modules for p in module.parameters()]
    x = torch.rand(BATCH, PIXELS)
    optimizers = {"adam": lambda: torch.optim.Adam(parameters, rate),
                  "sgd": lambda: torch.optim.SGD(parameters, rate, momentum=0.9)}
    update = optimizers[optimizer]()
    flat = lambda: torch.cat([p.detach().reshape(-1) for p in parameters]).tolist()
    result = {"name": name, "vae": vae, "likelihood": likelihood, "beta": beta, "optimizer": optimizer, "rate": rate,
              "activation": activation.__name__.lower(), "pixels": PIXELS, "hidden": HIDDEN, "latents": LATENTS,
              "batch": BATCH, "seed": SEED, "x": x.reshape(-1).tolist(), "initial": flat(), "losses": []}
    for step in range(STEPS):
        update.zero_grad()
        hidden = trunk(x)
        mean = code = mean_head(hidden)
        kl = torch.tensor(0.0)
        if vae:
            log_variance = log_variance_head(hidden)
            noise = torch.tensor([normals(step, sample, LATENTS) for sample in range(BATCH)])
            code = mean + torch.exp(0.5 * log_variance) * noise
            kl = -0.5 * torch.sum(1 + log_variance - mean ** 2 - log_variance.exp()) / BATCH
        output = decoder(code)
        if likelihood == "bernoulli":
            reconstruction = F.binary_cross_entropy_with_logits(output, x, reduction="sum") / BATCH
        else:
            pixels = torch.sigmoid(output) if likelihood == "gaussian-sigmoid" else output
            reconstruction = -torch.distributions.Normal(pixels, 0.3).log_prob(x).sum() / BATCH
        loss = reconstruction + beta * kl
        loss.backward()
        update.step()
        result["losses"].append({"loss": loss.item(), "reconstruction": reconstruction.item(), "kl": kl.item()})
    result["final"] = flat()
    return result


torch.set_default_dtype(torch.float64)
print(json.dumps({"torch": torch.__version__, "runs": [
    run("autoencoder, Bernoulli, Adam", False, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU),
    run("autoencoder, linear Gaussian, SGD", False, "gaussian-linear", 1.0, "sgd", 1e-4, nn.Tanh),
    run("vae, Bernoulli, Adam", True, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU),
    run("vae beta 4, Gaussian, Adam", True, "gaussian-sigmoid", 4.0, "adam", 1e-2, nn.LeakyReLU),
    run("vae, Bernoulli, SGD", True, "bernoulli", 1.0, "sgd", 1e-3, nn.Sigmoid),
]}, indent=None))
