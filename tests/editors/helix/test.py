"""Drives Helix: diagnostics of gohazard and gopls side by side, the hover, the fix applied, the health check."""

import os
import re
import shlex
import subprocess
import sys

sys.path.insert(0, os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
from terminal import Terminal  # noqa: E402

project = os.environ["PROJECT"]
helix = shlex.split(os.environ["HELIX"])
environment = {
    "HOME": f"{project}/home",
    "PATH": os.environ["SERVER_PATH"],
    "HELIX_RUNTIME": os.environ["HELIX_RUNTIME"],
    "TERM": "xterm-256color",
    "LANG": "C.UTF-8",
    "GOTOOLCHAIN": "local",
    "GOFLAGS": "-mod=mod",
}

with open(f"{project}/home/.config/helix/config.toml", "w") as config:
    config.write('[editor]\nend-of-line-diagnostics = "hint"\n[editor.inline-diagnostics]\ncursor-line = "hint"\nother-lines = "hint"\n')

health = subprocess.run([*helix, "--health", "go"], env=environment, capture_output=True, text=True).stdout
health = re.sub(r"\x1b\[[0-9;]*m", "", health)
assert re.search(r"✓ gohazard: /", health), health
print("ok - hx --health go finds the server")
print(subprocess.run([*helix, "--version"], env=environment, capture_output=True, text=True).stdout)

# gopls has something to say about this file too.
with open(f"{project}/poll.go", "a") as poll:
    poll.write("\nfunc unused() { x := 1 }\n")

terminal = Terminal(project, [*helix, f"{project}/poll.go"], environment)
try:
    terminal.eventually("the finding is shown", "cancel")
    terminal.eventually("gopls speaks in the same file", "declared and not used")

    # The first diagnostic of the file, then its hover.
    terminal.keys("[", "D", "Space", "k")
    terminal.eventually("the hover explains the rule", "lost-cancel")
    terminal.keys("Escape", "Space", "a")
    terminal.eventually("the fix is offered", lambda screen: "Ignore `lost-cancel`" in screen)
    terminal.keys("Enter")
    terminal.eventually("the fix is applied", "defer cancel()")
    terminal.keys("Escape")
    terminal.eventually("the finding is gone", lambda screen: "lost-cancel" not in screen)

    terminal.type(f":open {project}/handle.go")
    terminal.keys("Enter")
    terminal.eventually("a finding about a parameter", lambda screen: "handle(conn net.Conn)" in screen)
    terminal.type(":quit-all!")
    terminal.keys("Enter")
finally:
    terminal.close()
