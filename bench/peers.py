"""Programs that find names of places and do no more: the measure of what reading costs beside it.

Each is given our names in Latin script. The extra ``bench`` installs them; one that is not there is left out.
"""

from __future__ import annotations

import importlib.util
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from gazetteer import Gazetteer

    Find = Callable[[str], object]


def load_peers(gazetteer: Gazetteer) -> tuple[Mapping[str, Find], Sequence[str]]:
    """Give what finds names in a text, by the name of the program, and why others are left out."""
    makers = {"flashgeotext": _flashgeotext, "spacy": _spacy}
    there = {name for name in makers if importlib.util.find_spec(name) is not None}
    missing = [
        f"{name} is left out: not installed (the extra `bench` has it)"
        for name in makers
        if name not in there
    ]
    names = {
        place.id: sorted({name.text for name in place.names if name.text.isascii()})
        for place in (*gazetteer.places, *gazetteer.world)
    }
    names = {key: found for key, found in names.items() if found}
    return {name: make(names) for name, make in makers.items() if name in there}, missing


def _flashgeotext(names: Mapping[str, Sequence[str]]) -> Find:
    from flashgeotext.geotext import GeoText, GeoTextConfiguration  # noqa: PLC0415 - it may not be there
    from flashgeotext.lookup import LookupData  # noqa: PLC0415

    finder = GeoText(config=GeoTextConfiguration(use_demo_data=False, case_sensitive=True))
    finder.add(LookupData(name="places", data={key: list(found) for key, found in names.items()}))
    return finder.extract


def _spacy(names: Mapping[str, Sequence[str]]) -> Find:
    import spacy  # noqa: PLC0415 - it may not be there
    from spacy.matcher import PhraseMatcher  # noqa: PLC0415

    language = spacy.blank("en")
    matcher = PhraseMatcher(language.vocab)
    for key, found in names.items():
        matcher.add(key, [language.make_doc(name) for name in found])
    # It takes no more than a million characters at once, and its tokens' rules look at whole words.
    return lambda text: [
        matcher(language.make_doc(part)) for part in re.findall(r".{1,900000}(?:\s|$)", text, re.DOTALL)
    ]
