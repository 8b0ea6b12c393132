"""Checks that the file is a component with the functions that Zed calls, and that the manifest speaks of the same server."""

import pathlib
import sys
import tomllib


def check(what, condition):
    if not condition:
        sys.exit(f"not ok - {what}")
    print(f"ok - {what}")


component = pathlib.Path(sys.argv[1]).read_bytes()
# Version 13 of layer 1: a component, not a module.
check("it is a component", component[:8] == b"\0asm\x0d\0\x01\0")
for name in (b"init-extension", b"language-server-command", b"language-server-workspace-configuration"):
    check(f"it exports {name.decode()}", name in component)
check("it says which interface it was made for", b"zed:api-version" in component)

manifest = tomllib.loads(pathlib.Path("editors/zed/extension.toml").read_text())
crate = tomllib.loads(pathlib.Path("editors/zed/Cargo.toml").read_text())
check("manifest and crate have the same version", manifest["version"] == crate["package"]["version"])
check("the server is for Go", manifest["language_servers"]["gohazard"]["languages"] == ["Go"])
