#!/usr/bin/env python3
"""Runs the claims of the shipped lessons and prints them as Markdown: each claim, and the range over the seeds of every
figure in it. With --write FILE the table replaces what stands between the two marks in that file.

    tests/bench/lessons.py --seeds 1-5 --write docs/lessons.md
"""
import argparse
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
BEGIN, END = '<!-- claims begin -->\n', '<!-- claims end -->\n'


def run(program, words):
    """Exit code 1 says that a claim does not hold; the report is there all the same."""
    done = subprocess.run([program, 'lesson', *words], stdout=subprocess.PIPE, check=False)
    if done.returncode not in (0, 1) or not done.stdout:
        sys.exit(f'{program} lesson {" ".join(words)} failed.')
    return done.stdout.decode()


def number(value):
    return 'none' if value is None else f'{value:.3g}'


def spread(values):
    if None in values:
        return ', '.join(number(value) for value in values)
    low, high = number(min(values)), number(max(values))
    return low if low == high else f'{low} to {high}'


def table(program, names, seeds, threads):
    lines = ['| lesson | claim | figures, over the seeds | holds for |', '| --- | --- | --- | --- |']
    for name in names:
        report = json.loads(run(program, ['run', name, '--seeds', seeds, '--threads', threads, '--report', '-']))
        outcomes = report['seeds']
        for i, claim in enumerate(outcomes[0]['claims']):
            claims = [outcome['claims'][i] for outcome in outcomes]
            figures = '; '.join(f'`{figure}` ' + spread([each['figures'][figure] for each in claims])
                                for figure in claim['figures'])
            held = sum(each['holds'] for each in claims)
            lines.append(f'| {name} | `{claim["claim"]}` | {figures} | {held} of {len(claims)} |')
    return '\n'.join(lines) + '\n'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('lessons', nargs='*', help='their names; all where none is given')
    parser.add_argument('--seeds', default='1-3')
    parser.add_argument('--threads', default='1')
    parser.add_argument('--program', default=str(ROOT / 'build/app/lunette-cli'))
    parser.add_argument('--write', type=pathlib.Path)
    options = parser.parse_args()
    names = options.lessons or [line.split()[0] for line in run(options.program, ['list']).splitlines()]
    text = f'Seeds {options.seeds}.\n\n' + table(options.program, names, options.seeds, options.threads)
    if options.write is None:
        print(text, end='')
        return
    page = options.write.read_text()
    before, rest = page.split(BEGIN)
    options.write.write_text(before + BEGIN + '\n' + text + '\n' + END + rest.split(END)[1])


main()
