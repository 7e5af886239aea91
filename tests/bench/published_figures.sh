#!/usr/bin/env bash
# Trains the models that papers and tutorials report figures of, and prints what Lunette reaches.
#
# usage: published_figures.sh DATA [all|mnist|keras|binarized]
#   DATA: a folder with mnist/ and binarized-mnist/, as IDX files
# binarized: 784-200-200-50 tanh on binarised MNIST, 5,000 importance samples (Burda, Grosse, Salakhutdinov 2016)
# mnist:     784-400-20, ten epochs, three seeds
# keras:     the convolutional VAE of Keras's examples: 32 and 64 channels, dense 16, 2 latents, 30 epochs
set -euo pipefail
data=$(realpath "${1:?folder with mnist/ and binarized-mnist/}")
which=${2:-all}
cli="$(dirname "${BASH_SOURCE[0]}")/../../build/app/lunette-cli"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

figure() {  # figure FILE KEYS...: numbers out of a report
    python3 -c '
import json, sys
for path in sys.argv[2:]:
    value = json.load(open(sys.argv[1]))
    for key in path.split("."):
        value = value[key]
    print(round(value, 2), end=" ")
print()' "$@"
}

say() {  # say WHAT FILE KEYS...; a substitution within echo's words would not end the script where it fails
    local figures
    figures=$(figure "${@:2}")
    echo "$1: $figures"
}

train() {  # train NAME DATASET OPTIONS...: the report goes to NAME.json, the model to NAME.lunette
    local name=$1
    shift
    "$cli" train "$@" --output "$work/$name.lunette" --report "$work/$name.json" >/dev/null
}

mnist() {
    for seed in 1 2 3; do
        train "mnist$seed" "$data/mnist/train-images-idx3-ubyte.gz" --test-data "$data/mnist/t10k-images-idx3-ubyte.gz" \
            --hidden 400 --latents 20 --epochs 10 --batch-size 128 --learning-rate 1e-3 --seed "$seed"
        say "mnist 784-400-20, seed $seed: held-out nats, seconds" "$work/mnist$seed.json" test.loss training.seconds
    done
}

keras() {
    train keras "$data/mnist/train-images-idx3-ubyte.gz" --test-data "$data/mnist/t10k-images-idx3-ubyte.gz" \
        --architecture conv --channels 32,64 --hidden 16 --latents 2 --activation leaky-relu --epochs 30 --batch-size 128 \
        --learning-rate 1e-3
    say "keras convolutional vae: held-out nats, seconds" "$work/keras.json" test.loss training.seconds
}

binarized() {
    local images="$data/binarized-mnist"
    train binarized "$images/train-images-idx3-ubyte.gz" --test-data "$images/valid-images-idx3-ubyte.gz" \
        --hidden 200,200 --latents 50 --activation tanh --learning-rate 1e-3 --schedule cosine --kl-warmup 50 \
        --epochs 500 --batch-size 20 --threads 1 --seed 1
    "$cli" evaluate "$work/binarized.lunette" "$images/test-images-idx3-ubyte.gz" --importance-samples 5000 \
        --report "$work/likelihood.json" >/dev/null
    say "binarised mnist, k=1: seconds" "$work/binarized.json" training.seconds
    say "binarised mnist, k=1: bound, log likelihood" "$work/likelihood.json" test.loss test.log_likelihood
}

case $which in
all)  # not joined by &&, which would have set -e overlook whatever fails within
    mnist
    keras
    binarized
    ;;
mnist | keras | binarized) "$which" ;;
*) echo "published_figures.sh: $which is none of all, mnist, keras, binarized" >&2 && exit 2 ;;
esac
