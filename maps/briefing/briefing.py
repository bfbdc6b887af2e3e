"""A briefing that was written, and the ways out of Python."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ..saving import check_suffix, write_file

if TYPE_CHECKING:
    import os

    from .blocks import Block

BRIEFING_FORMATS = (".html", ".docx", ".md")
# Dots per inch of the picture where the file cannot hold lines.
_DPI = 200


class Briefing:
    """A briefing. ``maps.report`` makes it.

    Parameters
    ----------
    title
        Its title.
    blocks
        What it consists of.
    language
        BCP 47 code of its own words.
    right_to_left
        Whether that is read from the right.
    """

    def __init__(self, *, title: str, blocks: tuple[Block, ...], language: str, right_to_left: bool) -> None:
        self.title = title
        self.blocks = blocks
        self.language = language
        self.right_to_left = right_to_left

    @cached_property
    def html(self) -> str:
        """The briefing as one HTML document without a script, its picture within."""
        from .html import write_html  # noqa: PLC0415 - each writer when it is asked for

        return write_html(self)

    @cached_property
    def docx(self) -> bytes:
        """The briefing as a Word document.

        Raises
        ------
        AssetError
            If python-docx is not installed (the extra ``report``).
        """
        from .docx import write_docx  # noqa: PLC0415 - as above

        return write_docx(self, _DPI)

    def markdown(self, picture: str = "map.png") -> str:
        """Give the briefing as Markdown, without any HTML.

        Parameters
        ----------
        picture
            Where, from there, the picture lies.
        """
        from .markdown import write_markdown  # noqa: PLC0415 - as above

        return write_markdown(self, picture)

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the briefing to a file whose suffix names the format: .html, .docx or .md.

        Markdown holds no picture; it is written beside, as ``NAME.map.png``.

        Returns
        -------
        pathlib.Path
            Where it was written.

        Raises
        ------
        OptionError
            If the suffix is none of these.
        AssetError
            If python-docx is not installed, and a .docx is asked for.
        SaveError
            If it cannot be written there.
        """
        suffix, path = check_suffix(path, BRIEFING_FORMATS, "briefing"), Path(path)
        if suffix == ".md":
            beside = path.with_name(f"{path.stem}.map.png")
            write_file(beside, self.picture_png())
            write_file(path, self.markdown(beside.name).encode())
        else:
            write_file(path, self.docx if suffix == ".docx" else self.html.encode())
        return path

    def picture_png(self) -> bytes:
        """Give the briefing's picture as PNG."""
        from .blocks import Figure  # noqa: PLC0415 - as above

        return next(block.picture for block in self.blocks if isinstance(block, Figure)).png(_DPI)

    def _repr_html_(self) -> str:
        from ..noscript import escape_text  # noqa: PLC0415 - as above

        return (
            f'<iframe srcdoc="{escape_text(self.html)}" sandbox="allow-popups allow-popups-to-escape-sandbox" '
            f'title="{escape_text(self.title)}" width="100%" height="640" style="border:0"></iframe>'
        )

    def __repr__(self) -> str:
        return f"Briefing({self.title!r}, {len(self.blocks)} blocks)"
