#!/usr/bin/python3
"""Writes golden.json: ten training steps of small models in PyTorch (Debian's python3-torch), in double.

usage: make_golden.py > golden.json

GoldenStepsTest repeats the steps with Lunette's layers, objectives and optimizers from the same initial weights,
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
POSTERIOR_NOISE, CORRUPTION, CONTRACTION, PRIOR_DRAWS = 3, 4, 12, 18  # lunette::Purpose
SIGMA = 0.01  # lunette::contraction::kSigma
MMD_SCALES = 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0  # lunette::discrepancy
MASK = 0xFFFFFFFF


def philox(counter, key):
    counter, key = list(counter), list(key)
    for _ in range(10):
        first, second = 0xD2511F53 * counter[0], 0xCD9E8D57 * counter[2]
        counter = [(second >> 32) ^ counter[1] ^ key[0], second & MASK, (first >> 32) ^ counter[3] ^ key[1],
                   first & MASK]
        key = [(key[0] + 0x9E3779B9) & MASK, (key[1] + 0xBB67AE85) & MASK]
    return counter


def bits_of(purpose, step, sample, count):
    values = []
    while len(values) < count:
        values += philox([len(values) // 4, sample, step & MASK, purpose << 24 | step >> 32], [SEED & MASK, SEED >> 32])
    return values[:count]


def normals(purpose, step, sample, count):
    values = []
    for bits in zip(*[iter(bits_of(purpose, step, sample, count + 3))] * 4):
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


def normal_columns(purpose, step, columns, count):
    return torch.tensor([normals(purpose, step, column, count) for column in columns])


def corrupted(x, corruption, strength, step):
    """The noise runs along Lunette's order of a picture's numbers, which for the dense models is also torch's."""
    if corruption == "gaussian":
        return (x + strength * normal_columns(CORRUPTION, step, range(BATCH), x[0].numel()).reshape(x.shape)).clamp(0, 1)
    bits = torch.tensor([bits_of(CORRUPTION, step, column, x[0].numel()) for column in range(BATCH)]) / 2.0 ** 32
    if corruption == "masking":
        return torch.where(bits < strength, 0.0, x)
    return torch.where(bits < strength, (bits >= strength / 2).double(), x)


def sparsity_of(mean, kind, target):
    if kind == "l1":
        return mean.abs().sum() / BATCH
    average = mean.mean(0)
    return (target * torch.log(target / average) + (1 - target) * torch.log((1 - target) / (1 - average))).sum()


def negative_log_likelihood(output, x, likelihood, deviation):
    """Of each picture."""
    if likelihood == "bernoulli":
        return F.binary_cross_entropy_with_logits(output, x, reduction="none").flatten(1).sum(1)
    pixels = torch.sigmoid(output) if likelihood == "gaussian-sigmoid" else output
    return -torch.distributions.Normal(pixels, deviation).log_prob(x).flatten(1).sum(1)


def importance_weighted(mean, log_variance, decoder, x, likelihood, deviation, beta, samples, step):
    """The bound and the average negative log likelihood."""
    log_weights, losses = [], []
    for i in range(samples):
        noise = normal_columns(POSTERIOR_NOISE, step, range(i * BATCH, (i + 1) * BATCH), LATENTS)
        code = mean + torch.exp(0.5 * log_variance) * noise
        losses.append(negative_log_likelihood(decoder(code), x, likelihood, deviation))
        posterior = torch.distributions.Normal(mean, torch.exp(0.5 * log_variance)).log_prob(code).sum(1)
        prior = torch.distributions.Normal(0.0, 1.0).log_prob(code).sum(1)
        log_weights.append(beta * (prior - posterior) - losses[-1])
    bound = torch.logsumexp(torch.stack(log_weights), 0) - math.log(samples)
    return -bound.mean(), torch.stack(losses).mean()


def code_comparisons(code, mean, log_variance, population):
    """Mutual information and total correlation by the batch's posteriors, stratified: [code, posterior, latent]."""
    components = torch.distributions.Normal(mean[None], torch.exp(0.5 * log_variance)[None]).log_prob(code[:, None])
    weights = torch.full((BATCH, BATCH), (population - 1) / (population * (BATCH - 1)))
    weights.fill_diagonal_(1 / population)
    joint = torch.logsumexp(components.sum(2) + weights.log(), 1)
    marginals = torch.logsumexp(components + weights.log()[:, :, None], 1).sum(1)
    own = components.sum(2).diagonal()
    return (own - joint).mean(), (joint - marginals).mean()


