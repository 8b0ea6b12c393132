"""Checks what JetBrains' tools read: the template's form, the XML of the plugin, and that the classes it names are there."""

import json
import os
import pathlib
import re
import sys
import xml.etree.ElementTree as ElementTree

root = pathlib.Path("editors/jetbrains")


def check(what, condition):
    if not condition:
        sys.exit(f"not ok - {what}")
    print(f"ok - {what}", flush=True)


folder = root / "template/gohazard"
template = json.loads((folder / "template.json").read_text())
check("the template has an id and a name", template["id"] == folder.name and template["name"])
commands = template["programArgs"]
check("its commands are told apart by system", isinstance(commands, dict) and set(commands) == {"default", "windows"})
mappings = template["fileTypeMappings"]
check("Go files are mapped by type and by pattern", mappings == [{"fileType": {"name": "Go", "patterns": ["*.go"]}, "languageId": "go"}])
known = {"template.json", "settings.json", "initializationOptions.json", "README.md"}
check("no file that the importer does not read", {file.name for file in folder.iterdir()} == known)
for file in folder.glob("*.json"):
    json.loads(file.read_text())
check("its other files are JSON", True)

resources = root / "plugin/src/main/resources/META-INF"
sources = root / "plugin/src/main/java"
plugin = ElementTree.parse(resources / "plugin.xml").getroot()
optional = [each.get("config-file") for each in plugin.findall("depends") if each.get("optional")]
check("each optional part has its file", sorted(optional + ["plugin.xml"]) == sorted(os.listdir(resources)))
named = set()
for file in resources.glob("*.xml"):
    for element in ElementTree.parse(file).iter():
        named |= {value for name, value in element.attrib.items() if name in ("factoryClass", "implementation")}
for name in sorted(named):
    source = sources / f"{name.replace('.', '/')}.java"
    check(f"{name} is there and public", source.exists() and re.search(rf"public final class {source.stem}\b", source.read_text()))
