#!/usr/bin/python3
"""Writes golden.json: ten training steps of small models in PyTorch (Debian's python3-torch), in double.

usage: make_golden.py > golden.json

GoldenStepsTest repeats the steps with Lunette's layers, objectives and optimisers from the same initial weights,
pictures and posterior noise. The noise is Philox4x32-10 with Box and Muller's transform, written here a second
time, so that the test also checks Lunette's streams. The flat parameter order is encoder, mean head, decoder,
log-variance head; weights are {outputs, inputs} row-major, then the bias.

PyTorch's pictures are CHW, Lunette's HWC. The pictures in the file are HWC; the dense layers next to the convolutions
are written as Lunette has them, their weights permuted along the side that meets the maps.
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


def schedule_of(update, schedule):
    """PyTorch's own schedulers, stepped once a step; None leaves the rate alone."""
    if schedule is None:
        return None
    per_epoch = schedule["steps_per_epoch"]
    if schedule["kind"] == "step":
        return torch.optim.lr_scheduler.StepLR(update, schedule["decay_epochs"] * per_epoch, schedule["decay_factor"])
    warmup = round(schedule["warmup_epochs"] * per_epoch)
    up = torch.optim.lr_scheduler.LinearLR(update, 1 / warmup, total_iters=warmup - 1)
    down = torch.optim.lr_scheduler.CosineAnnealingLR(update, schedule["epochs"] * per_epoch - warmup)
    return torch.optim.lr_scheduler.SequentialLR(update, [up, down], [warmup])


def train(parameters, trunk, mean_head, log_variance_head, decoder, x, likelihood, beta, optimizer, rate,
          weight_decay=0.0, clip_norm=0.0, schedule=None):
    """Ten steps; the losses of each, with the rate. Without a log-variance head the code is the mean."""
    optimizers = {"adam": lambda: torch.optim.Adam(parameters, rate),
                  "adamw": lambda: torch.optim.AdamW(parameters, rate, weight_decay=weight_decay),
                  "sgd": lambda: torch.optim.SGD(parameters, rate, momentum=0.9)}
    update = optimizers[optimizer]()
    scheduler = schedule_of(update, schedule)
    losses = []
    for step in range(STEPS):
        update.zero_grad()
        hidden = trunk(x)
        mean = code = mean_head(hidden)
        kl = torch.tensor(0.0)
        if log_variance_head:
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
        terms = {"loss": loss.item(), "reconstruction": reconstruction.item(), "kl": kl.item(),
                 "rate": update.param_groups[0]["lr"]}
        if clip_norm:
            terms["norm"] = nn.utils.clip_grad_norm_(parameters, clip_norm).item()
        update.step()
        if scheduler:
            scheduler.step()
        losses.append(terms)
    return losses


def run(name, vae, likelihood, beta, optimizer, rate, activation, **recipe):
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
    flat = lambda: torch.cat([p.detach().reshape(-1) for p in parameters]).tolist()
    result = {"name": name, "vae": vae, "likelihood": likelihood, "beta": beta, "optimizer": optimizer, "rate": rate,
              "activation": activation.__name__.lower(), "pixels": PIXELS, "hidden": HIDDEN, "latents": LATENTS,
              "batch": BATCH, "seed": SEED, "x": x.reshape(-1).tolist(), "initial": flat(), **recipe}
    result["losses"] = train(parameters, trunk, mean_head, log_variance_head if vae else None, decoder, x, likelihood,
                             beta, optimizer, rate, **recipe)
    result["final"] = flat()
    return result


def interleaved(tensor, channels, height, width, side):
    """The CHW numbers along `side` of a tensor in HWC order."""
    shape = list(tensor.shape)
    parts = tensor.reshape(shape[:side] + [channels, height, width] + shape[side + 1:])
    return parts.movedim(side, side + 2).reshape(shape)


