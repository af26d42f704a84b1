"""Proof that Registrar's checks are on: faults are sown, and the build must find each of them and write nothing."""

import contextlib
import heapq
import json
import os
import re

from benchmark.processes import run, say, stop


def once(pattern, replacement):
    """An edit that must change something."""
    def edit(text):
        after, count = re.subn(pattern, replacement, text, count=1, flags=re.M)
        return after if count else None
    return edit


# The rule that must report it, the kind of file that it is sown into, and the edit, which may not apply to each file.
FAULTS = [
    ("dangling-reference", "enrollments", once(r"course: [\w-]+", "course: no-such-course")),
    ("duplicate-enrollment", "enrollments", once(r"^(  - .*\n(?:    .*\n)*)", r"\1\1")),
    ("invalid-value", "enrollments", once(r"status: \w+", "status: sitting")),
    ("date-outside-term", "enrollments", once(r"(\n    |, )status: enrolled", r"\g<0>\1enrolled_on: 2099-01-01")),
    ("unknown-field", "students", once(r"^email:", "e_mial:")),
    ("missing-field", "students", once(r"^name: .*\n", "")),
    ("broken-link", "students", once(r"\Z", "\nSee [this](../courses/no-such-course.md).\n")),
    ("prerequisite-cycle", "courses", None),
]


def prerequisite_of_itself(id):
    return once(r"^(credits: .*\n)(?!(?:.*\n)*prerequisites:)", rf"\1prerequisites: [{id}]\n")


@contextlib.contextmanager
def sown(source):
    """Sows every fault into a file of its own, yields rules and paths, and puts all files back as they were."""
    before, rules = {}, set()
    try:
        heads = {}
        for kind in ("enrollments", "students", "courses"):
            heads[kind] = heapq.nsmallest(500, os.listdir(f"{source}/content/{kind}"))
        for rule, kind, edit in FAULTS:
            for name in heads[kind]:
                path = f"{source}/content/{kind}/{name}"
                if path in before:
                    continue
                with open(path, encoding="utf-8") as file:
                    text = file.read()
                after = (edit or prerequisite_of_itself(name[:-3]))(text)
                if after:
                    before[path] = text
                    rules.add((rule, f"content/{kind}/{name}"))
                    with open(path, "w", encoding="utf-8") as file:
                        file.write(after)
                    break
        yield rules
    finally:
        for path, text in before.items():
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)


def check(stage):
    """Stops unless a build of the catalogue with sown faults reports every one and writes nothing."""
    contender = stage.registrar()
    contender.clear()
    with sown(stage.source) as rules:
        outcome = run(contender.command, stage.logs)
    try:
        found = {(one["rule"], one["path"]) for one in json.loads(outcome.output)["diagnostics"]}
    except (ValueError, KeyError):
        found = set()
    if outcome.code != 1 or len(rules) < len(FAULTS) or rules - found or os.path.exists(stage.site):
        stop(
            f"Registrar's checks are not on: exit status {outcome.code}, {len(rules)} faults sown, "
            f"not reported {sorted(rules - found)}, "
            f"{'a site was written' if os.path.exists(stage.site) else 'nothing was written'}")
    contender.clear()
    say(f"Registrar finds {len(rules)} sown faults, and writes nothing")
    return len(rules)
