"""Puts a list of all that Clashline is made of (an SBOM) into the wheel, made anew from the files that are packed.

The form is CycloneDX 1.6; it goes where PEP 770 wants it, ``*.dist-info/sboms/``. There is no serial number and no day
in it: the same files give the same list.
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

NAME = "clashline.cdx.json"
# The tables of LICENSES.md: | `file`, `file` | made from | licence |
ROW = re.compile(r"^\| *(`[^|]+`) *\|(.+)\|(.+)\|$", re.MULTILINE)


class SbomHook(BuildHookInterface):
    """Adds the SBOM to what hatchling packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Write the list before the wheel is packed; an editable install (PEP 660) packs nothing to list."""
        if self.target_name != "wheel" or version == "editable":
            return
        root = Path(self.root)
        target = root / "build" / NAME
        target.parent.mkdir(exist_ok=True)
        listed = json.dumps(sbom(root, self.metadata.version), ensure_ascii=False, indent=1)
        target.write_text(listed + "\n", encoding="utf-8")
        build_data["sbom_files"].append(f"build/{NAME}")


def sbom(root: Path, version: str) -> dict[str, Any]:
    """List the program, the packages that it asks for, and the data and fonts of others that it brings."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    ours = f"pkg:pypi/{project['name']}@{version}"
    asked = [
        *(package(each, "required", "") for each in project["dependencies"]),
        *(
            package(each, "optional", extra)
            for extra, each_of in sorted(project["optional-dependencies"].items())
            if extra not in {"bench", "docs", "lint", "test"}  # what only developers need is no part of it
            for each in each_of
        ),
    ]
    once = list({component["bom-ref"]: component for component in reversed(asked)}.values())[::-1]
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "component": {
                "type": "application",
                "bom-ref": ours,
                "name": project["name"],
                "version": version,
                "description": project["description"],
                "licenses": [{"expression": project["license"]}],
                "purl": ours,
            }
        },
        "components": [*once, *brought(root, project["license-files"])],
        "dependencies": [
            {"ref": ours, "dependsOn": [each["bom-ref"] for each in once if each["scope"] == "required"]},
            *({"ref": each["bom-ref"]} for each in once),
        ],
    }


def package(requirement: str, scope: str, extra: str) -> dict[str, Any]:
    """Describe a package that is asked for. Which version is installed, the user's installer decides."""
    name = re.match(r"[\w.-]+", requirement)[0].casefold().replace("_", "-")
    properties = [{"name": "clashline:requirement", "value": requirement}]
    if extra:
        properties.append({"name": "clashline:extra", "value": extra})
    purl = f"pkg:pypi/{name}"
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "scope": scope,
        "purl": purl,
        "properties": properties,
    }


def brought(root: Path, licence_files: list[str]) -> list[dict[str, Any]]:
    """Describe the data and fonts inside, by the words of the LICENSES.md beside each."""
    found = []
    for licences in sorted(
        path for each in licence_files for path in root.glob(each) if path.suffix == ".md"
    ):
        for files, origin, licence in ROW.findall(licences.read_text(encoding="utf-8")):
            for name in re.findall(r"`([^`]+)`", files):
                path = licences.parent / name
                found.append(
                    part(root, path, "data", {"name": plain(licence)}) | {"description": plain(origin)}
                )
    fonts = sorted((root / "maps" / "fonts").glob("*.ttf"))
    return found + [part(root, path, "file", {"id": "OFL-1.1"}) for path in fonts]


def part(root: Path, path: Path, kind: str, licence: dict[str, str]) -> dict[str, Any]:
    """Describe one file."""
    name = path.relative_to(root).as_posix()
    return {
        "type": kind,
        "bom-ref": name,
        "name": name,
        "hashes": [{"alg": "SHA-256", "content": hashlib.sha256(path.read_bytes()).hexdigest()}],
        "licenses": [{"license": licence}],
    }


def plain(cell: str) -> str:
    """Take the marks of Markdown off a table's cell."""
    return cell.replace("`", "").strip()
