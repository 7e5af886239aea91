"""What the checks share: the models' folders, each with what Lunette makes of random pictures as .npy files."""
import os
import sys

try:
    import numpy
except ImportError:
    sys.exit(77)  # skipped


class Case:
    def __init__(self, folder):
        self.folder, self.name = folder, os.path.basename(folder)

    def path(self, name):
        return os.path.join(self.folder, name)

    def array(self, name):
        """Codes and log-variances are images x latents; None where the model has none."""
        path = self.path(name + ".npy")
        return numpy.load(path) if os.path.exists(path) else None

    def pictures(self, name):
        """Lunette keeps channels interleaved; the others want [N, C, H, W]."""
        array = self.array(name).reshape(-1, *self.array("shape"))
        return numpy.ascontiguousarray(array.transpose(0, 3, 1, 2))

    def compare(self, what, theirs, ours, tolerance):
        if theirs.shape != ours.shape:
            sys.exit(f"{self.name}, {what}: {theirs.shape} for {ours.shape}")
        difference = float(numpy.abs(theirs - ours).max())
        if not difference <= tolerance:
            sys.exit(f"{self.name}, {what}: the largest difference is {difference}")
        return difference


def check_all(check):
    """Of the folders in the one that is named on the command line; check(case) gives the largest difference."""
    folders = sorted(entry.path for entry in os.scandir(sys.argv[1]))
    print(f"{len(folders)} models, largest difference {max(check(Case(folder)) for folder in folders):.2g}")
