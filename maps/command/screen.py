"""An explanation on a terminal, or in a pipe: the same lines, in colour and wrapped only where somebody looks.

Every text is of an article, or could be: it is shown as text, with rich's markup off and controls written out.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any, NoReturn

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from .text import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ROLES = {"incident": "bold green", "origin": "yellow"}
_STANCES = {"denies": "bold red", "unverified": "yellow", "confirms": "green"}


class _Console(Console):
    def on_broken_pipe(self) -> NoReturn:
        raise BrokenPipeError  # the group's to deal with, as for every other subcommand


def show(explained: Mapping[str, Any]) -> None:
    """Print an explanation (``geo.explain``) for people.

    Raises
    ------
    BrokenPipeError
        If nobody reads the output any more.
    """
    page = _Page(_Console(highlight=False, markup=False, emoji=False))
    titles = {incident["id"]: incident["title"] for incident in explained["incidents"]}
    for article in explained["articles"]:
        _show_article(
            page, article, titles, [row for row in explained["left_out"] if row["article"] == article["id"]]
        )
    page.heading("Incidents")
    names = {claim["id"]: article["name"] for article in explained["articles"] for claim in article["claims"]}
    for incident in explained["incidents"]:
        _show_incident(page, incident, names)
    if not explained["incidents"]:
        page.line(1, ("none", "dim"))
    _show_reviews(page, explained["reviews"])
    known = {article["id"] for article in explained["articles"]}
    _show_left_out(page, [row for row in explained["left_out"] if row["article"] not in known])


class _Page:
    """Lines with an indent; a part is a text, or a text and its style."""

    def __init__(self, console: Console) -> None:
        self.console = console

    def line(self, indent: int, *parts: str | tuple[str, str]) -> None:
        text = Text()
        for part in parts:
            words, style = (part, "") if isinstance(part, str) else part
            # Blanks at the ends are between the parts, so they stay.
            text.append(words if words.isspace() else _kept(words), style=style)
        if sys.stdout.isatty():
            self.console.print(Padding(text, (0, 0, 0, 2 * indent), expand=False))
        else:
            self.console.print(Text("  " * indent) + text, soft_wrap=True)

    def heading(self, words: str) -> None:
        self.console.print()
        self.line(0, (words, "bold underline"))


def _kept(words: str) -> str:
    before, after = words[: len(words) - len(words.lstrip(" "))], words[len(words.rstrip(" ")) :]
    return before + one_line(words) + after


def _show_article(
    page: _Page, article: Mapping[str, Any], titles: Mapping[str, str], left_out: list[Mapping[str, Any]]
) -> None:
    page.heading(article["name"])
    page.line(1, (article["title"] or "no title", "bold" if article["title"] else "dim"))
    dated = f"{article['published']} ({article['published_basis']})" if article["published"] else "no date"
    page.line(1, ", ".join(part for part in (article["publisher"], dated, article["language"]) if part))
    page.line(1, (f"SHA-256 {article['source_sha256']}", "dim"))
    if article["wire"]:
        page.line(1, ("on the wire of ", "dim"), article["wire"], (f": {article['wire_reason']}", "dim"))
    if article["skipped"]:
        page.line(1, ("page furniture, not read: ", "dim"), (" / ".join(article["skipped"]), "dim"))
    if article["elsewhere"]:
        page.line(1, ("names no place and no party of the theatre, so nothing was read of it", "dim"))
        return
    page.line(1, ("Places", "bold"))
    for place in article["places"]:
        _show_place(page, place)
    page.line(1, ("Claims", "bold"))
    for claim in article["claims"]:
        _show_claim(page, claim, titles)
    _show_left_out(page, left_out)


def _show_place(page: _Page, place: Mapping[str, Any]) -> None:
    meant = place["place"] or (f"unknown, in {place['within']}" if place["within"] else "not decided")
    page.line(
        2,
        (place["surface"], "cyan"),
        f" (line {place['line']}): {meant}, ",
        (place["role"], _ROLES.get(place["role"], "")),
        (f"; {place['reason']}", "dim"),
    )
    others = [each for each in place["candidates"] if each["place"] != place["place"]]
    if others:
        told = ", ".join(f"{each['place']} {each['score']:.2f} ({each['why']})" for each in others)
        page.line(3, (f"not {told}", "dim"))


def _show_claim(page: _Page, claim: Mapping[str, Any], titles: Mapping[str, str]) -> None:
    speaker = (
        f"{claim['claimant_name']} ({claim['claimant_text']})"
        if claim["claimant_text"]
        else claim["claimant_name"]
    )
    page.line(
        2,
        (figure(claim), "bold"),
        *([f" of {claim['victim_name']}"] if claim["victim_side"] != "unknown" else []),
        *([f" by {', '.join(claim['actor'])}"] if claim["actor"] else []),
        *([f" in {', '.join(claim['places'])}"] if claim["places"] else []),
        *([f" at {claim['locality']}"] if claim["locality"] else []),
        "; ",
        (speaker, "cyan"),
        " ",
        (claim["stance"], _STANCES.get(claim["stance"], "")),
        *([(" (marked as not verified)", "yellow")] if claim["unverified"] else []),
        *([f", relayed by {', '.join(claim['relay'])}"] if claim["relay"] else []),
        *([("; a running total", "yellow")] if claim["aggregate"] else []),
    )
    page.line(3, *_sentence(claim))
    if claim["when"]:
        page.line(3, (_days(claim["when"]), "dim"))
    for relation in claim["relations"]:
        if relation["source"] == claim["id"]:
            page.line(3, (f"{relation['kind']} {relation['target']}: {relation['reason']}", "magenta"))
    if claim["independent"]:
        page.line(3, (f"voice: {claim['voice']}; {_behind(claim['independent'])}", "dim"))
    if claim["review"]:
        page.line(3, (f"review: {claim['review']}", "bold"))
    goes = f"goes to {titles[claim['incident']]}" if claim["incident"] in titles else "goes to no incident"
    page.line(3, (f"{claim['id']}; {goes}; rule: {claim['rule']}", "dim"))


def _behind(voices: Sequence[str]) -> str:
    several = "s" * (len(voices) != 1)
    return f"{len(voices)} independent voice{several} behind it: {', '.join(voices)}"


def figure(claim: Mapping[str, Any]) -> str:
    """Say what is claimed, and how many, as the text bounds it.

    Examples
    --------
    >>> figure({"measure": "killed", "value_low": 201, "value_high": None, "qualifier": "more_than", "approx": False})
    'killed: 201 or more'
    """
    low, high, measure = claim["value_low"], claim["value_high"], claim["measure"].replace("_", " ")
    if low is None and high is None:
        return (
            measure
            if claim["qualifier"] == "categorical"
            else f"{measure}: {claim['qualifier'].replace('_', ' ')}"
        )
    if low is None:
        number = f"up to {high}"
    elif high is None:
        number = f"{low} or more"
    else:
        number = str(low) if low == high else f"{low} to {high}"
    return f"{measure}: {'about ' if claim['approx'] else ''}{number}"


def _sentence(claim: Mapping[str, Any]) -> Iterable[str | tuple[str, str]]:
    before, focus, after = (
        claim["sentence"].partition(claim["focus"]) if claim["focus"] else (claim["sentence"], "", "")
    )
    return ('"', before, (focus, "underline"), after, '"')


def _days(when: Mapping[str, Any]) -> str:
    days = when["start"] if when["start"] == when["end"] else f"{when['start']} to {when['end']}"
    return f"{days}{', night' if when['night'] else ''} (known to the {when['precision']}): {when['basis']}"


def _show_incident(page: _Page, incident: Mapping[str, Any], names: Mapping[str, str]) -> None:
    page.line(
        1, (incident["title"], "bold"), (f"  {incident['id']}, {incident['type'].replace('_', ' ')}", "dim")
    )
    page.line(2, _days(incident["when"]) if incident["when"] else "undated")
    page.line(2, f"{incident['grade']}: {'; '.join(incident['grade_reasons'])}")
    if incident["review"]:
        page.line(2, (f"review: {incident['review']}", "bold"))
    for place in incident["places"]:
        sure = "" if place["side_certain"] or not place["side"] else ", side not certain"
        page.line(
            2,
            "at ",
            (place["place"], "cyan"),
            f", known as {place['precision'].replace('_', ' ')}, within {place['radius_m'] / 1000:.0f} km{sure}",
            *([(", alleged", "yellow")] if place["alleged"] else []),
        )
    for each in incident["estimates"]:
        told = " / ".join("?" if each[end] is None else str(each[end]) for end in ("low", "best", "high"))
        page.line(
            2,
            f"{each['measure'].replace('_', ' ')}, {each['victim_side']}, by {each['policy']}: ",
            (told, "bold"),
            *([(" disputed", "red")] if each["disputed"] else []),
            *([f", {each['dispute_ratio']:g} times apart"] if (each["dispute_ratio"] or 1) > 1 else []),
            (f"; {each['reason']}", "dim"),
        )
    for join in incident["joins"]:
        page.line(2, (f"{names.get(join['claim'], '')} {join['claim']}: ", "dim"), join["reason"])
        page.line(3, (f'"{join["sentence"]}"', "dim"))


def _show_reviews(page: _Page, rows: list[Mapping[str, Any]]) -> None:
    if rows:
        page.heading("What people decided")
    for row in rows:
        about = ", ".join(filter(None, (row["claim_ids"], row["article_id"], row["grade"], row["place_id"])))
        when = f" on {row['date']}" if row["date"] else ""
        page.line(
            1,
            f"{row['entry']}. {row['action']} {about} by {row['who']}{when}: ",
            row["why"],
            *([] if row["applied"] else [(" (without effect)", "yellow")]),
            *([(f"; {row['note']}", "dim")] if row["note"] else []),
        )


def _show_left_out(page: _Page, rows: list[Mapping[str, Any]]) -> None:
    if rows:
        page.line(1, ("Left off the map", "bold"))
    for row in rows:
        page.line(2, (row["why"], "yellow"), f": {row['what']} {row['ref']}, {row['text']}")
