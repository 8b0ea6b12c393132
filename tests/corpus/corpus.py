#!/usr/bin/env python3
"""Runs the linter over pinned public code and holds its reports against judged.tsv, where each was judged by reading.

Fails when a report that was judged true is gone, when a report of tier bug was never judged, or when the precision of a
tier is below its target. `corpus.py --unjudged` only lists the reports that nobody has judged yet.
"""

import collections
import csv
import json
import os
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).parent
TOOLCHAIN = "golang.org/toolchain", "v0.0.1-go1.26.8.linux-amd64"
STD_VERSION = "go1.26.8"
# In percent of the judged reports. Advice must never be wrong.
TARGETS = {"bug": 95.0, "risk": 80.0, "hint": 100.0}
# A rule with fewer reports than this says nothing about its precision.
ENOUGH = 5
RULE_TARGET = 80.0
# Reports of tier bug in the standard library outside of its tests.
STD_BUGS = 10

Report = collections.namedtuple("Report", "package version file line rule")


def main():
    server = sys.argv[1]
    environment, folders = sources(sys.argv[2])

    tiers, lines, errors = {}, 0, []
    for (package, version), folder in sorted(folders.items()):
        for root in [folder, folder / "cmd"] if package == "std" else [folder]:
            found, read = check(server, root, environment)
            prefix = "cmd/" if root != folder else ""
            for finding in found["findings"]:
                report = Report(package, version, prefix + finding["path"], str(finding["line"]), finding["rule"])
                tiers[report] = finding["tier"]
            lines += read
            errors += [f"{package}: {error['path']}: {error['message']}" for error in found["errors"]]

    with open(HERE / "judged.tsv", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    judged = {Report(*(row[name] for name in Report._fields)): row["verdict"] for row in rows}
    unjudged = [report for report in sorted(tiers) if report not in judged]
    if "--unjudged" in sys.argv:
        for report in unjudged:
            print(tiers[report], *report, sep="\t")
        return 0
    failures = compare(tiers, judged, unjudged)
    print(summary(tiers, judged, lines))
    for failure in failures + [f"could not be read: {error}" for error in errors]:
        print(f"    {failure}")
    return 1 if failures or errors else 0


def sources(cache):
    """The environment in which the code is read, and the folders of all of it, by (path, version)."""
    environment = private(cache)
    packages = [tuple(line.split()) for line in (HERE / "modules.txt").read_text().splitlines()]
    folders = download([*packages, TOOLCHAIN], environment)
    goroot = folders.pop(TOOLCHAIN)
    environment["GOROOT"] = str(goroot)
    # In an archive the modules of a toolchain go by another name.
    for hidden in list(goroot.rglob("_go.mod")):
        hidden.rename(hidden.with_name("go.mod"))
    folders["std", STD_VERSION] = goroot / "src"
    return environment, folders


def private(cache):
    """An environment in which modules are downloaded to a folder of their own, or to the one that GOHAZARD_MODULES names."""
    modules = pathlib.Path(os.environ.get("GOHAZARD_MODULES") or cache).resolve()
    return {**os.environ, "GOMODCACHE": str(modules), "GOFLAGS": "-modcacherw", "GOTOOLCHAIN": "local"}


def download(modules, environment):
    """The folders of the modules' sources, by (path, version)."""
    names = [f"{path}@{version}" for path, version in modules]
    # Outside of any module, so that none of them is resolved for a main module.
    answer = subprocess.run(["go", "mod", "download", "-json", *names], env=environment, cwd="/", stdout=subprocess.PIPE, text=True)
    decoder, rest, folders = json.JSONDecoder(), answer.stdout.lstrip(), {}
    while rest:
        module, end = decoder.raw_decode(rest)
        if "Error" in module:
            sys.exit(f"{module['Path']}@{module['Version']}: {module['Error']}")
        folders[module["Path"], module["Version"]] = pathlib.Path(module["Dir"])
        rest = rest[end:].lstrip()
    return folders


def check(server, folder, environment):
    """What is found in a folder, and how many lines it has."""
    answer = subprocess.run([server, "check", "--format", "json", "."], env=environment, cwd=folder, stdout=subprocess.PIPE, text=True)
    if answer.returncode not in (0, 1, 2):
        sys.exit(f"{folder}: the linter ended with {answer.returncode}")
    nested = [path.parent for path in folder.rglob("go.mod") if path.parent != folder]
    files = [path for path in folder.rglob("*.go") if path.is_file() and not any(root in path.parents for root in nested)]
    return json.loads(answer.stdout), sum(path.read_bytes().count(b"\n") for path in files)


def compare(tiers, judged, unjudged):
    """What is wrong with the reports."""
    failures = [f"vanished: {describe(report)}" for report, verdict in sorted(judged.items()) if verdict == "true" and report not in tiers]
    failures += [f"not judged: {describe(report)}" for report in unjudged if tiers[report] == "bug"]
    for tier, target in TARGETS.items():
        true, of = precision(tiers, judged, lambda report: tiers[report] == tier)
        if of and 100 * true < target * of:
            failures.append(f"{tier}: {true} of {of} are true, and {target} % should be")
    for rule in sorted({report.rule for report in tiers}):
        true, of = precision(tiers, judged, lambda report: report.rule == rule)
        if of >= ENOUGH and 100 * true < RULE_TARGET * of:
            failures.append(f"{rule}: {true} of {of} are true, and {RULE_TARGET} % should be")
    std = [report for report, tier in tiers.items() if report.package == "std" and tier == "bug" and not report.file.endswith("_test.go")]
    if len(std) > STD_BUGS:
        failures.append(f"{len(std)} bugs reported in the standard library, and at most {STD_BUGS} should be")
    return failures


def precision(tiers, judged, wanted):
    verdicts = [judged[report] for report in tiers if report in judged and wanted(report)]
    return verdicts.count("true"), len(verdicts)


def summary(tiers, judged, lines):
    parts = []
    for tier in TARGETS:
        true, of = precision(tiers, judged, lambda report: tiers[report] == tier)
        parts.append(f"{tier} {100 * true / max(of, 1):.1f} % of {of} judged")
    return f"corpus: {', '.join(parts)}, {lines} lines, {len(tiers)} reports"


def describe(report):
    return f"{report.rule} at {report.package}@{report.version} {report.file}:{report.line}"


if __name__ == "__main__":
    sys.exit(main())
