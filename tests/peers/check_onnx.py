"""Runs encoder.onnx and decoder.onnx in OpenCV's dnn, with all images at once and with one.

usage: check_onnx.py FOLDER_OF_MODELS
"""
import sys

from peer import check_all

try:
    import cv2
except ImportError:
    sys.exit(77)

TOLERANCE = 1e-4


def check(case):
    pixels, mean, decoded = case.pictures("pixels"), case.array("mean"), case.pictures("decoded")
    posterior = {"mean": mean}
    if case.array("log_variance") is not None:
        posterior["log_variance"] = case.array("log_variance")
    differences = []
    condition, is_encoder_conditioned = case.array("condition"), case.array("conditioned_encoder") is not None
    for file, inputs, expected in (("encoder.onnx", pixels, posterior), ("decoder.onnx", mean, {"pixels": decoded})):
        # OpenCV 4.6 runs a graph of two inputs that begins with pictures for one picture at a time only.
        for count in (1,) if is_encoder_conditioned and file == "encoder.onnx" else (len(inputs), 1):
            net = cv2.dnn.readNetFromONNX(case.path(file))
            if condition is not None and (is_encoder_conditioned or file == "decoder.onnx"):
                net.setInput(inputs[:count], "code" if file == "decoder.onnx" else "pixels")
                net.setInput(condition[:count], "condition")
            else:
                net.setInput(inputs[:count])
            for (name, ours), theirs in zip(expected.items(), net.forward(list(expected))):
                differences.append(case.compare(name, theirs, ours[:count], TOLERANCE))
    return max(differences)


check_all(check)
