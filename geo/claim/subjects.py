"""Where the subject of a verb of saying stands, and whether what it says stands before or behind it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .phrases import closing_span, find_phrases, has_sign, is_name, subject_span

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .units import Unit

# A speaker's name, office and asides fill no more units than this on one side of the verb.
LONGEST_SUBJECT = 40
# "on condition of anonymity", "in a statement issued on Sunday": a phrase behind a verb of saying.
_LONGEST_PHRASE = 6
_LONGEST_DATELINE = 14
_QUOTE = '"'
# "who knew them said": a relative word, its verb and what that takes.
_SHORTEST_CLAUSE = 2
# "..., he said further": so few words behind a verb tell nothing.
_FEW = 2
# What an interjected "the army said" parts from its subject: its verb stands so near behind.
_NEAR = 2
# A noun with its attributes, "a breakaway faction that", has no more units than these
_NOUN = 4
# An age between two commas.
_AGE = 3
_PARTS = frozenset({";", ":", "—", "–", _QUOTE})


def is_noun(units: Sequence[Unit], at: int) -> bool:
    """Whether a word that can be a verb of saying is a noun here: "the claims", "Kabul's claim"."""
    if at == 0:
        return not units[at].has("say") or units[at].value("say") == "says"
    before = units[at - 1]
    if before.has("the", "own", "s", "a"):
        return True
    if not units[at].has("figures", "account"):
        return False
    # "The paper reports" has a voice before it, "received reports" and "in reports" have none.
    voiced = (
        before.has("party", "voice", "source", "pronoun", "again", "relative", "paper", "skip", "local_marks")
        or before.mark
    )
    outlet = at > 1 and before.text[:1].isupper() and is_name(units[at - 2])  # "Sarkano News reports"
    return before.value("party", 1) == "demonyms" or not (voiced or is_name(before) or outlet)


def find_subject(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Return the subject before a verb of saying: the first voice of its clause."""
    return subject_span(units, find_clause_start(units, at), at)


