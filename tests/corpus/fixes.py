"""Applies the fixes that the linter offers for public code to copies of it, and looks whether the code is still whole.

A fix must leave its files as gofmt writes them and a package that `go vet` builds, and it must take its finding away
without bringing another one. Every fix is applied alone, and all safe fixes of a package together.
"""

import collections
import itertools
import json
import os
import pathlib
import shutil
import subprocess
import tempfile

# The first that succeeds for a package tells whether it still builds; vet may have complaints of its own about it.
BUILDS = [["vet", "."], ["build", "-o", os.devnull, "."]]


class Fixes:
    """What applying fixes came to."""

    def __init__(self, server, cache, environment):
        self.server, self.cache, self.goroot = server, cache, pathlib.Path(environment["GOROOT"])
        self.applied, self.packages, self.not_built, self.defects = 0, 0, [], []
        self.environment = environment
        # What packages import is kept out of the cache that the linter sees: it has to find the same every time.
        self.building = {**environment, "GOMODCACHE": str(cache / "dependencies"), "GOWORK": "off"}

    def apply(self, name, folder, findings):
        """Tries the fixes of the findings in a module, or in the sources of the toolchain."""
        fixable = sorted((finding for finding in findings if finding.get("fixes")), key=folder_of)
        if not fixable:
            return
        root = self.goroot if name == "std" else folder
        with tempfile.TemporaryDirectory(dir=self.environment["GOMODCACHE"], prefix="fixed-") as place:
            copy = pathlib.Path(place, "copy")
            # Links are enough: a file that is fixed takes the place of its link.
            shutil.copytree(root, copy, copy_function=os.link, symlinks=True)
            building = {**self.building, "GOROOT": str(copy)} if name == "std" else importable(copy, self.building)
            for package, group in itertools.groupby(fixable, key=folder_of):
                top = copy / folder.relative_to(root)
                Package(self, name, top / package, building).apply(list(group), top)

    def summary(self):
        unbuilt = len(self.not_built)
        return f"fixes: {self.applied} applied in {self.packages} packages, {unbuilt} packages not buildable here"


class Package:
    """A package of a copy."""

    def __init__(self, fixes, name, folder, building):
        self.fixes, self.name, self.folder, self.building = fixes, name, folder, building
        self.sources = {path: path.read_bytes() for path in sorted(folder.glob("*.go"))}
        self.found, self.unformatted = self.findings(), self.gofmt()
        self.build = next((command for command in BUILDS if not self.go(command).returncode), None)
        fixes.packages += 1
        if not self.build:
            fixes.not_built.append(f"{name} {folder.name}: {self.go(BUILDS[-1]).stderr.strip()[-300:]}")

    def apply(self, findings, top):
        for finding in findings:
            for fix in finding["fixes"]:
                for path, edits in itertools.groupby(fix["edits"], key=lambda edit: edit["path"]):
                    replace(top / path, edited((top / path).read_bytes(), edits))
                self.judge(f"{fix['title']!r} at {finding['path']}:{finding['line']}", [finding])
                self.fixes.applied += 1
        safe = [finding for finding in findings if any(fix["safe"] for fix in finding["fixes"])]
        if safe:
            # The linter does not write to what is not to be written, as the files of the module cache are.
            for path, source in self.sources.items():
                replace(path, source)
            self.run([self.fixes.server, "fix", *self.names()], self.fixes.environment)
            self.judge("all safe fixes", safe)

    def judge(self, what, fixed):
        """Holds what fixes made of the package against what it was, and restores it."""
        defects = [f"gofmt: {line}" for line in sorted(self.gofmt() - self.unformatted)]
        if self.build and (answer := self.go(self.build)).returncode:
            defects.append(answer.stderr.strip())
        left = self.findings() - (self.found - collections.Counter(map(told, fixed)))
        defects += [f"left or new: {' '.join(finding)}" for finding in left]
        self.fixes.defects += [f"{self.name}: {what}: {defect}" for defect in defects]
        for path, source in self.sources.items():
            if path.read_bytes() != source:
                replace(path, source)

    def findings(self):
        command = [self.fixes.server, "check", "--format", "json", *self.names()]
        return collections.Counter(map(told, json.loads(self.run(command, self.fixes.environment).stdout)["findings"]))

    def gofmt(self):
        answer = self.run([self.fixes.goroot / "bin" / "gofmt", "-l", *self.names()], self.building)
        return {*answer.stdout.splitlines(), *answer.stderr.splitlines()}

    def go(self, command):
        # The copy of a toolchain is built by itself.
        return self.run([pathlib.Path(self.building["GOROOT"], "bin", "go"), *command], self.building)

    def names(self):
        return [path.name for path in self.sources]

    def run(self, command, environment):
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True)


def importable(copy, building):
    """What builds a module that is no longer where its neighbours are."""
    building = {**building, "GOFLAGS": "-modcacherw -mod=mod"}
    go = pathlib.Path(building["GOROOT"], "bin", "go")
    answer = subprocess.run([go, "mod", "edit", "-json"], cwd=copy, env=building, capture_output=True, text=True)
    for old in json.loads(answer.stdout or "{}").get("Replace") or []:
        if old["New"]["Path"].startswith("."):
            path = copy / "go.mod"
            replace(path, path.read_bytes())
            subprocess.run([go, "mod", "edit", "-dropreplace", old["Old"]["Path"]], cwd=copy, env=building, check=True)
    return building


def folder_of(finding):
    return os.path.dirname(finding["path"])


def told(finding):
    """A finding wherever it moved to in its file."""
    return os.path.basename(finding["path"]), finding["rule"], finding["message"]


def edited(source, edits):
    new, done = b"", 0
    for edit in edits:
        new += source[done:edit["start"]] + edit["text"].encode()
        done = edit["end"]
    return new + source[done:]


def replace(path, content):
    """Writes a file that may be a link, and not to be written."""
    path.unlink()
    path.write_bytes(content)
