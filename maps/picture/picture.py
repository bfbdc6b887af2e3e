"""A picture that was drawn, and the ways out of Python."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ..draw import DEFAULT_DPI, PICTURE_FORMATS
from ..saving import check_suffix, write_file
from .pdf import write_pdf
from .png import check_dpi, write_png
from .svg import write_svg

if TYPE_CHECKING:
    import os
    from pathlib import Path

    from .drawing import Drawing


class Picture:
    """A static picture of a map. ``maps.draw`` makes it.

    Parameters
    ----------
    drawing
        What is on it.
    title
        The map's title.
    description
        What the picture shows, in words: its alternative text.
    language
        BCP 47 code of both.
    """

    def __init__(self, drawing: Drawing, *, title: str, description: str, language: str) -> None:
        self._drawing = drawing
        self.title = title
        self.description = description
        self.language = language

    @property
    def width(self) -> float:
        """Width in CSS pixels, 96 to the inch."""
        return self._drawing.width

    @property
    def height(self) -> float:
        """Height in CSS pixels, 96 to the inch."""
        return self._drawing.height

    @cached_property
    def svg(self) -> str:
        """The picture as SVG, its words as outlines, so that it looks the same wherever it is opened."""
        return write_svg(
            self._drawing, title=self.title, description=self.description, language=self.language
        )

    @cached_property
    def pdf(self) -> bytes:
        """The picture as PDF of one page, its words as text; in Arabic script a reader may not find them whole."""
        return write_pdf(self._drawing, title=self.title, language=self.language)

    def png(self, dpi: float = DEFAULT_DPI) -> bytes:
        """Give the picture as PNG.

        Parameters
        ----------
        dpi
            Dots per inch: 24 to 600.

        Raises
        ------
        OptionError
            If there can be no so many.
        """
        return write_png(self.svg, check_dpi(dpi))

    def save(self, path: str | os.PathLike[str], *, dpi: float = DEFAULT_DPI) -> Path:
        """Write the picture to a file whose suffix names the format: .svg, .png or .pdf.

        Parameters
        ----------
        path
            Written beside it first, then renamed.
        dpi
            Dots per inch of a PNG.

        Returns
        -------
        pathlib.Path
            Where it was written.

        Raises
        ------
        OptionError
            If the suffix is none of these, or the dots cannot be so many.
        SaveError
            If it cannot be written there.
        """
        suffix = check_suffix(path, PICTURE_FORMATS, "picture")
        data = self.png(dpi) if suffix == ".png" else self.pdf if suffix == ".pdf" else self.svg.encode()
        return write_file(path, data)

    def _repr_svg_(self) -> str:
        return self.svg

    def _repr_png_(self) -> bytes:
        return self.png()

    def __repr__(self) -> str:
        return f"Picture({self.title!r}, {self.width:.0f} x {self.height:.0f} px)"
