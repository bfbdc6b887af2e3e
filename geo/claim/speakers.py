"""Who speaks: verbs of saying with their subjects, "according to", colons, pronouns, and speakers carried over."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from geo.values import Claimant

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .lexicon import Lexicon
    from .units import Unit

# A speaker's name and office fill no more units than this on one side of the verb.
_LONGEST_SUBJECT = 24
_OPENING = 6
_LONGEST_NAME = 4
# "on condition of anonymity", "in a statement issued on Sunday": a phrase behind a verb of saying.
_LONGEST_PHRASE = 6
_VOICE_KINDS = ("local_offices", "offices", "outlets")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A voice: label of the closed list, party it belongs to, the words and where they stand in the text."""

    label: str
    party: str = ""
    text: str = ""
    start: int = -1
    end: int = -1
    relay: tuple[str, ...] = ()
    names: tuple[str, ...] = ()

    def claimant(self, lexicon: Lexicon) -> Claimant:
        """Return it as the value that claims carry."""
        side = lexicon.sides.side_of(self.label)
        return Claimant(label=self.label, text=self.text, side=side, start=self.start, end=self.end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A verb or form of saying: ``kind`` as the data has it, what it covers as units ``[first, last)``, and where it stands."""

    kind: str
    at: int
    first: int
    last: int
    speaker: Speaker
    subject: tuple[int, int]
    also: Speaker | None = None


@dataclass(slots=True)
class Memory:
    """What the article has said so far about who speaks."""

    published: str
    country_of: Callable[[int, int], str]
    usual_party: str = ""
    speaker: Speaker | None = None
    subject: Speaker | None = None
    block: int = -1
    kind: str = ""
    named: dict[str, Speaker] = field(default_factory=dict)


def find_frames(units: Sequence[Unit], lexicon: Lexicon, memory: Memory, offset: int) -> list[Frame]:
    """Find who says what in a sentence, in order; ``offset`` is where the sentence stands in the text."""
    found: list[Frame] = []
    for at, unit in enumerate(units):
        if found and unit.has("say") and _shares_subject(units, at, found[-1]):
            last = found[-1]
            found[-1] = replace(last, last=min(last.last, at)) if last.first < at else last
            found.append(replace(last, kind=unit.value("say"), at=at, first=at, last=len(units), subject=(at - 1, at)))
            continue
        if unit.value("say") == "saying" and found and found[-1].kind == "according" and at - found[-1].at < _LONGEST_SUBJECT:
            continue  # "Reuters cited the ministry as saying": the ministry says it
        if found and unit.value("say") == "saying":
            last = found[-1]
            found[-1] = replace(last, last=min(last.last, at)) if last.first < at else last
            found.append(replace(last, kind="saying", at=at, first=at, last=len(units), subject=(at, at)))
            continue
        frame = _frame(units, at, lexicon, memory, offset) if unit.has("say", "according", "cited", "account", "nominal") else None
        if frame is not None and not (found and found[-1].subject == frame.subject and found[-1].kind == frame.kind):
            found.append(frame)
    if not found:
        frame = _colon(units, lexicon, memory, offset)
        if frame is not None:
            found.append(frame)
    return _settled(found, len(units))


def _shares_subject(units: Sequence[Unit], at: int, last: Frame) -> bool:
    """Whether a verb of saying goes on with the subject of the one before: "rejects this and says"."""
    joined = at > 0 and units[at - 1].has("and") and units[at - 1].low != ","
    return joined and last.at < at - 1 and last.subject[1] <= last.at and last.kind != "according"


def speaker_at(frames: Sequence[Frame], place: int) -> Frame | None:
    """Return the frame whose content covers a unit: one that leaves it open, else the narrowest, the later among equals."""
    over = [frame for frame in frames if frame.first <= place < frame.last]
    open_ones = [frame for frame in over if frame.kind == "unsettled"]
    over = open_ones or over
    return min(over, key=lambda frame: (frame.last - frame.first, -frame.at), default=None)


def remember(memory: Memory, frames: Sequence[Frame], block: int) -> None:
    """Keep the last voice of a sentence in paragraph ``block``, and every name with the voice it has."""
    for frame in frames:
        memory.block, memory.kind = block, frame.kind
        memory.speaker = frame.speaker
        for name in frame.speaker.names:
            memory.named.setdefault(name, frame.speaker)


def find_subject(units: Sequence[Unit], lexicon: Lexicon, memory: Memory, offset: int) -> Speaker | None:
    """Return the voice that a sentence begins with though it says nothing: "it said" may follow."""
    stop = next((n for n, unit in enumerate(units) if unit.mark or unit.has("pred", "aux", "bound", "event", "prep")), 0)
    return resolve(units, (0, min(stop, _OPENING)), lexicon, memory, offset) if stop else None


def _frame(units: Sequence[Unit], at: int, lexicon: Lexicon, memory: Memory, offset: int) -> Frame | None:
    unit = units[at]
    if unit.has("cited") and not unit.has("according") and _is_relayed(units, at):
        return None
    if unit.has("according") or unit.has("cited"):
        return _according(units, at, lexicon, memory, offset)
    if unit.has("nominal") and (nominal := _nominal(units, at, lexicon, memory, offset)):
        return nominal
    if unit.has("account") and not unit.has("say"):
        return _account(units, at, lexicon, memory, offset)
    if not unit.has("say") or _is_noun(units, at):
        return None
    kind = unit.value("say")
    if at and units[at - 1].has("none") or at > 1 and units[at - 1].has("aux") and units[at - 2].has("none"):
        return None
    first = _trailing_start(units, at)
    trailing = first is not None
    if first is None:
        first = _subject_start(units, at)
    if any(unit.has("according", "cited") and not _is_relayed(units, n) for n, unit in enumerate(units[first:at], first)):
        return None  # the source behind the speaker is the voice, and has a frame of its own
    speaker = None
    if at + 1 < len(units) and units[at + 1].low in lexicon.tables["verbs_saying"]["forms"]["by"]:
        return _by(units, at, lexicon, memory, offset)
    if kind == "saying":
        first, speaker = _main_subject(units, at, lexicon, memory, offset)
    elif first < at:
        speaker = resolve(units, (first, at), lexicon, memory, offset)
    if speaker is None:
        after = _inverted(units, at, lexicon, memory, offset)
        if after is None:
            return None
        speaker, stop = after
        return Frame(kind=kind, at=at, first=0, last=at, speaker=speaker, subject=(at + 1, stop))
    if trailing:
        told = any(unit.has("figures") for unit in units[max(first - 4, 0) : at]) and kind == "denies"
        # ", officials said, " stands inside what is said; at the end it stands behind it.
        inside = at + 1 < len(units) and units[at + 1].low == ","
        last = len(units) if inside and not told else first
        return Frame(kind=kind, at=at, first=first if told else 0, last=last, speaker=speaker, subject=(first, at))
    also = _second(units, (0 if kind == "saying" else first, at), speaker, lexicon, memory)
    return Frame(kind=kind, at=at, first=first, last=len(units), speaker=speaker, subject=(first, at), also=also)


def _second(
    units: Sequence[Unit], span: tuple[int, int], speaker: Speaker, lexicon: Lexicon, memory: Memory
) -> Speaker | None:
    """Return the other voice of "the ministry and the army", if they are of two parties."""
    if not speaker.party:
        return None
    for place in range(span[0] + 1, span[1]):
        joins = place + 1 < span[1] and units[place].low != "," and units[place].has("and")
        if not joins:
            continue
        before = next((u for u in reversed(units[span[0] : place]) if u.has("party")), None)
        after = next((n for n in range(place + 1, min(place + 4, span[1])) if units[n].has("party")), None)
        if before is None or after is None or any(u.has("event", "head", "pred") and not u.has("source") for u in units[span[0] : after]):
            continue
        party = units[after].value("party")
        if party != speaker.party:
            label = lexicon.sides.parties[party].claimant_on(memory.published)
            return Speaker(label=label, party=party, text=units[after].text)
    return None


def _nominal(units: Sequence[Unit], at: int, lexicon: Lexicon, memory: Memory, offset: int) -> Frame | None:
    """Read "accusations from the ministry that ..." and "the ministry's claim that ..."."""
    table = lexicon.tables["verbs_saying"]["nominal"]
    that = next((n for n in range(at + 1, min(at + 9, len(units))) if units[n].low in table["that"]), None)
    if that is None:
        return None
    span = (at + 2, that) if units[at + 1].low in table["from"] else (max(at - 6, 0), at)
    if span[1] == at and not (that == at + 1 and at and units[at - 1].has("s", "own")):
        return None
    speaker = resolve(units, span, lexicon, memory, offset)
    if speaker is None:
        return None
    return Frame(kind="says", at=at, first=that, last=len(units), speaker=speaker, subject=span)


def _is_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that can be a verb of saying is a noun here: "the claims", "Kabul's claim"."""
    if at == 0:
        return not units[at].has("say") or units[at].value("say") == "says"
    before = units[at - 1]
    if not units[at].has("figures", "account"):
        return before.has("the", "a", "own", "s")
    return before.has("the", "own", "s", "a", "prep") or before.value("party", 1) == "demonyms"


def _subject_start(units: Sequence[Unit], at: int) -> int:
    """Return where a verb's subject may begin: after the last border of a clause or the last verb of saying."""
    place, depth = at - 1, 0
    while place >= 0 and at - place <= _LONGEST_SUBJECT:
        unit = units[place]
        if unit.low in {";", ":", "—", "–", '"', ".", "“", "”"}:
            break
        if unit.has("bound") and not unit.has("relative") and not _in_apposition(units, place, at):
            break
        if unit.has("relative") and not _in_apposition(units, place, at):
            break
        if unit.has("say") and not unit.has("figures") and not _is_noun(units, place) and not _in_apposition(units, place, at):
            break
        if unit.has("pred") and unit.value("pred", 1) != "state" and not unit.has("source"):
            break
        if unit.low == "and" and depth == 0 and place < at - 1 and _verb_behind(units, place, at):
            break
        place -= 1
    return place + 1


def _in_apposition(units: Sequence[Unit], place: int, at: int) -> bool:
    """Whether a word stands between two commas that hold a speaker's office: "Khan, who speaks for ..., said"."""
    return any(unit.has("relative") for unit in units[max(place - 2, 0) : place + 1]) and any(
        unit.low == "," for unit in units[place + 1 : at]
    )


def _verb_behind(units: Sequence[Unit], place: int, at: int) -> bool:
    return any(unit.has("pred", "event") for unit in units[max(place - 12, 0) : place]) and any(
        unit.has("party", "source", "pronoun", "voice") for unit in units[place + 1 : at]
    )


def _trailing_start(units: Sequence[Unit], at: int) -> int | None:
    """Return where the subject of a closing "..., X said on Monday" begins; None where what X says follows."""
    if not _closes(units, at):
        return None
    start = None
    place = at - 1
    while place > 0 and at - place <= _LONGEST_SUBJECT:
        unit = units[place]
        if unit.low in {",", '"'}:
            start = place + 1
            segment = _segment_before(units, place)
            if unit.low == '"' or not _is_office(units[segment:place]):
                break
        elif unit.has("pred", "event", "aux", "bound") and not unit.has("source"):
            break
        place -= 1
    if start is None or not any(unit.has("pred", "event", "noun", "head") for unit in units[:start]):
        return None
    return start


def _closes(units: Sequence[Unit], at: int) -> bool:
    """Whether nothing that is said follows a verb of saying: only to whom, when and where it was said."""
    place, phrase = at + 1, 0
    while place < len(units):
        unit = units[place]
        if unit.has("bound"):
            return unit.low not in {"that", ":"}
        if unit.mark or unit.has("and"):
            return unit.low not in {'"', "(", "["}
        if unit.has("pred", "aux", "event", "noun") or (unit.quantity is not None and not unit.quantity.article):
            return False
        if unit.has("prep"):
            phrase = _LONGEST_PHRASE
        elif phrase == 0 and not unit.has("voice", "skip") and not (not unit.tags and unit.text[:1].isupper()):
            return False
        phrase = max(phrase - 1, 0)
        place += 1
    return True


def _segment_before(units: Sequence[Unit], comma: int) -> int:
    place = comma
    while place > 0 and units[place - 1].low not in {",", '"', ";"}:
        place -= 1
    return place


def _is_office(units: Sequence[Unit]) -> bool:
    """Whether words between commas name a speaker or his office and nothing that happened."""
    if not units or units[0].has("prep") or any(unit.has("pred", "event", "aux", "bound", "say") or unit.quantity for unit in units):
        return False
    return any(unit.has("source", "party", "voice") or (not unit.tags and unit.text[:1].isupper()) for unit in units)


def _is_relayed(units: Sequence[Unit], at: int) -> bool:
    """Whether "cited by XYZ" only names who passed it on."""
    return at + 1 < len(units) and units[at + 1].low == "by"


def _main_subject(
    units: Sequence[Unit], at: int, lexicon: Lexicon, memory: Memory, offset: int
) -> tuple[int, Speaker | None]:
    """Resolve the subject of "..., saying that": the first party or office of the sentence that no preposition governs."""
    for place in range(at):
        unit = units[place]
        governed = place > 0 and units[place - 1].has("prep")
        if unit.has("party", "source", "voice", "pronoun") and not governed:
            stop = place + 1
            while stop < at and units[stop].has("party", "source", "s", "voice"):
                stop += 1
            return 0, resolve(units, (place, stop), lexicon, memory, offset)
    return at, None


def _inverted(
    units: Sequence[Unit], at: int, lexicon: Lexicon, memory: Memory, offset: int
) -> tuple[Speaker, int] | None:
    """Resolve the subject behind the verb: '..., said a spokesman for the army.'"""
    if at == 0 or not units[at - 1].mark or units[at].value("say") in {"denies", "unsettled"}:
        return None
    stop = at + 1
    while stop < len(units) and stop - at < _LONGEST_SUBJECT and units[stop].low not in {".", ";", '"'}:
        stop += 1
    speaker = resolve(units, (at + 1, stop), lexicon, memory, offset)
    return (speaker, stop) if speaker is not None else None


def _according(units: Sequence[Unit], at: int, lexicon: Lexicon, memory: Memory, offset: int) -> Frame | None:
    stop = at + 1
    while stop < len(units) and stop - at < _LONGEST_SUBJECT:
        unit = units[stop]
        if unit.low in {",", ";", ".", '"', "—", "–", ":"} or unit.has("bound", "say", "pred"):
            break
        stop += 1
    # An office in apposition belongs to the name: "according to Ali Khan, the head of information".
    end = stop
    if stop + 1 < len(units) and units[stop].low == "," and units[stop + 1].has("the", "a") and at > 0:
        while end < len(units) and end - at < _LONGEST_SUBJECT and units[end].low not in {".", ";"}:
            end += 1
    speaker = resolve(units, (at + 1, end), lexicon, memory, offset) or resolve(
        units, (at + 1, stop), lexicon, memory, offset
    )
    if speaker is None:
        return None
    if units[at].has("cited") and not units[at].has("according") and at > 0:
        relay = resolve(units, (_subject_start(units, at), at), lexicon, memory, offset)
        if relay is not None:
            speaker = replace(speaker, relay=(relay.text,))
    also = _second(units, (at, stop), speaker, lexicon, memory)
    return Frame(kind="according", at=at, first=0, last=len(units), speaker=speaker, subject=(at, stop), also=also)


def _by(units: Sequence[Unit], at: int, lexicon: Lexicon, memory: Memory, offset: int) -> Frame | None:
    """Read "a charge denied by the ministry": what is said stands before."""
    stop = at + 2
    while stop < len(units) and stop - at < _LONGEST_SUBJECT and not (
        units[stop].mark or units[stop].has("bound", "say", "pred")
    ):
        stop += 1
    speaker = resolve(units, (at + 2, stop), lexicon, memory, offset)
    if speaker is None:
        return None
    first = _segment_before(units, at)
    return Frame(kind=units[at].value("say"), at=at, first=first, last=at, speaker=speaker, subject=(at + 1, stop))


def _account(units: Sequence[Unit], at: int, lexicon: Lexicon, memory: Memory, offset: int) -> Frame | None:
    """Read "Army estimate: 23 killed" and "by his account"."""
    colon = at + 1 < len(units) and units[at + 1].low == ":"
    opening = 0 < at <= _OPENING and units[at - 1].has("s") and units[0].has("prep")  # "From the army's perspective, ..."
    if not colon and not opening:
        return None
    speaker = resolve(units, (0, at), lexicon, memory, offset)
    if speaker is None:
        return None
    return Frame(kind="according", at=at, first=0, last=len(units), speaker=speaker, subject=(0, at))


def _colon(units: Sequence[Unit], lexicon: Lexicon, memory: Memory, offset: int) -> Frame | None:
    """Read "ISPR: two killed" and "Two killed: ISPR": one side of the only colon is a voice and nothing else."""
    colons = [place for place, unit in enumerate(units) if unit.low == ":"]
    if not colons:
        return None
    for first, last, content in (
        (colons[-1] + 1, len(units), (0, colons[-1])),
        (0, colons[0], (colons[0] + 1, len(units))),
    ):
        side = [unit for unit in units[first:last] if not unit.mark]
        dateline = len(side) == 1 and side[0].text.isupper() and side[0].value("party", 1) == "names"
        voiced = any(unit.has("voice", "party", "source") for unit in side)
        if voiced and not dateline and len(side) <= 4 and not any(unit.has("pred", "event", "head") and not unit.has("source") for unit in side):  # noqa: PLR2004
            speaker = resolve(units, (first, last), lexicon, memory, offset)
            if speaker is not None and speaker.label != lexicon.sides.defaults["claimant_none"]:
                return Frame(
                    kind="according", at=first, first=content[0], last=content[1], speaker=speaker, subject=(first, last)
                )
    return None


def resolve(
    units: Sequence[Unit], span: tuple[int, int], lexicon: Lexicon, memory: Memory, offset: int
) -> Speaker | None:
    """Return the voice that units ``[first, last)`` name, None if they name none."""
    inside = list(units[span[0] : span[1]])
    relayed: tuple[str, ...] = ()
    cited = next((n for n, unit in enumerate(inside) if unit.has("cited") or unit.low == "quoted"), None)
    if cited is not None:
        relayed = tuple(unit.text for unit in inside[cited:] if unit.has("voice"))
        inside = inside[:cited] or inside
    if not inside:
        return None
    found = _classify(inside, lexicon, memory, offset)
    if found is None:
        return None
    label, party, first, last = found
    names = tuple(
        dict.fromkeys(unit.low for unit in inside if unit.text[0].isupper() and not unit.tags and len(unit.text) > 2)  # noqa: PLR2004
    )
    return Speaker(
        label=label,
        party=party,
        text=_text(inside[first : last + 1]),
        start=offset + inside[first].start,
        end=offset + inside[last].end,
        relay=relayed,
        names=names,
    )


def _text(units: Sequence[Unit]) -> str:
    return " ".join(unit.text for unit in units).replace(" '", "'").replace("( ", "(").replace(" )", ")")


def _classify(
    units: Sequence[Unit], lexicon: Lexicon, memory: Memory, offset: int
) -> tuple[str, str, int, int] | None:
    """Return label, party and the units that show it, by the strongest sign there is."""
    sides, defaults = lexicon.sides, lexicon.sides.defaults
    spots = {
        name: [n for n, unit in enumerate(units) if unit.has(name)]
        for name in ("voice", "party", "source", "pronoun", "again")
    }
    spots["voice"] = [n for n in spots["voice"] if not (n and units[n - 1].has("addressed"))]
    party_at = next((n for n in spots["party"] if units[n].value("party", 1) != "local_offices"), -1)
    party = units[party_at].value("party") if party_at >= 0 else ""
    kinds = {units[n].value("source"): n for n in reversed(spots["source"])}
    for n in spots["party"]:
        if units[n].value("party", 1) in _VOICE_KINDS:
            owner = sides.parties[units[n].value("party")]
            is_local = units[n].value("party", 1) == "local_offices"
            label = owner.local if is_local else owner.claimant_on(memory.published)
            return label, owner.id, n, n
    if "local" in kinds:
        n = kinds["local"]
        country = memory.country_of(offset + units[0].start, offset + units[-1].end)
        owner = sides.parties.get(party) if party else sides.party_of_country(country)
        if owner is not None:
            return owner.local, owner.id, min(n, party_at) if party_at >= 0 else n, max(n, party_at)
        return defaults["sources"], "", n, n
    if spots["voice"] and (not party or spots["voice"][0] < party_at):
        n = spots["voice"][0]
        return units[n].value("voice"), "", n, n
    for kind in ("witness", "media", "sources"):
        if kind in kinds:
            n = kinds[kind]
            if kind == "sources" and party and units[party_at].value("party", 1) in {"demonyms", "forces"}:
                break
            return defaults[kind], "", n, n
    return _party_voice(units, (party, party_at), kinds, lexicon, memory) or _named_again(units, spots, lexicon, memory)


def _party_voice(
    units: Sequence[Unit],
    owner: tuple[str, int],
    kinds: dict[str, int],
    lexicon: Lexicon,
    memory: Memory,
) -> tuple[str, str, int, int] | None:
    party, at = owner
    sides = lexicon.sides
    if party and (units[at].value("party", 1) != "demonyms" or kinds):
        last = max([at, *kinds.values()])
        return sides.parties[party].claimant_on(memory.published), party, min([at, *kinds.values()]), last
    if "officials" in kinds and not party and memory.speaker is not None and kinds["officials"] > 0:
        n = kinds["officials"]
        if units[n - 1].has("the"):
            return memory.speaker.label, memory.speaker.party, n, n
    if "officials" in kinds and not party:
        return sides.defaults["claimant_none"], "", kinds["officials"], kinds["officials"]
    return None


def _named_again(
    units: Sequence[Unit], spots: dict[str, list[int]], lexicon: Lexicon, memory: Memory
) -> tuple[str, str, int, int] | None:
    """Resolve a name known from before, a pronoun, or "the ministry": the voice that spoke last."""
    for n, unit in enumerate(units):
        known = memory.named.get(unit.low)
        if known is not None:
            return known.label, known.party, n, n
    last = memory.speaker
    if units[0].has("again") and units[0].has("source") and last is not None and not last.party:
        return last.label, last.party, 0, 0
    if spots["pronoun"] and memory.subject is not None:
        n = spots["pronoun"][0]
        return memory.subject.label, memory.subject.party, n, n
    for name in ("again", "pronoun"):
        if spots[name] and last is not None:
            n = spots[name][0]
            return last.label, last.party, n, n
    sources = spots["source"]
    if sources:
        n = sources[0]
        kind = units[n].value("source")
        if last is not None and last.party:
            return last.label, last.party, n, n
        if kind == "central" and memory.usual_party:
            return lexicon.sides.parties[memory.usual_party].claimant_on(memory.published), memory.usual_party, n, n
        return lexicon.sides.defaults["claimant_none"], "", n, n
    return _unknown_name(units, lexicon)


def _unknown_name(units: Sequence[Unit], lexicon: Lexicon) -> tuple[str, str, int, int] | None:
    """Take a name that nobody introduced for a source of no side: "Gul Khan said"."""
    names = [n for n, unit in enumerate(units) if not unit.tags and unit.quantity is None and unit.text[:1].isupper()]
    # A first word is written large in any case: one such word alone is no name.
    if not names or len(names) > _LONGEST_NAME or (names == [0] and len(units) > 1) or any(unit.has("prep") for unit in units):
        return None
    return lexicon.sides.defaults["sources"], "", names[0], names[-1]


def _settled(frames: list[Frame], size: int) -> list[Frame]:
    """Let each frame end where the next one's subject begins, and a trailing one begin where the one before ended."""
    settled: list[Frame] = []
    for number, frame in enumerate(frames):
        first, last = frame.first, frame.last
        for other in frames[number + 1 :]:
            if other.first > 0 and other.kind != "saying" and frame.first <= other.subject[0] < last and other.subject[0] > frame.at:
                last = min(last, other.subject[0])
                break
        for other in frames[:number]:
            if first == 0 and frame.kind != "saying" and other.last <= frame.at and other.last == frame.subject[0]:
                first = max(first, other.at)
        settled.append(replace(frame, first=first, last=min(last, size)))
    return settled
