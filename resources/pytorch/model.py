#!/usr/bin/env python3
"""A model from Lunette in PyTorch: encodes, decodes and goes on training. Needs nothing but PyTorch and NumPy.

In Python, with model.safetensors beside this file:

    from model import load
    model = load()                                   # load("other.safetensors", device="cuda")
    mean, log_variance = model.encode(pictures)      # [N, C, H, W] in 0..1; log_variance is None for an autoencoder
    pixels = model.decode(mean)                      # [N, C, H, W]

A conditional model also takes the condition of each picture, [N, conditions] (its encoder only if it is conditioned):

    seven = model.condition("7").expand(len(mean), -1)   # a class, or a value for each factor: model.condition(0.2, 0.7)
    pixels = model.decode(mean, seven)

On the command line, to train on, on one process or on many; the weights go back into model.safetensors:

    python3 model.py --epochs 10
    torchrun --nproc_per_node 2 model.py --epochs 10
    torchrun --nnodes 4 --nproc_per_node 8 --rdzv_backend c10d --rdzv_endpoint HOST:29500 model.py --epochs 100

(The torchrun of Debian 12, PyTorch 1.13 under Python 3.11, starts only with `-r 1 -t 1` before model.py.)
Then `lunette-cli import FOLDER --output FILE.lunette` takes them back into Lunette.
"""
import argparse
import json
import math
import os
import struct
import tempfile
import zlib

import torch
import torch.distributed as distributed
import torch.nn.functional as F
from torch import nn

HERE = os.path.dirname(os.path.abspath(__file__))
WEIGHTS = os.path.join(HERE, "model.safetensors")
PICTURES = os.path.join(HERE, "pictures.npy")
CONDITIONS = os.path.join(HERE, "conditions.npy")
ACTIVATIONS = {"linear": nn.Identity, "relu": nn.ReLU, "leaky-relu": nn.LeakyReLU, "tanh": nn.Tanh,
               "sigmoid": nn.Sigmoid, "silu": nn.SiLU}
ADAM_MOMENTS = {"first_moment": "exp_avg", "second_moment": "exp_avg_sq"}
MOMENTS = {"adam": ADAM_MOMENTS, "adamw": ADAM_MOMENTS, "sgd": {"momentum": "momentum_buffer"}}  # Lunette's, PyTorch's
ONLY_IN_LUNETTE = {"corruption": "none", "sparsity": "none", "contraction": "0", "free-bits": "0",
                   "importance-samples": "1", "tc-weight": "0", "mi-weight": "0", "mmd-weight": "0",
                   "named-latents": ""}  # what train() can do of them


def checksum(pieces):
    """What a file's metadata say of the bytes of its tensors, one behind the other."""
    value = 0
    for piece in pieces:
        value = zlib.crc32(piece, value)
    return f"crc32:{value:08x}"


