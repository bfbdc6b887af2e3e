"""The import names are plain words: somebody else's package could bring a ``geo`` of its own."""

from __future__ import annotations

import importlib.metadata
import re

OURS = ("gazetteer", "geo", "maps")


def owners(distributions):
    """Yield (import name, distribution) for everything but Clashline that installs one of the three names."""
    for distribution in distributions:
        name = re.sub(r"[-_.]+", "-", distribution.metadata["Name"] or "?").casefold()
        if name == "clashline":
            continue
        for file in distribution.files or ():
            top = file.parts[0].removesuffix(".py")
            if top in OURS:
                yield top, name
                break


def test_no_other_distribution_owns_our_import_names():
    taken = [
        f"the import name {name!r} is also installed by {owner!r}: whichever was installed last has overwritten the "
        f"other's files. Uninstall {owner!r}, then install clashline again; both at once need two environments."
        for name, owner in owners(importlib.metadata.distributions())
    ]
    assert not taken, "\n".join(taken)


def test_another_owner_would_be_seen(tmp_path):
    info = tmp_path / "geo_tools-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: Geo.Tools\nVersion: 1.0\n", encoding="utf-8")
    (info / "RECORD").write_text("geo/__init__.py,,\ngeo_tools-1.0.dist-info/METADATA,,\n", encoding="utf-8")
    found = importlib.metadata.distributions(path=[str(tmp_path)])
    assert list(owners(found)) == [("geo", "geo-tools")]
