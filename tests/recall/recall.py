#!/usr/bin/env python3
"""Measures what the rules find: faults seeded into public code one at a time, and bugs that public modules have fixed.

    recall.py SERVER CACHE             both, and what each rule finds of its own
    recall.py SERVER CACHE --misses    also each fault and each fix that is missed
    recall.py SERVER CACHE RULE...     only the faults and fixes of these rules

Fails when fewer are found than the targets below ask for.
"""

import collections
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE.parent / "corpus"))
import corpus  # noqa: E402

# In percent of the faults of each rule, and of all.
RULE_TARGET, TARGET = 60, 75
# How many faults a rule is tried with at most, and how many of one kind there are in a package.
FAULTS, EACH = 16, 2
# A rule with fewer faults than this says nothing about what it finds.
ENOUGH = 5
# Checking these takes longer than all the rest together.
SLOW = {("github.com/nats-io/nats-server/v2", "server")}


def main():
    arguments = [argument for argument in sys.argv[3:] if argument != "--misses"]
    server, cache = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    environment, folders = corpus.sources(cache / "corpus")
    corpus.download(sorted(companions(folders)), environment)
    wanted = set(arguments)

    faults = spread(seed(folders, environment, cache, wanted))
    results = collections.defaultdict(list)
    for (module, version), chosen in sorted(faults.items()):
        scratch = cache / "recall"
        folder = mirror(folders[module, version], pathlib.Path(environment["GOMODCACHE"]), scratch)
        inside = {**environment, "GOMODCACHE": str(scratch)}
        if module == "std":
            inside["GOROOT"] = str(folder.parent)
        for fault, found in try_out(server, folder, chosen, inside):
            results[fault["rule"]].append(found)
            if not found and "--misses" in sys.argv:
                print(f"missed: {fault['rule']} {fault['kind']} {module}@{version} {fault['file']}:{fault['line']} {fault['function']}", flush=True)

    fixes = {rule: [] for rule in wanted}
    for row in rows(wanted):
        verdict = try_fix(server, row, cache)
        fixes.setdefault(row["rule"], []).append(verdict is None)
        if verdict and "--misses" in sys.argv:
            print(f"missed: {row['rule']} {row['module']} {row['commit']} {row['file']} {row['function']}: {verdict}", flush=True)
    return conclude(results, fixes)


def seed(folders, environment, cache, wanted):
    """All faults that can be made, by module."""
    program = cache / "seed"
    subprocess.run(["go", "build", "-o", program, "."], cwd=HERE / "seed", check=True)
    faults = {}
    for (module, version), folder in sorted(folders.items()):
        command = [program, "-root", folder, "-module", module, "-each", str(EACH)]
        answer = subprocess.run(command, env=environment, stdout=subprocess.PIPE, check=True, text=True)
        made = [json.loads(line) for line in answer.stdout.splitlines()]
        faults[module, version] = [
            fault for fault in made
            if (module, fault["package"]) not in SLOW and (not wanted or fault["rule"] in wanted)
        ]
    return faults


def companions(folders):
    """What starts goroutines in other modules than the standard library, in the versions that are asked for."""
    for folder in folders.values():
        file = folder / "go.mod"
        found = re.search(r"^\s*(?:require )?(golang.org/x/sync) (v\S+)", file.read_text() if file.exists() else "", re.MULTILINE)
        if found:
            yield found.groups()


def spread(faults):
    """At most FAULTS of each rule, taken in turns: from the modules, and there from kinds and packages."""
    queues = collections.defaultdict(dict)
    for module, made in faults.items():
        for fault in made:
            queues[fault["rule"]].setdefault(module, []).append(fault)
    chosen = collections.defaultdict(list)
    for rule, modules in sorted(queues.items()):
        for module, queue in modules.items():
            modules[module] = in_turns(queue, lambda fault: (fault["kind"], fault["package"]))
        turns = in_turns([(module, fault) for module, queue in modules.items() for fault in queue], lambda pair: pair[0])
        for module, fault in turns[:FAULTS]:
            chosen[module].append(fault)
    return chosen


def in_turns(items, key):
    """The items in such an order that each key comes once before any comes twice."""
    turn, order = collections.Counter(), []
    for position, item in enumerate(items):
        turn[key(item)] += 1
        order.append((turn[key(item)], position, item))
    return [item for _, _, item in sorted(order, key=lambda entry: entry[:2])]


def mirror(source, cache, target):
    """The module cache once more, in which the files of one folder can be replaced; what stays the same is shared."""
    shutil.rmtree(target, ignore_errors=True)
    original, copied = cache, target
    for part in source.relative_to(cache).parts:
        copied.mkdir(parents=True)
        for entry in original.iterdir():
            if entry.name != part:
                (copied / entry.name).symlink_to(entry)
        original, copied = original / part, copied / part
    for folder, _, names in os.walk(source):
        inner = copied / pathlib.Path(folder).relative_to(source)
        inner.mkdir(parents=True)
        for name in names:
            link(pathlib.Path(folder, name), inner / name)
    return copied


