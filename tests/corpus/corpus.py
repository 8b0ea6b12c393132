#!/usr/bin/env python3
"""Runs the linter over pinned public code and holds its reports against judged.tsv, where each was judged by reading.

Two readers judged each report, and it counts as true when both say so. Fails when such a report is gone or one of the
hazards in known.tsv, when a report of tier bug was never judged, when the precision of a tier is below its target, or when
a fix that is offered breaks the code. What is in imports.txt is there for its types only.
`corpus.py --unjudged` only lists the reports that nobody has judged yet.
"""

import collections
import csv
import json
import os
import pathlib
import re
import subprocess
import sys

from fixes import Fixes

HERE = pathlib.Path(__file__).parent
TOOLCHAIN = "golang.org/toolchain", "v0.0.1-go1.26.8.linux-amd64"
STD_VERSION = "go1.26.8"
# In percent of the judged reports. Advice must never be wrong.
TARGETS = {"bug": 95.0, "risk": 80.0, "hint": 100.0}
# A rule with fewer reports than this says nothing about its precision.
ENOUGH = 5
RULE_TARGET = 80.0
# Reports of tier bug in the standard library outside of its tests, and lines of its tests for each one in there.
STD_BUGS = 10
STD_TEST_LINES = 50_000

Report = collections.namedtuple("Report", "package version file line rule")


def main():
    server, cache = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    environment, folders = sources(cache)

    tiers, lines, errors, found = {}, 0, [], {}
    for (package, version), folder in sorted(folders.items()):
        found[package] = []
        for root in [folder, folder / "cmd"] if package == "std" else [folder]:
            answer = check(server, root, environment)
            prefix = "cmd/" if root != folder else ""
            for finding in answer["findings"]:
                report = Report(package, version, prefix + finding["path"], str(finding["line"]), finding["rule"])
                tiers[report] = finding["tier"]
            found[package].append((root, answer["findings"]))
            lines += lines_of(root)
            errors += [f"{package}: {error['path']}: {error['message']}" for error in answer["errors"]]

    rows, known = rows_of("judged.tsv"), rows_of("known.tsv")
    judged = {Report(*(row[name] for name in Report._fields)): row["verdict"] == row["second"] == "true" for row in rows}
    unjudged = [report for report in sorted(tiers) if report not in judged]
    if "--unjudged" in sys.argv:
        for report in unjudged:
            print(tiers[report], *report, sep="\t")
        return 0
    failures = compare(tiers, judged, unjudged, lines_of(folders["std", STD_VERSION], "*_test.go"))
    failures += [f"not found: {row['rule']} in {row['function']} of {row['file']}" for row in known if not is_found(row, tiers, folders)]
    failures += [f"could not be read: {error}" for error in errors]
    print(summary(tiers, judged, lines), flush=True)
    fixes = Fixes(server, cache, environment)
    for package, roots in found.items():
        for root, findings in roots:
            fixes.apply(package, root, findings)
    print(fixes.summary())
    for failure in failures + fixes.defects:
        print(f"    {failure}")
    return 1 if failures or fixes.defects else 0


def sources(cache):
    """The environment in which the code is read, and the folders of all of it, by (path, version)."""
    environment = private(cache)
    packages, imports = listed("modules.txt"), listed("imports.txt")
    folders = download([*packages, *imports, TOOLCHAIN], environment)
    folders = {module: folder for module, folder in folders.items() if module not in imports}
    goroot = unpacked(folders.pop(TOOLCHAIN))
    environment["GOROOT"] = str(goroot)
    folders["std", STD_VERSION] = goroot / "src"
    return environment, folders


def private(cache):
    """An environment in which modules are downloaded to a folder of their own, or to the one that GOHAZARD_MODULES names."""
    modules = pathlib.Path(os.environ.get("GOHAZARD_MODULES") or cache).resolve()
    return {**os.environ, "GOMODCACHE": str(modules), "GOFLAGS": "-modcacherw", "GOTOOLCHAIN": "local"}


def unpacked(goroot):
    """The folder of a toolchain, with the files in place that the go command moves there when it first uses one."""
    for hidden in list(goroot.rglob("_go.mod")):
        # In an archive the modules of a toolchain go by another name.
        hidden.rename(hidden.with_name("go.mod"))
    for tool in [*(goroot / "bin").iterdir(), *(goroot / "pkg" / "tool").rglob("*")]:
        tool.chmod(0o755)
    return goroot


def listed(name):
    """The modules that a file lists, as (path, version)."""
    return [tuple(line.split()) for line in (HERE / name).read_text().splitlines()]


def rows_of(name):
    with open(HERE / name, newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def is_found(row, tiers, folders):
    """Whether a known hazard is reported somewhere in its function."""
    lines = (folders[row["module"], row["version"]] / row["file"]).read_text().splitlines()
    heads = [number for number, line in enumerate(lines, 1) if line.startswith("func ")]
    of_function = re.compile(rf"func (\([^)]*\) )?{row['function']}\b")
    ends = dict(zip(heads, [*heads[1:], len(lines) + 1]))
    spans = [(head, ends[head]) for head in heads if of_function.match(lines[head - 1])]
    return any(
        (report.package, report.file, report.rule) == (row["module"], row["file"], row["rule"])
        and any(start <= int(report.line) < end for start, end in spans)
        for report in tiers
    )


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
    """What is found in a folder."""
    answer = subprocess.run([server, "check", "--format", "json", "."], env=environment, cwd=folder, stdout=subprocess.PIPE, text=True)
    if answer.returncode not in (0, 1, 2):
        sys.exit(f"{folder}: the linter ended with {answer.returncode}")
    return json.loads(answer.stdout)


def lines_of(folder, files="*.go"):
    """The lines of a module's files."""
    nested = [path.parent for path in folder.rglob("go.mod") if path.parent != folder]
    files = [path for path in folder.rglob(files) if path.is_file() and not any(root in path.parents for root in nested)]
    return sum(path.read_bytes().count(b"\n") for path in files)


def compare(tiers, judged, unjudged, std_test_lines):
    """What is wrong with the reports."""
    failures = [f"vanished: {describe(report)}" for report, is_true in sorted(judged.items()) if is_true and report not in tiers]
    failures += [f"not judged: {describe(report)}" for report in unjudged if tiers[report] == "bug"]
    for tier, target in TARGETS.items():
        true, of = precision(tiers, judged, lambda report: tiers[report] == tier)
        if of and 100 * true < target * of:
            failures.append(f"{tier}: {true} of {of} are true, and {target} % should be")
    for rule in sorted({report.rule for report in tiers}):
        true, of = precision(tiers, judged, lambda report: report.rule == rule)
        if of >= ENOUGH and 100 * true < RULE_TARGET * of:
            failures.append(f"{rule}: {true} of {of} are true, and {RULE_TARGET} % should be")
    std = [report for report, tier in tiers.items() if report.package == "std" and tier == "bug"]
    in_tests = sum(report.file.endswith("_test.go") for report in std)
    for where, number, most in [("code", len(std) - in_tests, STD_BUGS), ("tests", in_tests, std_test_lines // STD_TEST_LINES)]:
        if number > most:
            failures.append(f"{number} bugs reported in the standard library's {where}, and at most {most} should be")
    return failures


def precision(tiers, judged, wanted):
    verdicts = [judged[report] for report in tiers if report in judged and wanted(report)]
    return sum(verdicts), len(verdicts)


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