def convolutional_run(name, vae, image, convolutions, hidden, kernel, likelihood, optimizer, rate, activation):
    """Convolutions of stride 2 and a dense layer, mirrored; `image` is (channels, height, width)."""
    torch.manual_seed(len(name))
    padding = (kernel - 1) // 2
    shapes = [image]
    for channels in convolutions:
        sides = [(side + 2 * padding - kernel) // 2 + 1 for side in shapes[-1][1:]]
        shapes.append((channels, *sides))
    flat_maps = math.prod(shapes[-1])
    trunk, decoder = [], []
    for before, after in zip(shapes, shapes[1:]):
        trunk += [nn.Conv2d(before[0], after[0], kernel, 2, padding), activation()]
    trunk += [nn.Flatten(), nn.Linear(flat_maps, hidden), activation()]
    decoder += [nn.Linear(LATENTS, hidden), activation(), nn.Linear(hidden, flat_maps), activation(),
                nn.Unflatten(1, shapes[-1])]
    for before, after in zip(shapes[:0:-1], shapes[-2::-1]):
        extra = [wanted - (2 * (side - 1) - 2 * padding + kernel) for wanted, side in zip(after[1:], before[1:])]
        decoder += [nn.ConvTranspose2d(before[0], after[0], kernel, 2, padding, output_padding=tuple(extra)),
                    activation()]
    into, out_of = trunk[-2], decoder[2]
    trunk, decoder = nn.Sequential(*trunk), nn.Sequential(*decoder[:-1])
    mean_head, log_variance_head = nn.Linear(hidden, LATENTS), nn.Linear(hidden, LATENTS)
    modules = [trunk, mean_head, decoder] + ([log_variance_head] if vae else [])
    parameters = [p for module in modules for p in module.parameters()]

    def as_lunette(p):
        p = p.detach()
        if p.data_ptr() == into.weight.data_ptr():
            return interleaved(p, *shapes[-1], side=1)
        if p.data_ptr() in (out_of.weight.data_ptr(), out_of.bias.data_ptr()):
            return interleaved(p, *shapes[-1], side=0)
        return p

    x = torch.rand(BATCH, *image)
    flat = lambda: torch.cat([as_lunette(p).reshape(-1) for p in parameters]).tolist()
    result = {"name": name, "vae": vae, "likelihood": likelihood, "beta": 1.0, "optimizer": optimizer, "rate": rate,
              "activation": activation.__name__.lower(), "image": image, "channels": convolutions, "kernel": kernel,
              "hidden": [hidden], "latents": LATENTS, "batch": BATCH, "seed": SEED,
              "x": x.movedim(1, 3).reshape(-1).tolist(), "initial": flat()}
    result["losses"] = train(parameters, trunk, mean_head, log_variance_head if vae else None, decoder, x, likelihood,
                             1.0, optimizer, rate)
    result["final"] = flat()
    return result


torch.set_default_dtype(torch.float64)
print(json.dumps({"torch": torch.__version__, "runs": [
    run("autoencoder, Bernoulli, Adam", False, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU),
    run("autoencoder, linear Gaussian, SGD", False, "gaussian-linear", 1.0, "sgd", 1e-4, nn.Tanh),
    run("vae, Bernoulli, Adam", True, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU),
    run("vae beta 4, Gaussian, Adam", True, "gaussian-sigmoid", 4.0, "adam", 1e-2, nn.LeakyReLU),
    run("vae, Bernoulli, SGD", True, "bernoulli", 1.0, "sgd", 1e-3, nn.Sigmoid),
    convolutional_run("convolutional autoencoder, squared error, Adam", False, (3, 9, 8), [4, 6], 7, 3,
                      "gaussian-sigmoid", "adam", 1e-2, nn.ReLU),
    convolutional_run("convolutional vae, kernel 4, Adam", True, (1, 12, 8), [5, 4], 7, 4, "bernoulli", "adam", 1e-2,
                      nn.LeakyReLU),
    run("vae, AdamW, clipped, cosine after a warm-up", True, "bernoulli", 1.0, "adamw", 3e-2, nn.ReLU,
        weight_decay=0.1, clip_norm=0.5,
        schedule={"kind": "cosine", "steps_per_epoch": 2, "epochs": 5, "warmup_epochs": 1.5}),
    run("vae, SiLU, SGD, clipped, steps down", True, "bernoulli", 1.0, "sgd", 3e-2, nn.SiLU, clip_norm=0.7,
        schedule={"kind": "step", "steps_per_epoch": 2, "epochs": 5, "decay_factor": 0.5, "decay_epochs": 2}),
    convolutional_run("convolutional vae, SiLU, Adam", True, (3, 9, 8), [4, 6], 7, 3, "bernoulli", "adam", 1e-2,
                      nn.SiLU),
]}, indent=None))
