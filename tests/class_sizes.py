#!/usr/bin/env python3
"""Holds every class against the limits on its size: data members, and lines of implementation over all its sources.

Prints the classes that are too large and exits with 1, or with --list N the N largest. Bodies count wherever they are
written, inside the class or outside, and those of a nested class count as its outer class's too. Classes of one name
that are declared in two files are two classes. It reads the project's own format (clang-format, members end in "_"),
not C++ in general.
"""
import re
import subprocess
import sys
from collections import Counter

MOST_MEMBERS = 25
MOST_LINES = 500

CLASS = re.compile(r'^(\s*)(?:template <[^;{]*> )?(?:class|struct) (\w+(?:::\w+)*)(?:<[^;{]*>)?(?: final)?(?: :[^;{]*)? \{$')
MEMBER = re.compile(r'[\s*&>](\w+_)(?=\s*(?:[;,={]|\())')
DEFINITION = re.compile(r'^(?!static_assert|using|namespace|#|//| )\S.*?\b((?:\w+::)*\w+)(?:<[\w, ]*>)?::~?\w+\(')
NO_FUNCTION = re.compile(r'^\s*(?:class|struct|enum|union|using|typedef|friend|static_assert)\b')


def indentation(line):
    return len(line) - len(line.lstrip())


def code_of(line):
    """Without its comment and the contents of its literals, in which braces mean nothing."""
    code = re.sub(r'R"\(.*?\)"|"(?:[^"\\]|\\.)*"', '""', line)
    return re.sub(r"'(?:[^'\\]|\\.)'", "''", code).split('//')[0].rstrip()


def is_function(statement):
    """Whether what comes before a brace is the head of a function, and not an initializer."""
    head = statement.split('(')[0]
    return '(' in statement and not NO_FUNCTION.match(statement) and not re.search(r'(?<!operator)(?<![=!<>])=(?!=)', head)


class Source:
    """What one file declares and defines: classes by their nested names."""

    def __init__(self, text):
        self.members = Counter()  # names that end in '_' and are declared at the first level of the class
        self.inside = Counter()   # lines of bodies within the class
        self.outside = Counter()  # lines of definitions behind it, by the name that they give
        self.lines = text.splitlines()
        self.codes = [code_of(line) for line in self.lines]
        self.read_classes()
        self.read_definitions()

    def read_classes(self):
        stack = []  # (nested name, indentation of the members)
        statement, begin, at = '', 0, 0
        while at < len(self.codes):
            code = self.codes[at]
            opened = CLASS.match(code)
            if opened:
                outer = stack[-1][0] + '::' if stack else ''
                stack.append((outer + opened.group(2), len(opened.group(1)) + 4))
                self.members.setdefault(stack[-1][0], 0)
                statement = ''
            elif stack and code.startswith(' ' * (stack[-1][1] - 4) + '}') and indentation(code) == stack[-1][1] - 4:
                stack.pop()
                statement = ''
            elif stack and code.strip():
                name, indent = stack[-1]
                if indentation(code) == indent and not statement:
                    statement, begin = code, at
                elif statement:
                    statement += ' ' + code.strip()
                if statement.endswith('{') and indentation(self.codes[begin]) == indent:
                    end = at + 1
                    while end < len(self.codes) and not (
                            self.codes[end].strip().startswith('}') and indentation(self.codes[end]) == indent):
                        end += 1
                    if is_function(statement):
                        self.inside[name] += end - begin + 1
                        statement, at = '', end
                    elif self.codes[end].endswith(';'):  # an enumeration, or an initializer
                        self.count_members(name, statement + '};')
                        statement, at = '', end
                elif statement.endswith('}') and is_function(statement):
                    self.inside[name] += at - begin + 1
                    statement = ''
                elif statement.endswith(';'):
                    self.count_members(name, statement)
                    statement = ''
                elif statement.endswith(':'):
                    statement = ''
            at += 1

    def count_members(self, name, statement):
        declared = re.sub(r'\{[^{}]*\}', '{}', statement)
        if NO_FUNCTION.match(declared):
            return
        if '(' not in declared.split('=')[0].split('{')[0] or 'std::function<' in declared:
            self.members[name] += len(set(MEMBER.findall(declared)))

    def read_definitions(self):
        at = 0
        while at < len(self.lines):
            head = ' '.join(self.lines[at:at + 3]).split('{')[0]  # what the body calls is not what is defined
            first = self.lines[at].split('{')[0]
            found = DEFINITION.match(first) or (self.lines[at][:1].isalpha() and DEFINITION.match(head))
            if not found or self.lines[at].endswith(';'):
                at += 1
                continue
            begin = at
            while at < len(self.lines) and not self.lines[at].startswith('}') and not re.match(
                    r'\S.*\{.*\}$', self.lines[at]):
                at += 1
            self.outside[found.group(1)] += at - begin + 1
            at += 1


def outermost(name):
    return name.split('::')[0]


def measure(texts):
    """Members and lines of the classes of {path: text}, by (path of the declaration, name)."""
    sources = {path: Source(text) for path, text in texts.items()}
    declared_in_headers = {}
    for path, source in sources.items():
        if path.endswith('.h'):
            for name in source.members:
                declared_in_headers.setdefault(name, []).append(path)

    def place(path, name):
        """Where the class is declared that is called so in this file."""
        if name in sources[path].members:
            return path
        headers = declared_in_headers.get(name, [])
        beside = re.sub(r'\.cpp$', '.h', path)
        return beside if beside in headers else headers[0] if headers else None

    members, lines = Counter(), Counter()
    for path, source in sources.items():
        for name, count in source.members.items():
            members[(path, name)] += count
        for count in (source.inside, source.outside):
            for name, n in count.items():
                where = place(path, outermost(name))
                if where:
                    lines[(where, outermost(name))] += n
    return members, lines


def main():
    files = subprocess.check_output(['git', 'ls-files', 'core', 'ui', 'app'], text=True).split()
    texts = {}
    for path in files:
        if path.endswith(('.h', '.cpp')):
            with open(path, encoding='utf-8') as file:
                texts[path] = file.read()
    members, lines = measure(texts)
    if sys.argv[1:2] == ['--list']:
        for key, n in lines.most_common(int(sys.argv[2])):
            print(f'{key[1]:24} {n:4} lines {members[key]:3} members  {key[0]}')
        return 0
    too_large = [f'{path}: {name} has {n} data members; the limit is {MOST_MEMBERS}.'
                 for (path, name), n in members.items() if n > MOST_MEMBERS]
    too_large += [f'{path}: {name} has {n} lines of implementation; the limit is {MOST_LINES}.'
                  for (path, name), n in lines.items() if n > MOST_LINES]
    print('\n'.join(too_large), file=sys.stderr)
    return 1 if too_large else 0


if __name__ == '__main__':
    sys.exit(main())