def discrepancy_of(code, step):
    """The unbiased squared maximum mean discrepancy from as many draws of the prior."""
    draws = normal_columns(PRIOR_DRAWS, step, range(BATCH), LATENTS)
    def kernel(a, b):
        squares = ((a[:, None] - b[None]) ** 2).sum(2)
        return sum(2 * LATENTS * scale / (2 * LATENTS * scale + squares) for scale in MMD_SCALES)
    others = 1 - torch.eye(BATCH)
    alike = ((kernel(code, code) + kernel(draws, draws)) * others).sum() / (BATCH * (BATCH - 1))
    return alike - 2 * kernel(code, draws).mean()


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


def train(parameters, trunk, mean_head, log_variance_head, decoder, x, likelihood, beta, optimizer, rate, corruption=None,
          strength=0.0, sparsity=None, sparsity_weight=0.0, target=0.0, contraction=0.0, free_bits=0.0, samples=1,
          learned_variance=None, weight_decay=0.0, clip_norm=0.0, schedule=None, total_correlation=0.0,
          mutual_information=0.0, population=BATCH, discrepancy=0.0, labeled=None, targets=None, label_weight=0.0,
          conditions=None):
    """Ten steps; the losses of each, with the rate. Without a log-variance head the code is the mean. The
    conditions, of the encoder and of the decoder, are appended to pixels and codes unless they are None."""
    encoder_condition, decoder_condition = conditions or (None, None)
    beside = lambda numbers, condition: numbers if condition is None else torch.cat([numbers, condition], 1)
    optimizers = {"adam": lambda: torch.optim.Adam(parameters, rate),
                  "adamw": lambda: torch.optim.AdamW(parameters, rate, weight_decay=weight_decay),
                  "sgd": lambda: torch.optim.SGD(parameters, rate, momentum=0.9)}
    update = optimizers[optimizer]()
    scheduler = schedule_of(update, schedule)
    losses = []
    for step in range(STEPS):
        update.zero_grad()
        deviation = 0.3 if learned_variance is None else torch.exp(0.5 * learned_variance)
        seen = corrupted(x, corruption, strength, step) if corruption else x
        hidden = trunk(beside(seen, encoder_condition))
        mean = code = mean_head(hidden)
        kl, log_variance = torch.zeros(LATENTS), None
        if log_variance_head:
            log_variance = log_variance_head(hidden)
            kl = -0.5 * torch.sum(1 + log_variance - mean ** 2 - log_variance.exp(), 0) / BATCH
            code = mean + torch.exp(0.5 * log_variance) * normal_columns(POSTERIOR_NOISE, step, range(BATCH), LATENTS)
        penalty = torch.tensor(0.0)
        if sparsity:
            penalty = penalty + sparsity_weight * sparsity_of(mean, sparsity, target)
        if contraction:
            noise = normal_columns(CONTRACTION, step, range(BATCH), x[0].numel()).reshape(x.shape)
            moved = mean_head(trunk(seen + SIGMA * noise))
            penalty = penalty + contraction * torch.sum((moved - mean) ** 2) / SIGMA ** 2 / BATCH
        if total_correlation or mutual_information:
            information, correlation = code_comparisons(code, mean, log_variance, population)
            penalty = penalty + total_correlation * correlation + mutual_information * information
        if discrepancy:
            penalty = penalty + discrepancy * discrepancy_of(code, step)
        if labeled is not None:
            named = mean_head(trunk(labeled))[:, :targets.shape[1]]
            penalty = penalty + label_weight * ((named - targets) ** 2).sum() / len(labeled)
        if samples > 1:
            bound, reconstruction = importance_weighted(mean, log_variance, decoder, x, likelihood, deviation, beta,
                                                        samples, step)
            loss = bound + penalty
        else:
            reconstruction = negative_log_likelihood(decoder(beside(code, decoder_condition)), x, likelihood, deviation).sum() / BATCH
            loss = reconstruction + beta * kl.clamp(min=free_bits).sum() + penalty
        loss.backward()
        terms = {"loss": loss.item(), "reconstruction": reconstruction.item(), "kl": kl.sum().item(),
                 "penalty": penalty.item(), "rate": update.param_groups[0]["lr"]}
        if clip_norm:
            terms["norm"] = nn.utils.clip_grad_norm_(parameters, clip_norm).item()
        update.step()
        if scheduler:
            scheduler.step()
        losses.append(terms)
    return losses


