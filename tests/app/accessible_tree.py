#!/usr/bin/env python3
"""Walks the tree that AT-SPI gives of a running Lunette, as a screen reader does.

Prints every control that takes the focus and has neither a name nor a label, and exits with 1 where there is one, or
where there are suspiciously few controls.
"""

import sys
import time

import pyatspi

LEAST_CONTROLS = 60
SECONDS_TO_APPEAR = 60


def find_program():
    for _ in range(SECONDS_TO_APPEAR):
        for program in pyatspi.Registry.getDesktop(0):
            if program and "lunette" in program.name.lower() and program.childCount > 0:
                return program
        time.sleep(1)
    sys.exit("Lunette does not appear in the tree.")


def has_label(node):
    return any(relation.getRelationType() == pyatspi.RELATION_LABELLED_BY for relation in node.getRelationSet())


def walk(node, path, controls):
    if node is None:
        return
    path = path + [f"{node.getRoleName()} '{node.name}'"]
    states = node.getState()
    if states.contains(pyatspi.STATE_FOCUSABLE) and states.contains(pyatspi.STATE_SHOWING):
        controls.append((bool(node.name.strip()) or has_label(node), " > ".join(path[-4:])))
    for child in range(min(node.childCount, 200)):
        walk(node.getChildAtIndex(child), path, controls)


def main():
    controls = []
    walk(find_program(), [], controls)
    nameless = [path for named, path in controls if not named]
    print(f"{len(controls)} controls take the focus, {len(nameless)} of them have no name.")
    print("\n".join(nameless))
    return 1 if nameless or len(controls) < LEAST_CONTROLS else 0


if __name__ == "__main__":
    sys.exit(main())
