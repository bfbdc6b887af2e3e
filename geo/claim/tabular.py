"""Tables as claims: a row says where or of whom, a column what, a cell how many."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ..text import find_tables
from .attribution import nobody
from .draft import Draft
from .harms import find_harm
from .nature import is_natural
from .scene import Scene
from .units import read_units
from .victims import Ground, find_side

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..text import Row, Sentence, Table
    from .draft import Line
    from .harm import Harm
    from .lexicon import Lexicon
    from .places import Grounds
    from .voices import Speaker


@dataclass(slots=True, kw_only=True)
class Tally:
    """A table as it is read: whose it is, whether it counts a long time, the drafts of its rows and of its total, by column."""

    table: Table
    speaker: Speaker | None = None
    aggregate: bool = False
    parts: dict[int, list[Draft]] = field(default_factory=dict)
    totals: dict[int, Draft] = field(default_factory=dict)


class Tallies:
    """The tables of an article, looked up by sentence."""

    def __init__(self, sentences: Sequence[Sentence]) -> None:
        """Find them."""
        self._heads: dict[int, Tally] = {}
        self._rows: dict[int, tuple[Tally, Row]] = {}
        for table in find_tables(sentences):
            tally = Tally(table=table)
            self._heads[table.head.sentence.index] = tally
            self._rows.update({row.sentence.index: (tally, row) for row in table.rows})

    def read(
        self, line: Line, before: Line | None, grounds: Grounds, number: int, *, aggregate: bool
    ) -> bool:
        """Read a line as a table's, if it is one: its head opens it with the voice of the line ``before``, its rows are counted.

        ``aggregate`` says that the line before speaks of a long time.
        """
        index = line.sentence.index
        if index in self._heads:
            tally = self._heads[index]
            tally.aggregate = aggregate
            tally.speaker = before.frames[-1].speaker if before is not None and before.frames else None
            return True
        if index not in self._rows:
            return False
        tally, row = self._rows[index]
        total = _is_total(row, line.scene.lexicon)
        for column in tally.table.columns:
            draft = _read_cell(line, tally, (row, column), grounds, number + len(line.drafts))
            if draft is None:
                continue
            line.drafts.append(draft)
            _join(tally, column, draft, total=total)
        return True


def _is_total(row: Row, lexicon: Lexicon) -> bool:
    totals: Sequence[str] = lexicon.tables["numbers"]["table"]["totals"]
    return row.text(0).strip().casefold().rstrip(":*") in totals


def _join(tally: Tally, column: int, draft: Draft, *, total: bool) -> None:
    """Make the rows of a column parts of its total, wherever that stands: its places and its side are theirs."""
    if total:
        tally.totals[column] = draft
    else:
        tally.parts.setdefault(column, []).append(draft)
    whole, parts = tally.totals.get(column), tally.parts.get(column, [])
    if whole is None or not parts:
        return
    for part in parts:
        part.part_of = whole.number
    whole.rows = tuple(part.sentence for part in parts)
    sides = {part.victim_side for part in parts}
    if len(sides) == 1:
        whole.victim_side = next(iter(sides))


def _read_cell(
    line: Line, tally: Tally, cell: tuple[Row, int], grounds: Grounds, number: int
) -> Draft | None:
    """Read a cell as the sentence that its head, its row and its figure would make."""
    row, column = cell
    lexicon = line.scene.lexicon
    found = _harm(tally.table.head.text(column), row.text(0), row.text(column), lexicon)
    if found is None:
        return None
    harm, scene = found
    speaker = tally.speaker or nobody(lexicon)
    here = grounds.country_at(line.sentence, row.cells[0].start)
    ground = Ground(here=here, usual=grounds.usual, label=speaker.label)
    side, why = find_side(harm, scene, speaker.party, ground)
    low, high, qualifier, approx = harm.bounds
    span = row.cells[column]
    start = line.sentence.start
    at = next((n for n, unit in enumerate(line.scene.units) if unit.start >= span.start - start), 0)
    return Draft(
        number=number,
        sentence=line.sentence,
        measure=harm.measure,
        low=low,
        high=high,
        qualifier=qualifier,
        approx=approx,
        victim_side=side,
        victim_class=harm.group.noun,
        speaker=speaker,
        focus=(span.start - start, span.end - start),
        at=at,
        group=(at, at + 1),
        unsplit=harm.unsplit,
        aggregate=tally.aggregate,
        rules=[f"a table's column: {tally.table.head.text(column)}", why],
    )


def _harm(head: str, label: str, figure: str, lexicon: Lexicon) -> tuple[Harm, Scene] | None:
    """Return what a figure counts: of those whom the row names, "soldiers", or the head alone, "civilians killed"."""
    if not figure[:1].isdigit():
        return None
    for words in (f"{figure} {label.lower()} {head.lower()}", f"{figure} {head.lower()}"):
        scene = Scene(read_units(words, lexicon), lexicon)
        if is_natural(scene.units, all_of_it=False):
            return None
        harms = [harm for harm in find_harm(scene) if harm.quantity is not None and harm.group.first == 0]
        if harms:
            return harms[0], scene
    return None
