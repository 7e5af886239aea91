#!/usr/bin/env python3
"""How long lunette-cli takes from its start to its end: --help, a picture from a small model, one from a model of 100 MB.

usage: tests/bench/start.py [LUNETTE_CLI]

Prints medians of ten runs, wall clock and processor time in ms, and the load of the machine. Where other work goes on,
`chrt -f 20 tests/bench/start.py` (as root) keeps it out of the wall clock.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 10


def run_times(command):
    wall, processor = [], []
    for _ in range(RUNS + 1):
        begin = time.perf_counter()
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        wall.append(1e3 * (time.perf_counter() - begin))
        processor.append(1e3 * (usage.ru_utime + usage.ru_stime))
        if os.waitstatus_to_exitcode(status) != 0:
            sys.exit(f"{' '.join(command)} failed")
    return statistics.median(wall[1:]), statistics.median(processor[1:])  # the first one fetches files from the disk


def main():
    program = sys.argv[1] if len(sys.argv) > 1 else "build/app/lunette-cli"
    with tempfile.TemporaryDirectory() as folder:
        small, large, picture = (os.path.join(folder, name) for name in ("small.lunette", "large.lunette", "a.png"))
        subprocess.run([program, "train", "moons:count=500", "--epochs", "1", "--hidden", "64", "--output", small],
                       check=True, capture_output=True)
        subprocess.run([program, "train", "moons:count=200,size=64", "--epochs", "1", "--hidden", "1024", "--output",
                        large], check=True, capture_output=True)
        for name, command in (("--help", ["--help"]),
                              ("picture of a small model", ["sample", small, "--count", "1", "--output", picture]),
                              (f"picture of a model of {os.path.getsize(large) / 1e6:.0f} MB",
                               ["sample", large, "--count", "1", "--output", picture])):
            wall, processor = run_times([program, *command])
            print(f"{name}: {wall:.0f} ms, of a processor {processor:.0f} ms (load {os.getloadavg()[0]:.1f})")


if __name__ == "__main__":
    main()