def read_safetensors(path):
    """Metadata and float32 tensors of a file (https://github.com/huggingface/safetensors, "Format")."""
    with open(path, "rb") as file:
        length = struct.unpack("<Q", file.read(8))[0]
        if length > os.path.getsize(path) - 8:
            raise ValueError(f"{path} is not a safetensors file, or is cut short")
        header = json.loads(file.read(length))
        data = bytearray(file.read())
    metadata = header.pop("__metadata__", {})
    if metadata.get("checksum", "").startswith("crc32:") and metadata["checksum"] != checksum([data]):
        raise ValueError(f"{path} is damaged: its weights are not those that were saved; copy it again")
    tensors = {}
    for name, tensor in header.items():
        begin, end = tensor["data_offsets"]
        if tensor["dtype"] != "F32" or end > len(data) or end - begin != 4 * math.prod(tensor["shape"]):
            raise ValueError(f"{path}: the tensor {name} is not float32, or cut short")
        flat = torch.frombuffer(data, dtype=torch.float32, count=(end - begin) // 4, offset=begin)
        tensors[name] = flat.clone().reshape(tensor["shape"])
    return metadata, tensors


def write_safetensors(path, metadata, tensors):
    """Whole or not at all: beside the file, then renamed over it."""
    pieces = [tensor.detach().to("cpu", torch.float32).contiguous().numpy().tobytes() for tensor in tensors.values()]
    header, end = {"__metadata__": {**metadata, "checksum": checksum(pieces)}}, 0
    for name, tensor in tensors.items():
        begin, end = end, end + 4 * tensor.numel()
        header[name] = {"dtype": "F32", "shape": list(tensor.shape), "data_offsets": [begin, end]}
    text = json.dumps(header).encode()
    text += b" " * (-len(text) % 8)
    with tempfile.NamedTemporaryFile(dir=os.path.dirname(os.path.abspath(path)), delete=False) as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for piece in pieces:
            file.write(piece)
        file.flush()
        os.fsync(file.fileno())
    os.chmod(file.name, 0o644)
    os.replace(file.name, path)


class ConditionalLinear(nn.Linear):
    """A linear layer that adds the product of another weight with the condition."""

    def __init__(self, inputs, outputs, conditions):
        super().__init__(inputs, outputs)
        self.condition = nn.Parameter(torch.zeros(outputs, conditions))

    def forward(self, x, condition):
        return super().forward(x) + F.linear(condition, self.condition)


class Layers(nn.ModuleDict):
    """Numbered layers, so that the tensors have the names that they have in the file: "encoder.0.weight"."""

    def __init__(self, layers):
        super().__init__({str(i): layer for i, layer in enumerate(layers)})


class Autoencoder(nn.Module):
    """Built from the configuration in the file's metadata; the decoder mirrors the encoder."""

    def __init__(self, configuration, image, condition=None):
        super().__init__()
        c = self.configuration = configuration
        condition = condition or {}
        self.classes, self.factors = [one["name"] for one in condition.get("classes", [])], condition.get("factors", [])
        self.conditions = len(self.classes) + len(self.factors)
        self.conditioned_encoder = self.conditions > 0 and c["condition-encoder"] == "yes"
        numbers = lambda key: [int(number) for number in c[key].split(",") if number]
        is_pca = c["objective"] == "pca"
        self.is_distribution = c["objective"] in ("vae", "beta-tcvae")
        self.pixels_are_sigmoid = not is_pca and (c["likelihood"] == "bernoulli" or c["output-activation"] == "sigmoid")
        self.activation = ACTIVATIONS[c["activation"]]()
        self.code_activation = ACTIVATIONS["sigmoid" if c.get("sparsity") == "kl" and not is_pca else "linear"]()
        channels = numbers("channels") if c["architecture"] == "conv" and not is_pca else []
        hidden = [] if is_pca else numbers("hidden")
        kernel, latents = int(c["kernel"]), int(c["latents"])
        padding = (kernel - 1) // 2

        self.shapes = [(image["channels"], image["height"], image["width"])]  # the picture and what is made of it
        for count in channels:
            _, height, width = self.shapes[-1]
            halved = [(side + 2 * padding - kernel + 2) // 2 for side in (height, width)]
            self.shapes.append((count, *halved))
        widths = [math.prod(self.shapes[-1])] + hidden

        window = {"kernel_size": kernel, "stride": 2, "padding": padding}
        conditioned = lambda dense, first: [ConditionalLinear(*dense[0], self.conditions) if first else nn.Linear(*dense[0])
                                           ] + [nn.Linear(a, b) for a, b in dense[1:]]
        dense = list(zip(widths, widths[1:]))
        self.encoder = Layers([nn.Conv2d(a[0], b[0], **window) for a, b in zip(self.shapes, self.shapes[1:])] +
                              (conditioned(dense, self.conditioned_encoder) if dense else []))
        conditioned_heads = self.conditioned_encoder and not dense
        self.mean = Layers(conditioned([(widths[-1], latents)], conditioned_heads))
        self.log_variance = Layers(conditioned([(widths[-1], latents)], conditioned_heads) if self.is_distribution else [])
        back = [latents] + widths[::-1]
        mirrored = list(zip(self.shapes[::-1], self.shapes[-2::-1]))
        beyond = lambda small, large: large - ((small - 1) * 2 + kernel - 2 * padding)
        self.decoder = Layers(conditioned(list(zip(back, back[1:])), self.conditions > 0) +
                              [nn.ConvTranspose2d(a[0], b[0], **window,
                                                  output_padding=(beyond(a[1], b[1]), beyond(a[2], b[2])))
                               for a, b in mirrored])
        learned = c["likelihood"] == "gaussian" and c.get("observation-variance") == "learned" and not is_pca
        self.observation = nn.ParameterDict({"log_variance": nn.Parameter(torch.zeros(1))} if learned else {})

    def condition(self, *values):
        """What stands for a class, or for a value of each factor: [1, conditions], where the model is."""
        device = next(self.parameters()).device
        if len(values) != (1 if self.classes else len(self.factors)):
            raise ValueError("a condition is one class, or a value for each factor")
        if self.classes:
            if values[0] not in self.classes:
                raise ValueError(f"the model knows no class {values[0]!r}; it knows {self.classes}")
            return torch.tensor([[float(name == values[0]) for name in self.classes]], device=device)
        return torch.tensor([[2 * (value - factor["low"]) / (factor["high"] - factor["low"]) - 1
                              for value, factor in zip(values, self.factors)]], device=device)

    def encode(self, pictures, condition=None):
        """[N, C, H, W] in 0..1 to the codes' means and log-variances, [N, latents] (None for an autoencoder)."""
        x = pictures
        for layer in self.encoder.values():
            x = self._run(layer, x if isinstance(layer, nn.Conv2d) else self._flat(x), condition)
            x = self.activation(x)
        x = self._flat(x)
        mean = self.code_activation(self._run(self.mean["0"], x, condition))
        return mean, self._run(self.log_variance["0"], x, condition) if self.is_distribution else None

    def decode(self, codes, condition=None):
        """[N, latents] to the expected pixels, [N, C, H, W]."""
        output = self._decoder_output(codes, condition)
        return torch.sigmoid(output) if self.pixels_are_sigmoid else output

    def forward(self, pictures, condition=None):
        """What is minimized, reconstruction + beta kl, in two: nats, sums over pixels and latents, means over images."""
        c = self.configuration
        mean, log_variance = self.encode(pictures, condition)
        code, kl = mean, mean.new_zeros(())
        if self.is_distribution:
            code = mean + float(c["posterior-noise"]) * torch.exp(0.5 * log_variance) * torch.randn_like(mean)
            kl = 0.5 * (mean ** 2 + log_variance.exp() - 1 - log_variance).sum() / len(pictures)
        output = self._decoder_output(code, condition)
        if c["likelihood"] == "bernoulli":
            reconstruction = F.binary_cross_entropy_with_logits(output, pictures, reduction="sum")
        else:
            log_variance = torch.tensor([2 * math.log(float(c["observation-std"]))], device=output.device)
            if len(self.observation):
                log_variance = self.observation["log_variance"]
            pixels = torch.sigmoid(output) if self.pixels_are_sigmoid else output
            squares = (pictures - pixels) ** 2 * torch.exp(-log_variance)
            reconstruction = 0.5 * (squares + log_variance + math.log(2 * math.pi)).sum()
        return reconstruction / len(pictures), kl

    def _flat(self, x):
        """Pictures as Lunette keeps them: channels interleaved."""
        return x.permute(0, 2, 3, 1).flatten(1) if x.dim() == 4 else x

    @staticmethod
    def _run(layer, x, condition):
        return layer(x, condition) if isinstance(layer, ConditionalLinear) else layer(x)

    def _decoder_output(self, codes, condition):
        x, last = codes, len(self.decoder) - 1
        for i, layer in enumerate(self.decoder.values()):
            x = self._run(layer, self._picture(x) if isinstance(layer, nn.ConvTranspose2d) else x, condition)
            x = self.activation(x) if i < last else x
        return self._picture(x)

    def _picture(self, x):
        channels, height, width = self.shapes[-1]
        return x.reshape(-1, height, width, channels).permute(0, 3, 1, 2) if x.dim() == 2 else x


def build(metadata, tensors):
    """The model of a file that Lunette wrote."""
    model = Autoencoder(json.loads(metadata["configuration"]), json.loads(metadata["image"]),
                        json.loads(metadata.get("condition", "{}")))
    model.load_state_dict({name: tensors[name] for name in model.state_dict()})
    return model


def load(path=WEIGHTS, device="cpu"):
    return build(*read_safetensors(path)).to(device)


def make_optimizer(model, metadata, tensors, kind, learning_rate):
    """With the moments that the file has of it, so that training goes on as if it had not stopped."""
    c = model.configuration
    if kind == "adam":
        optimizer = torch.optim.Adam(model.parameters(), learning_rate)
    elif kind == "adamw":
        optimizer = torch.optim.AdamW(model.parameters(), learning_rate, weight_decay=float(c["weight-decay"]))
    else:
        optimizer = torch.optim.SGD(model.parameters(), learning_rate, momentum=float(c["momentum"]))
    steps = json.loads(metadata["training"])["optimizer_steps"]
    saved = {theirs: f"optimizer.{ours}." for ours, theirs in MOMENTS[kind].items()}
    for name, parameter in model.named_parameters():
        if c["optimizer"] == kind and all(prefix + name in tensors for prefix in saved.values()):
            state = {key: tensors[prefix + name].to(parameter.device) for key, prefix in saved.items()}
            optimizer.state[parameter] = {"step": torch.tensor(float(steps)), **state}
    return optimizer


def save(path, model, optimizer, kind, metadata, steps):
    """Weights, moments and the count of the optimizer's steps. The rest of the metadata stays Lunette's, but for the
    epoch that its early stopping would go back to: that one is forgotten."""
    tensors = dict(model.state_dict())
    training = json.loads(metadata["training"])
    training["optimizer_steps"] = 0
    training.pop("best", None)
    if kind == model.configuration["optimizer"]:
        training["optimizer_steps"] = steps
        for ours, theirs in MOMENTS[kind].items():
            for name, parameter in model.named_parameters():
                tensors[f"optimizer.{ours}.{name}"] = optimizer.state[parameter][theirs]
    write_safetensors(path, {**metadata, "training": json.dumps(training)}, tensors)


def load_pictures(path):
    """[N, H, W] or [N, H, W, C], bytes or numbers in 0..1, to [N, C, H, W] as they are."""
    import numpy
    pictures = torch.from_numpy(numpy.load(path))
    if pictures.dim() == 3:
        pictures = pictures.unsqueeze(3)
    return pictures.permute(0, 3, 1, 2)


def load_conditions(path, model, count):
    """The conditions of the pictures, [N, conditions]; None for a model without."""
    if model.conditions == 0:
        return None
    import numpy
    conditions = torch.from_numpy(numpy.load(path)).float()
    if tuple(conditions.shape) != (count, model.conditions):
        raise SystemExit(f"{path}: the model wants {model.conditions} numbers for each of {count} pictures.")
    return conditions


def parse_arguments():
    parser = argparse.ArgumentParser(description="Trains the model on; start it with torchrun for several processes.")
    parser.add_argument("--pictures", default=PICTURES, metavar="FILE.npy",
                        help="[N, H, W] or [N, H, W, C], bytes or numbers in 0..1; default: pictures.npy beside this")
    parser.add_argument("--conditions", default=CONDITIONS, metavar="FILE.npy",
                        help="for a conditional model, [N, conditions]; default: conditions.npy beside this")
    parser.add_argument("--weights", default=WEIGHTS, metavar="FILE", help="read, and written at the end")
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--steps", type=int, help="stop after so many steps instead")
    parser.add_argument("--batch-size", type=int, help="images to a step, over all processes; default: the model's")
    parser.add_argument("--learning-rate", type=float, help="constant; default: the model's")
    parser.add_argument("--beta", type=float, help="weight of the KL divergence; default: the model's")
    parser.add_argument("--optimizer", choices=MOMENTS, help="default: the model's")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", choices=["cpu", "cuda"], help="default: cuda where there is one")
    return parser.parse_args()


def batches(count, batch_size, rank, processes, seed):
    """This process's share of each step's images, endlessly: one shuffle an epoch, the same in every process. What does
    not fill a step is left to the next epoch's shuffle."""
    batch_size = max(processes, min(batch_size, count) // processes * processes)
    generator = torch.Generator().manual_seed(seed)
    while True:
        order = torch.randperm(count, generator=generator)
        for first in range(0, count - batch_size + 1, batch_size):
            yield order[first + rank:first + batch_size:processes]


def train(options, rank, processes, device):
    metadata, tensors = read_safetensors(options.weights)
    model = build(metadata, tensors).to(device)
    c = model.configuration
    foreign = [key for key, plain in ONLY_IN_LUNETTE.items() if c.get(key, plain) != plain]
    if c["objective"] not in ("autoencoder", "vae") or foreign:
        raise SystemExit("model.py trains plain autoencoders and VAEs; Lunette trains this one as "
                         + " ".join([c["objective"]] + [f"--{key} {c[key]}" for key in foreign]))
    kind = options.optimizer or c["optimizer"]
    if kind not in MOMENTS:
        raise SystemExit(f"model.py knows no optimizer '{kind}'; give --optimizer adam.")
    pictures = load_pictures(options.pictures)
    if tuple(pictures.shape[1:]) != model.shapes[0] or len(pictures) < processes:
        raise SystemExit(f"{options.pictures}: the model wants pictures of {model.shapes[0]}, at least a process each.")
    conditions = load_conditions(options.conditions, model, len(pictures))
    beta = options.beta if options.beta is not None else float(c["beta"])
    optimizer = make_optimizer(model, metadata, tensors, kind, options.learning_rate or float(c["learning-rate"]))
    batch_size = options.batch_size or int(c["batch-size"])
    steps = max(1, options.steps or options.epochs * max(1, len(pictures) // batch_size))
    clip_norm = float(c.get("clip-norm", 0))
    parallel = model
    if processes > 1:
        parallel = nn.parallel.DistributedDataParallel(model, [device.index] if device.type == "cuda" else None)
    torch.manual_seed(options.seed + 1000003 * rank)  # noise differs between processes

    every = max(1, steps // 10)
    shares = batches(len(pictures), batch_size, rank, processes, options.seed)
    for step, share in zip(range(1, steps + 1), shares):
        x = pictures[share].to(device)
        x = x.float() / 255 if x.dtype == torch.uint8 else x.float()
        reconstruction, kl = parallel(x, None if conditions is None else conditions[share].to(device))
        loss = reconstruction + beta * kl
        optimizer.zero_grad()
        loss.backward()
        if clip_norm > 0:
            nn.utils.clip_grad_norm_(model.parameters(), clip_norm)
        optimizer.step()
        if step % every == 0:
            figures = torch.stack([loss, reconstruction, kl]).detach() / processes
            if processes > 1:
                distributed.all_reduce(figures)
            if rank == 0:
                print("step {} of {}: loss {:.3f}, reconstruction {:.3f}, kl {:.3f} nats per image".format(
                    step, steps, *figures.tolist()), flush=True)
    if not all(parameter.isfinite().all() for parameter in model.parameters()):
        raise SystemExit("Training diverged; the file has the old weights. A smaller --learning-rate usually helps.")
    if rank == 0:
        done = json.loads(metadata["training"])["optimizer_steps"] if kind == c["optimizer"] else 0
        save(options.weights, model, optimizer, kind, metadata, done + steps)
        print(f"saved {options.weights}")


def main():
    options = parse_arguments()
    cuda = torch.cuda.is_available() if options.device is None else options.device == "cuda"
    rank, processes = int(os.environ.get("RANK", 0)), int(os.environ.get("WORLD_SIZE", 1))
    device = torch.device("cuda", int(os.environ.get("LOCAL_RANK", 0))) if cuda else torch.device("cpu")
    if processes > 1:
        distributed.init_process_group("nccl" if cuda else "gloo")
    try:
        train(options, rank, processes, device)
    finally:
        if processes > 1:
            distributed.destroy_process_group()


if __name__ == "__main__":
    main()