def find_antecedent(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Return the voice before "..., who said": what the relative word right before the verb means."""
    described = find_described(units, at)
    if described is not None:
        return described
    place = at - 1
    while place > 0 and units[place].has("aux", "skip"):
        place -= 1
    if place <= 0 or not units[place].has("relative"):
        # "sources who did not want to be named said"
        place = find_clause_start(units, at) - 1
    if place <= 0 or not units[place].has("relative") or units[place].low == "which":
        return None
    end = place - 1 if units[place - 1].low == "," else place
    return closing_span(units, _segment_floor(units, end), end, governed=True)


def find_described(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Return the voice whose own clause stands between it and its verb: "a doctor who treated the wounded | said"."""
    for place in range(at - _SHORTEST_CLAUSE, max(at - LONGEST_SUBJECT, 0), -1):
        unit = units[place]
        if (unit.mark and not unit.has("s")) or unit.has("say"):
            return None
        if unit.has("relative", "that") and not units[place - 1].mark:
            phrases = find_phrases(units, _segment_floor(units, place), place)
            whole = bool(phrases) and phrases[-1].last == place and has_sign(units, phrases[-1])
            return (phrases[-1].first, place) if whole and not phrases[-1].governed else None
    return None


def find_clause_start(units: Sequence[Unit], at: int) -> int:
    """Return where the clause of a verb of saying begins; asides between commas do not part it from its subject."""
    place, closed = at - 1, -1
    while place >= 0 and at - place <= LONGEST_SUBJECT:
        unit = units[place]
        if unit.low in _PARTS or _ends_dateline(units, place):
            break
        if unit.low == ",":
            closed = place
        elif _begins(units, place, at):
            opener = _opener(units, place) if closed > place else -1
            if opener < 0:
                opens = unit.has("bound") and not unit.has("that", "contrast") and _is_first(units, place)
                return closed + 1 if opens and closed > place else place + 1
            place = opener
            closed = opener
        place -= 1
    return place + 1


def _ends_dateline(units: Sequence[Unit], place: int) -> bool:
    """Whether a bracket closes a dateline that no dash parts from its report: "Town, March 3 (XYZ) The army said"."""
    if units[place].low != ")" or not 3 <= place <= _LONGEST_DATELINE:  # noqa: PLR2004 - a town and what stands in brackets
        return False
    if units[0].has("prep", "a", "the") or (place + 1 < len(units) and units[place + 1].has("say", "aux")):
        return False  # "On March 3 the front (XYZ) said"
    begun = any(unit.low in _PARTS or unit.low == ")" for unit in units[:place])
    stamped = units[place - 1].text.isupper() and units[place - 2].low == "("
    dated = units[0].text.isupper() or any(unit.has("calendar") for unit in units[: place - 2])
    return dated and stamped and not begun


def _is_first(units: Sequence[Unit], place: int) -> bool:
    """Whether a unit opens its sentence, be it behind a dateline: "TOWN: While the two talked, the army said"."""
    return place == 0 or units[place - 1].low in _PARTS


def _begins(units: Sequence[Unit], place: int, at: int) -> bool:
    """Whether a clause of its own begins or ends at a unit, so that what stands before it is no subject of a later verb."""
    unit = units[place]
    beside = units[place + 1] if unit.has("bound") else units[place - 1]
    if (unit.has("bound") and beside.has("aside")) or (unit.has("aside") and place and beside.has("bound")):
        return False  # "the commissioner while confirming the closure said"
    if unit.has("bound", "relative"):
        return True
    if unit.has("say"):
        return not unit.has("figures") and not is_noun(units, place)
    if unit.has("pred"):
        return unit.value("pred", 1) != "state" and not unit.has("source")
    if unit.has("and") and unit.low != "," and place < at - 1:
        return _told_before(units, place) and any(
            u.has("party", "source", "pronoun", "voice", "paper") for u in units[place + 1 : at]
        )
    return False


def _told_before(units: Sequence[Unit], place: int) -> bool:
    return any(unit.has("pred", "event", "say") for unit in units[max(place - 12, 0) : place])


def _opener(units: Sequence[Unit], place: int) -> int:
    """Return the comma that opens the aside around a unit ("Khan, who speaks for ..., said"), -1 if it stands in none."""
    comma = place
    while comma >= 0 and units[comma].low != "," and place - comma < LONGEST_SUBJECT:
        comma -= 1
    if comma <= 0 or units[comma].low != ",":
        return -1
    if units[comma + 1].has("relative", "aside", "bound"):
        return comma
    # ", a group that broke with the movement,": a noun, and what is told of it
    noun = units[comma + 1].has("a", "the") and any(
        unit.has("relative", "that") for unit in units[comma + 2 : comma + 2 + _NOUN]
    )
    return comma if noun else -1


def find_trailing(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Return the subject of a closing "..., X said on Monday"; None where what X says follows."""
    closing = closes(units, at)
    if not closing and not _adds_nothing(units, at):
        return None
    verb = at
    while verb > 1 and units[verb - 1].has("aux", "skip"):
        verb -= 1
    if verb > _AGE and units[verb - 1].low == "," == units[verb - _AGE].low and units[verb - 2].quantity:
        verb -= _AGE  # "..., Smith, 45, told the agency"
    floor = _segment_floor(units, at)
    span = closing_span(units, floor, verb) or find_described(units, verb)
    if span is not None and _is_interjected(units, at):
        span = closing_span(units, _second(units, span, floor), verb)
    if span is None or span[0] == 0:
        return None
    # "he added that the army said": what X says would stand in a clause before, parted by a comma or quote.
    before = units[span[0] - 1]
    apart = before.low in {",", _QUOTE} or before.has("summing")
    if not closing:
        told = any(unit.has("pred", "event", "strike_act", "none_killed") for unit in units[: span[0]])
        return span if apart and told else None
    return span if apart or not find_phrases(units, 0, span[0]) else None


def _adds_nothing(units: Sequence[Unit], at: int) -> bool:
    """Whether a verb of saying is followed by nothing that happened: "..., the mission said it had learned from reports"."""
    if units[at].value("say") != "says":
        return False
    return not any(
        unit.has("pred", "event", "noun", "strike_act", "clash_act", "none_killed", "wrong")
        or unit.low in {";", ":"}
        or (unit.has("say") and not is_noun(units, place))
        or (unit.quantity is not None and not unit.quantity.article)
        for place, unit in enumerate(units[at + 1 :], at + 1)
    )


def _is_interjected(units: Sequence[Unit], at: int) -> bool:
    """Whether "the sources said" parts a subject from its verb: "the troops, the sources said, also destroyed a tank"."""
    comma = next((n for n in range(at + 1, len(units)) if units[n].mark or units[n].has("bound")), len(units))
    if comma + 1 >= len(units) or units[comma].low != ",":
        return False
    behind = [unit for unit in units[comma + 1 :] if not unit.has("skip")][:_NEAR]
    return any(unit.has("aux", "pred") or unit.value("event", 1) == "verbs" for unit in behind)


def _second(units: Sequence[Unit], span: tuple[int, int], floor: int) -> int:
    """Return where a voice begins behind the subject of what is told, if that stands first and ends at a comma."""
    first, last = span
    if first > floor and units[first - 1].low == ",":
        return floor
    comma = next((n for n in range(first, last) if units[n].low == ","), -1)
    return comma + 1 if comma > 0 else floor


def _segment_floor(units: Sequence[Unit], at: int) -> int:
    """Return where to look for a closing subject from: behind the last quote, verb, or border of a clause."""
    place, closed = at - 1, -1
    while place > 0 and units[place].has("aux", "skip"):
        place -= 1  # "the mission has verified"
    while place >= 0 and at - place <= LONGEST_SUBJECT:
        unit = units[place]
        if unit.low == ",":
            closed = place
        ends = unit.has("pred", "event", "aux", "bound") or (unit.has("say") and not is_noun(units, place))
        if unit.low in _PARTS or (ends and not unit.has("source")):
            opener = _opener(units, place) if closed > place else -1
            if opener < 0 or unit.low in _PARTS:
                break
            place = opener
        place -= 1
    return place + 1


def find_inverted(units: Sequence[Unit], at: int) -> tuple[int, int] | None:
    """Return the subject behind its verb: "said a spokesman for the army", but not "who said the army had ...".

    Behind it comes no verb of which it would be the subject.
    """
    phrases = find_phrases(units, at + 1, min(at + 1 + LONGEST_SUBJECT, len(units)))
    if not phrases or phrases[0].governed or not has_sign(units, phrases[0]) or phrases[0].first > at + 1:
        return None
    end = phrases[0].last
    for phrase in phrases[1:]:
        if any(not unit.mark for unit in units[end : phrase.first]) or not has_sign(units, phrase):
            break
        if units[phrase.first].has("strike_act", "clash_act", "shot", "and"):
            break  # "the strikes, said the minister, hit parts of the town", "said the army, and it added"
        verb = units[phrase.last] if phrase.last < len(units) else None
        if verb is not None and verb.has("aux", "pred", "event", "skip") and not verb.has("the", "prep"):
            break  # "in the valley, said the governor, the police (then) killed two"
        end = phrase.last
    told = find_clause_behind(units, at + 1, end)
    if told > end:
        return at + 1, told
    end += end < len(units) and units[end].has("near_marks")  # "said doctors there"
    behind = units[end] if end < len(units) else None
    if behind is not None and behind.has("aux", "pred", "event", "say", "skip"):
        return None
    return at + 1, end


def find_clause_behind(units: Sequence[Unit], first: int, end: int) -> int:
    """Return where a clause ends that says who a bare name is: "said Smith, who directs the province's hospital"."""
    signed = any(unit.has("source", "party", "voice", "paper") for unit in units[first:end])
    if signed or end + 1 >= len(units) or units[end].low != "," or not units[end + 1].has("relative"):
        return end
    return next((n for n in range(end + 2, len(units)) if units[n].mark or units[n].has("say")), len(units))


def closes(units: Sequence[Unit], at: int) -> bool:
    """Whether nothing that is said follows a verb of saying: only to whom, when and where it was said."""
    place, phrase = at + 1, _LONGEST_PHRASE if units[at].has("tells") else 0
    if _ends_soon(units, at):
        return True
    while place < len(units):
        place = _behind_date(units, place)
        unit = units[place]
        if unit.has("anonymity", "according", "bound"):
            return (
                unit.has("anonymity", "according")  # "sources confirmed according to the agency"
                or _is_of_paper(units, place)
                or (not unit.has("that") and unit.low != ":")
            )
        if (unit.mark and not unit.has("s")) or unit.has("and"):
            return unit.low not in {_QUOTE, "(", "["}
        # "says in a message to the agency", "confirmed to the agency"
        governs = unit.has("prep") and (phrase > 0 or _is_spoken_to(units, place))
        brought = unit.has("pred") and units[place - 1].has("hearers")  # "told reporters taken to the town"
        if brought:
            phrase = _LONGEST_PHRASE
        elif (unit.has("pred", "aux", "event", "noun") and not governs) or (
            unit.quantity is not None and not unit.quantity.article
        ):
            return False
        if unit.has("prep"):
            phrase = _LONGEST_PHRASE
        elif phrase == 0 and not unit.has("skip", "hearers") and not unit.text[:1].isupper():
            return False
        phrase = max(phrase - 1, 0)
        place += 1
    return True


def _behind_date(units: Sequence[Unit], place: int) -> int:
    """Return where to read on behind a date in brackets that opens at a unit: "said on Sunday (March 3)"; else the unit."""
    close = next(
        (n for n in range(place, min(place + _LONGEST_PHRASE, len(units))) if units[n].low == ")"), 0
    )
    if units[place].low != "(" or not close or close + 1 >= len(units):
        return place
    dated = all(u.has("calendar") or u.mark or u.text.isdigit() for u in units[place:close])
    return close + 1 if dated else place


def _is_of_paper(units: Sequence[Unit], that: int) -> bool:
    """Whether "that" is a statement's own subject: "it said in a statement that did not say who had fired"."""
    if not units[that].has("that") or not units[that - 1].has("paper"):
        return False
    behind = units[that + 1] if that + 1 < len(units) else None
    return behind is not None and behind.has("aux", "say")


def _is_spoken_to(units: Sequence[Unit], place: int) -> bool:
    """Whether an outlet stands behind "to"."""
    behind = units[place + 1 : place + 3]
    return units[place].has("addressed") and any(
        unit.has("voice") or unit.value("party", 1) == "outlets" for unit in behind
    )


def _ends_soon(units: Sequence[Unit], at: int) -> bool:
    """Whether a word or two stand behind a verb, and nothing of what was said: "he said further"."""
    behind = [unit for unit in units[at + 1 :] if not unit.mark]
    return len(behind) <= _FEW and not any(
        unit.quantity or unit.has("pred", "event", "noun", "head", "party", "aux", "pronoun", "the")
        for unit in behind
    )


def is_relayed(units: Sequence[Unit], at: int) -> bool:
    """Whether "cited by XYZ" only names who passed it on."""
    return at + 1 < len(units) and units[at + 1].low == "by"
