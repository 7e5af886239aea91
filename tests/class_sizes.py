#!/usr/bin/env python3
"""Holds every class against the limits on its size: data members, and lines of implementation over all its sources.

Prints the classes that are too large and exits with 1, or with --list N the N largest. It reads the project's own
format (clang-format, members end in "_"), not C++ in general.
"""
import re
import subprocess
import sys
from collections import Counter

MOST_MEMBERS = 25
MOST_LINES = 500

CLASS = re.compile(r'^(\s*)(?:class|struct) (\w+(?:::\w+)*)(?: final)?(?: :[^;{]*)? \{$')
MEMBER = re.compile(r'[\s*&>](\w+_)(?=\s*(?:[;,={]|\())')
DEFINITION = re.compile(r'^(?!static_assert|using|namespace|#|//| )\S.*?\b((?:\w+::)*\w+)::~?\w+\(')


def members(text):
    """Names that end in '_' and are declared at the first level of each class of a file."""
    count = Counter()
    stack = []  # (class or None, indentation of its members)
    statement = ''
    for line in text.splitlines():
        code = line.split('//')[0].rstrip()
        opened = CLASS.match(code)
        if opened:
            stack.append((opened.group(2), len(opened.group(1)) + 4))
            statement = ''
            continue
        if stack and code.startswith(' ' * (stack[-1][1] - 4) + '}') and len(code) - len(code.lstrip()) == stack[-1][1] - 4:
            stack.pop()
            continue
        if not stack:
            continue
        name, indent = stack[-1]
        at = len(code) - len(code.lstrip())
        if at == indent and code.strip():
            statement = code
        elif at > indent and statement:
            statement += ' ' + code.strip()
        if statement.endswith(';'):
            declared = re.sub(r'\{[^{}]*\}', '{}', statement)
            if '(' not in declared.split('=')[0].split('{')[0] or 'std::function<' in declared:
                count[name] += len(set(MEMBER.findall(declared)))
            statement = ''
    return count


def implementation(text):
    """Lines of the definitions of each class's functions."""
    count = Counter()
    lines = text.splitlines()
    at = 0
    while at < len(lines):
        head = ' '.join(lines[at:at + 3]).split('{')[0]  # what the body calls is not what is defined
        first = lines[at].split('{')[0]
        found = DEFINITION.match(first) or (lines[at][:1].isalpha() and DEFINITION.match(head))
        if not found or lines[at].endswith(';'):
            at += 1
            continue
        begin = at
        while at < len(lines) and not lines[at].startswith('}') and not re.match(r'\S.*\{.*\}$', lines[at]):
            at += 1
        count[found.group(1).split('::')[0] if '::' in found.group(1) else found.group(1)] += at - begin + 1
        at += 1
    return count


def main():
    files = subprocess.check_output(['git', 'ls-files', 'core', 'ui', 'app'], text=True).split()
    in_class, of_class, classes = Counter(), Counter(), set()
    for path in files:
        if path.endswith(('.h', '.cpp')):
            with open(path, encoding='utf-8') as file:
                text = file.read()
            in_class += members(text)
            classes |= {match.group(2) for line in text.splitlines() if (match := CLASS.match(line))}
            if path.endswith('.cpp'):
                of_class += implementation(text)
    of_class = Counter({name: lines for name, lines in of_class.items() if name in classes})
    if sys.argv[1:2] == ['--list']:
        for name, lines in of_class.most_common(int(sys.argv[2])):
            print(f'{name:24} {lines:4} lines {in_class[name]:3} members')
        return 0
    too_large = [f'{name} has {n} data members; the limit is {MOST_MEMBERS}.'
                 for name, n in in_class.items() if n > MOST_MEMBERS]
    too_large += [f'{name} has {n} lines of implementation; the limit is {MOST_LINES}.'
                  for name, n in of_class.items() if n > MOST_LINES]
    print('\n'.join(too_large), file=sys.stderr)
    return 1 if too_large else 0


if __name__ == '__main__':
    sys.exit(main())
