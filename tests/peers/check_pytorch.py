"""Loads each model.py and its weights as a user would.

usage: check_pytorch.py FOLDER_OF_MODELS
"""
import importlib.util
import sys

from peer import check_all

try:
    import torch
except ImportError:
    sys.exit(77)

TOLERANCE = 1e-5


def check_condition(case, model):
    """A class that the model does not know is no row of zeros, which would be another picture without a word."""
    for number, name in enumerate(model.classes):
        if model.condition(name)[0].tolist() != [float(i == number) for i in range(len(model.classes))]:
            sys.exit(f"{case.name}: the condition of '{name}' is another")
    for wrong in [("no such class",), ()] if model.classes else [(0.0,) * (len(model.factors) + 1)]:
        try:
            model.condition(*wrong)
        except ValueError:
            continue
        sys.exit(f"{case.name}: the condition {wrong} is accepted")


def check(case):
    specification = importlib.util.spec_from_file_location("model", case.path("model.py"))
    program = importlib.util.module_from_spec(specification)
    specification.loader.exec_module(program)
    with torch.no_grad():
        model = program.load()
        condition = case.array("condition")
        condition = None if condition is None else torch.from_numpy(condition)
        mean, log_variance = model.encode(torch.from_numpy(case.pictures("pixels")), condition)
        pixels = model.decode(mean, condition)
    check_condition(case, model)
    differences = [case.compare("mean", mean.numpy(), case.array("mean"), TOLERANCE),
                   case.compare("pixels", pixels.numpy(), case.pictures("decoded"), TOLERANCE)]
    if (log_variance is None) != (case.array("log_variance") is None):
        sys.exit(f"{case.name}: one of the two has no log-variance")
    if log_variance is not None:
        differences.append(case.compare("log variance", log_variance.numpy(), case.array("log_variance"), TOLERANCE))
    return max(differences)


check_all(check)