def conditional_run(name, classes, conditioned_encoder, likelihood, optimizer, rate, activation):
    """A VAE whose decoder, and encoder, take a class as further inputs of their first layer: PyTorch's single weight is
    written as Lunette's two, the condition's behind the bias."""
    torch.manual_seed(len(name))
    condition = F.one_hot(torch.randint(classes, (BATCH,)), classes).double()
    encoder_condition = condition if conditioned_encoder else None
    trunk = []
    for inputs, outputs in zip([PIXELS + (classes if conditioned_encoder else 0)] + HIDDEN, HIDDEN):
        trunk += [nn.Linear(inputs, outputs), activation()]
    trunk = nn.Sequential(*trunk)
    mean_head, log_variance_head = nn.Linear(HIDDEN[-1], LATENTS), nn.Linear(HIDDEN[-1], LATENTS)
    decoder = nn.Sequential(*stack([LATENTS + classes] + HIDDEN[::-1] + [PIXELS], activation))
    modules = [trunk, mean_head, decoder, log_variance_head]
    parameters = [p for module in modules for p in module.parameters()]
    own = {decoder[0]: LATENTS, **({trunk[0]: PIXELS} if conditioned_encoder else {})}

    def flat():
        numbers = []
        for layer in (layer for module in modules for layer in module.modules() if isinstance(layer, nn.Linear)):
            inputs = own.get(layer, layer.in_features)
            numbers += [layer.weight[:, :inputs], layer.bias, layer.weight[:, inputs:]]
        return torch.cat([n.detach().reshape(-1) for n in numbers]).tolist()

    x = torch.rand(BATCH, PIXELS)
    result = {"name": name, "vae": True, "likelihood": likelihood, "beta": 1.0, "optimizer": optimizer, "rate": rate,
              "activation": activation.__name__.lower(), "pixels": PIXELS, "hidden": HIDDEN, "latents": LATENTS,
              "batch": BATCH, "seed": SEED, "x": x.reshape(-1).tolist(), "condition": condition.reshape(-1).tolist(),
              "conditioned_encoder": conditioned_encoder, "initial": flat()}
    result["losses"] = train(parameters, trunk, mean_head, log_variance_head, decoder, x, likelihood, 1.0, optimizer,
                             rate, conditions=(encoder_condition, condition))
    result["final"] = flat()
    return result


def run(name, vae, likelihood, beta, optimizer, rate, activation, **recipe):
    torch.manual_seed(len(name))
    trunk = []
    for inputs, outputs in zip([PIXELS] + HIDDEN, HIDDEN):
        trunk += [nn.Linear(inputs, outputs), activation()]
    trunk = nn.Sequential(*trunk)
    mean_head, log_variance_head = nn.Linear(HIDDEN[-1], LATENTS), nn.Linear(HIDDEN[-1], LATENTS)
    decoder = nn.Sequential(*stack([LATENTS] + HIDDEN[::-1] + [PIXELS], activation))
    if recipe.get("sparsity") == "target":
        mean_head = nn.Sequential(mean_head, nn.Sigmoid())
    modules = [trunk, mean_head, decoder] + ([log_variance_head] if vae else [])
    parameters = [p for module in modules for p in module.parameters()]
    learned = nn.Parameter(torch.tensor([2 * math.log(0.3)])) if recipe.pop("learn_variance", False) else None
    parameters += [] if learned is None else [learned]
    x = torch.rand(BATCH, PIXELS)
    flat = lambda: torch.cat([p.detach().reshape(-1) for p in parameters]).tolist()
    result = {"name": name, "vae": vae, "likelihood": likelihood, "beta": beta, "optimizer": optimizer, "rate": rate,
              "activation": activation.__name__.lower(), "pixels": PIXELS, "hidden": HIDDEN, "latents": LATENTS,
              "batch": BATCH, "seed": SEED, "x": x.reshape(-1).tolist(), "initial": flat(), **recipe,
              "learned_variance": learned is not None}
    if labels := recipe.pop("labels", None):
        recipe["labeled"], recipe["targets"] = torch.rand(labels, PIXELS), torch.randn(labels, 2)
        result["labeled"] = recipe["labeled"].reshape(-1).tolist()
        result["targets"] = recipe["targets"].reshape(-1).tolist()
    result["losses"] = train(parameters, trunk, mean_head, log_variance_head if vae else None, decoder, x, likelihood,
                             beta, optimizer, rate, **recipe, learned_variance=learned)
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