def link(source, target):
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)


def try_out(server, folder, faults, environment):
    """Makes each fault, and says whether its rule speaks of that function now and did not before."""
    before = check(server, folder, {fault["file"] for fault in faults}, environment)
    for together in apart(faults):
        texts = {fault["file"]: (folder / fault["file"]).read_bytes() for fault in together}
        for fault in together:
            replace(folder / fault["file"], edited(texts[fault["file"]], fault["edits"]))
        after = check(server, folder, texts, environment)
        for fault in together:
            text, start, end = texts[fault["file"]], fault["start"], fault["end"]
            replace(folder / fault["file"], text)
            earlier = of_rule(before[fault["file"]], fault["rule"], line(text, start), line(text, end))
            new = edited(text, fault["edits"])
            later = of_rule(after[fault["file"]], fault["rule"], line(new, moved(start, fault["edits"])), line(new, moved(end, fault["edits"])))
            yield fault, bool(later - earlier)


def apart(faults):
    """The faults in groups that have at most one of each package: a fault is made alone as far as its package is concerned."""
    turn, groups = collections.Counter(), collections.defaultdict(list)
    for fault in faults:
        groups[turn[fault["package"]]].append(fault)
        turn[fault["package"]] += 1
    return groups.values()


def check(server, folder, files, environment):
    """What is found in some files of a module, by file."""
    command = [server, "check", "--tier", "hint", "--format", "json", *sorted(files)]
    answer = subprocess.run(command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    if answer.returncode not in (0, 1):
        sys.exit(f"{folder}: the linter ended with {answer.returncode}")
    found = {file: [] for file in files}
    for finding in json.loads(answer.stdout)["findings"]:
        found[finding["path"]].append(finding)
    return found


def edited(text, edits):
    for edit in sorted(edits, key=lambda edit: edit["start"], reverse=True):
        text = text[: edit["start"]] + edit["text"].encode() + text[edit["end"] :]
    return text


def moved(offset, edits):
    """Where the byte at an offset is after the edits."""
    return offset + sum(len(edit["text"].encode()) - (edit["end"] - edit["start"]) for edit in edits if edit["end"] < offset)


def replace(file, text):
    """Writes a new file: the old one may be shared."""
    fresh = file.with_name(file.name + ".new")
    fresh.write_bytes(text)
    os.replace(fresh, file)


def line(text, offset):
    return text.count(b"\n", 0, offset) + 1


def of_rule(findings, rule, first, last):
    """What a rule says of some lines, by its words: one report may take the place of another."""
    return collections.Counter(finding["message"] for finding in findings if finding["rule"] == rule and first <= finding["line"] <= last)


def rows(wanted):
    with open(HERE / "fixes.tsv", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            if not wanted or row["rule"] in wanted:
                yield row


def try_fix(server, row, cache):
    """What is wrong with how a fix is seen: the rule should speak of the function before it, and not after."""
    environment = corpus.private(cache / "fixes")
    for name, wanted in (("before", True), ("after", False)):
        version = row[name]
        folder = corpus.download([(row["module"], version)], environment)
        folder = next(iter(folder.values()))
        first, last = lines_of((folder / row["file"]).read_text(), row["function"])
        found = check(server, folder, {row["file"]}, environment)[row["file"]]
        if bool(of_rule(found, row["rule"], first, last)) != wanted:
            return "not found before" if wanted else "found after"
    return None


def lines_of(text, function):
    """The first and last line of `name` or `Type.name` in gofmt-clean code."""
    owner, _, name = function.rpartition(".")
    receiver = rf"\((\w+ )?\*?{owner}(\[.*?\])?\) " if owner else ""
    head = re.search(rf"^func {receiver}{name}[(\[]", text, re.MULTILINE)
    end = re.compile(r"^}|}\n", re.MULTILINE).search(text, head.end())
    whole = re.compile(r"^}", re.MULTILINE).search(text, head.end()) if text[head.start() : end.end()].count("\n") > 1 else end
    return text.count("\n", 0, head.start()) + 1, text.count("\n", 0, whole.start()) + 1


def conclude(results, fixes):
    failures = []
    for rule, found in sorted(results.items()):
        print(f"{rule}: {sum(found)} of {len(found)}")
        if len(found) >= ENOUGH and 100 * sum(found) < RULE_TARGET * len(found):
            failures.append(f"{rule}: {sum(found)} of {len(found)} seeded faults are found, and {RULE_TARGET} % should be")
    seeded = [found for rule in results.values() for found in rule]
    fixed = [found for rule in fixes.values() for found in rule]
    percent = 100 * sum(seeded) // max(len(seeded), 1)
    if percent < TARGET:
        failures.append(f"{percent} % of the seeded faults are found, and {TARGET} % should be")
    print(f"recall: seeded {percent} % of {len(seeded)}, fixes {sum(fixed)} of {len(fixed)}")
    for failure in failures:
        print(f"    {failure}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
