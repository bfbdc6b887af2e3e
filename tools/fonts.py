"""Makes maps/fonts/ anew from npm's packages of the Noto fonts: ``python tools/fonts.py`` (needs npm, fonttools, brotli).

The packages bring WOFF2 files by script; a picture needs TrueType, for shaping and for PDF. Nothing else is changed, and
hinting, which only old screens use, is left out.
"""

from __future__ import annotations

import subprocess
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).parents[1] / "maps" / "fonts"
SIGNS = "≤≥≈→↗○●■▲◆−×"
LATIN = ("latin", "latin-ext", "greek", "cyrillic")
# Package, its subsets, styles as the package names them, and the only signs to keep, if not all.
PACKAGES = (
    ("noto-sans", LATIN, ("400-normal", "600-normal"), ""),
    ("noto-sans", ("latin",), ("400-italic",), ""),
    ("noto-sans-arabic", ("arabic",), ("400-normal", "600-normal"), ""),
    ("noto-sans-math", ("latin",), ("400-normal",), SIGNS),
)


def fetch(name: str, folder: Path) -> Path:
    """Unpack a package and return its folder."""
    if not (folder / name).exists():
        packed = subprocess.run(
            ["npm", "pack", "--silent", f"@fontsource/{name}"],  # noqa: S607 - npm as the shell finds it
            cwd=folder,
            check=True,
            capture_output=True,
            text=True,
        )
        with tarfile.open(folder / packed.stdout.split()[-1]) as archive:
            archive.extractall(folder / name, filter="data")
    return folder / name / "package"


def convert(source: Path, target: Path, signs: str) -> None:
    """Write a WOFF2 font as TrueType, reduced to some signs if any are named."""
    options = subset.Options(
        hinting=False, layout_features=["*"], notdef_outline=True, name_IDs=["*"], drop_tables=["STAT"]
    )
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    made = subset.Subsetter(options)
    made.populate(text=signs) if signs else made.populate(unicodes=font.getBestCmap())
    made.subset(font)
    font.save(target)
    print(f"{target.name}: {target.stat().st_size} bytes")


def main() -> None:
    """Make all fonts."""
    FONTS.mkdir(exist_ok=True)
    notices: list[str] = []
    with tempfile.TemporaryDirectory() as scratch:
        for name, subsets, styles, signs in PACKAGES:
            package = fetch(name, Path(scratch))
            for part in subsets:
                for style in styles:
                    source = package / "files" / f"{name}-{part}-{style}.woff2"
                    convert(source, FONTS / f"{name}-{part}-{style}.ttf", signs)
            licence = (package / "LICENSE").read_text(encoding="utf-8").partition("\n")
            notices.append(licence[0])
        text = "\n".join(sorted(set(notices))) + "\n" + licence[2]
        (FONTS / "OFL.txt").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