def principal_components():
    """Of a stretched and turned cloud, by a singular value decomposition of the centered points."""
    torch.manual_seed(5)
    points = torch.randn(40, 6) @ torch.randn(6, 6) + torch.randn(6)
    _, values, axes = torch.linalg.svd(points - points.mean(0), full_matrices=False)
    axes = axes * torch.gather(axes, 1, axes.abs().argmax(1, keepdim=True)).sign()
    return {"points": points.tolist(), "mean": points.mean(0).tolist(), "axes": axes.tolist(),
            "variances": (values ** 2 / len(points)).tolist()}


torch.set_default_dtype(torch.float64)
print(json.dumps({"torch": torch.__version__, "pca": principal_components(), "runs": [
    run("autoencoder, Bernoulli, Adam", False, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU),
    run("autoencoder, linear Gaussian, SGD", False, "gaussian-linear", 1.0, "sgd", 1e-4, nn.Tanh),
    run("vae, Bernoulli, Adam", True, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU),
    run("vae beta 4, Gaussian, Adam", True, "gaussian-sigmoid", 4.0, "adam", 1e-2, nn.LeakyReLU),
    run("vae, Bernoulli, SGD", True, "bernoulli", 1.0, "sgd", 1e-3, nn.Sigmoid),
    run("denoising autoencoder, Gaussian", False, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU, corruption="gaussian",
        strength=0.3),
    run("denoising autoencoder, masking", False, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU, corruption="masking",
        strength=0.4),
    run("denoising vae, salt and pepper", True, "bernoulli", 1.0, "adam", 1e-2, nn.Tanh, corruption="salt",
        strength=0.4),
    run("sparse autoencoder, L1", False, "gaussian-sigmoid", 1.0, "adam", 1e-2, nn.Tanh, sparsity="l1",
        sparsity_weight=0.7),
    run("sparse denoising autoencoder, target", False, "bernoulli", 1.0, "adam", 1e-2, nn.ReLU, sparsity="target",
        sparsity_weight=3.0, target=0.1, corruption="masking", strength=0.2),
    run("contractive autoencoder", False, "bernoulli", 1.0, "adam", 1e-2, nn.Sigmoid, contraction=0.5),
    run("vae, free bits", True, "bernoulli", 2.0, "adam", 1e-2, nn.Tanh, free_bits=0.1),
    run("vae, learned variance", True, "gaussian-linear", 1.0, "adam", 1e-2, nn.Tanh, learn_variance=True),
    run("importance weighted, 5 samples", True, "bernoulli", 1.0, "adam", 1e-2, nn.Tanh, samples=5),
    convolutional_run("convolutional autoencoder, squared error, Adam", False, (3, 9, 8), [4, 6], 7, 3,
                      "gaussian-sigmoid", "adam", 1e-2, nn.ReLU),
    convolutional_run("convolutional vae, kernel 4, Adam", True, (1, 12, 8), [5, 4], 7, 4, "bernoulli", "adam", 1e-2,
                      nn.LeakyReLU),
    run("vae, AdamW, clipped, cosine after a warm-up", True, "bernoulli", 1.0, "adamw", 3e-2, nn.ReLU,
        weight_decay=0.1, clip_norm=0.5,
        schedule={"kind": "cosine", "steps_per_epoch": 2, "epochs": 5, "warmup_epochs": 1.5}),
    run("vae, SiLU, SGD, clipped, steps down", True, "bernoulli", 1.0, "sgd", 3e-2, nn.SiLU, clip_norm=0.7,
        schedule={"kind": "step", "steps_per_epoch": 2, "epochs": 5, "decay_factor": 0.5, "decay_epochs": 2}),
    run("total-correlation vae, 5 of 40 images", True, "bernoulli", 1.0, "adam", 1e-2, nn.Tanh, total_correlation=4.0,
        mutual_information=-0.5, population=40),
    run("Wasserstein autoencoder, points", False, "bernoulli", 1.0, "adam", 1e-2, nn.Tanh, discrepancy=30.0),
    run("Wasserstein autoencoder, distributions", True, "gaussian-sigmoid", 0.0, "adam", 1e-2, nn.Tanh,
        discrepancy=30.0),
    run("vae, named latents", True, "bernoulli", 1.0, "adam", 1e-2, nn.Tanh, labels=4, label_weight=3.0),
    convolutional_run("convolutional vae, SiLU, Adam", True, (3, 9, 8), [4, 6], 7, 3, "bernoulli", "adam", 1e-2,
                      nn.SiLU),
    conditional_run("conditional vae", 4, False, "bernoulli", "adam", 1e-2, nn.Tanh),
    conditional_run("conditional vae, encoder too, SGD", 3, True, "gaussian-sigmoid", "sgd", 1e-3, nn.SiLU),
]}, indent=None))
