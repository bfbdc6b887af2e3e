"""The page without its scripts: a table of what is claimed, the one place where text from outside stands in markup."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from .payload.cut import keep_first
from .payload.rows import ELLIPSIS
from .speech import Speech
from .wording import is_event, name, name_claim, number, tell_counts

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .language import Language

# A page of a hundred thousand incidents must not carry them twice.
ROW_LIMIT = 500
# Code points of one cell. The sentence is there to be recognised; whole it is in the article.
CELL_LIMIT = 300

_COLUMNS = ("when", "event", "where", "figure", "whose", "speaker", "sentence", "source")
# The side of victims of whom nothing is said, as geo writes it.
_NOBODY = "unknown"
_LABELLED = frozenset({"whose", "speaker"})
_JOINED = "; "
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}", re.ASCII)
_REPLACEMENT, _FIRST_SURROGATE = 0xFFFD, 0xD800
# What means something to a parser of HTML, or to the templates through which a page may be put by others: Jinja,
# Liquid, shortcodes. A carriage return would come back as a line feed, and no file can hold half a surrogate pair.
_SPECIAL = re.compile(r"[&<>\"'`{}\r\0\ud800-\udfff]")


def write_noscript(payload: Mapping[str, Any], language: Language) -> str:
    """Write what stands inside ``noscript``: one row a claim, and one for each incident of which nothing is claimed.

    Parameters
    ----------
    payload
        What the page's script reads; any text in it may be hostile.
    language
        The page's language.
    """
    words = language.words["noscript"]
    payload, beyond = keep_first(payload, ROW_LIMIT)
    rows = list(_list_rows(payload, language))
    left = max(0, len(rows) - ROW_LIMIT) + beyond
    head = "".join(f'<th scope="col">{escape_text(words[column])}</th>' for column in _COLUMNS)
    lines = [
        '<div class="cl-plain">',
        _paragraph("p", language.tables["page"]["noscript"]),
        _paragraph("h1", payload["title"]),
        *(_paragraph("p", text) for text in (payload["subtitle"], *payload["notes"])),
        _paragraph("p", tell_counts(payload, Speech(language))),
        f"<table>\n<thead><tr>{head}</tr></thead>\n<tbody>",
        *(_write_row(row, words) for row in rows[:ROW_LIMIT]),
        "</tbody>\n</table>",
        _paragraph("p", words["more"].format(n=number(language, left)) if left > 0 else ""),
        f"<p>{' · '.join(escape_text(_clip(notice)) for notice in payload['attribution'])}</p>",
        "</div>",
    ]
    return "\n".join(filter(None, lines))


def escape_text(text: str) -> str:
    """Escape a text from anywhere, so that it is shown as it is. All text in markup passes through here.

    NUL and lone surrogates, which a page cannot hold, become U+FFFD.

    Examples
    --------
    >>> escape_text("</noscript>{{7*7}}")
    '&#60;/noscript&#62;&#123;&#123;7*7&#125;&#125;'
    """
    return _SPECIAL.sub(lambda match: f"&#{_code(match[0])};", text)


def _code(character: str) -> int:
    code = ord(character)
    return _REPLACEMENT if code == 0 or code >= _FIRST_SURROGATE else code


def _paragraph(tag: str, text: str) -> str:
    return f"<{tag}>{escape_text(_clip(text))}</{tag}>" if text else ""


def _write_row(row: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Write one row; what would not be known for what it is in a list, as it is on a phone, carries its column's name."""
    tongue = row["language"] if _LANGUAGE.fullmatch(row["language"]) else ""
    cells = []
    for column in _COLUMNS:
        attribute = f' data-is="{escape_text(words[column])}"' if column in _LABELLED else ""
        if tongue and column == "sentence":
            attribute = f' lang="{tongue}"'
        cells.append(f"<td{attribute}>{escape_text(_clip(row[column]))}</td>")
    return f"<tr>{''.join(cells)}</tr>"


def _clip(text: str) -> str:
    return text if len(text) <= CELL_LIMIT else text[:CELL_LIMIT] + ELLIPSIS


def _list_rows(payload: Mapping[str, Any], language: Language) -> Iterator[dict[str, str]]:
    """List the rows in the order of the incidents; claims that are of none come last."""
    claims = {claim["id"]: claim for claim in payload["claims"]}
    places = {place["key"]: place for place in payload["places"]}
    names = _Names(payload, language)
    told = set()
    for incident in payload["incidents"]:
        shown = [places[key] for key in incident["places"]]
        row = {
            "when": names.day(incident["date"]),
            "event": incident["title"] or name(language, "type", incident["type"]),
            "where": _JOINED.join(place["label"] or place["name"] for place in shown)
            or language.words["precision"]["none"],
        }
        told.update(incident["claims"])
        for claim in (claims[key] for key in incident["claims"]):
            yield row | names.tell(claim)
        if not incident["claims"]:
            yield row | dict.fromkeys((*_COLUMNS[3:], "language"), "")
    for claim in payload["claims"]:
        if claim["id"] not in told:
            row = {"when": names.day(claim["date"]), "event": "", "where": claim["locality"]}
            yield row | names.tell(claim)


class _Names:
    """The names of those of whom a payload speaks."""

    def __init__(self, payload: Mapping[str, Any], language: Language) -> None:
        self._payload = payload
        self._language = language
        self._articles = {article["id"]: article for article in payload["articles"]}
        self._claimants = {claim["id"]: claim["claimant"] for claim in payload["claims"]}

    def day(self, date: Mapping[str, Any] | None) -> str:
        return str(date["text"]) if date else str(self._language.tables["date"]["unknown"])

    def tell(self, claim: Mapping[str, Any]) -> dict[str, str]:
        """Tell a claim in the words of the table."""
        language, quote = self._language, claim["quote"]
        article = self._articles.get(claim["article"], {})
        source = [article.get(key) for key in ("title", "publisher", "published_text", "url")]
        return {
            "figure": name_claim(language, claim),
            "whose": self._whose(claim),
            "speaker": self._speaker(claim),
            "sentence": quote["before"] + quote["focus"] + quote["after"],
            "source": _JOINED.join(filter(None, source)) or str(article.get("name", "")),
            "language": str(article.get("language", "")),
        }

    def _whose(self, claim: Mapping[str, Any]) -> str:
        side = claim["victim_side"]
        if is_event(claim) and side == _NOBODY:
            return ""
        return self._known("sides", side) or str(self._language.words["name"]["no_side"])

    def _speaker(self, claim: Mapping[str, Any]) -> str:
        words = self._language.words
        told = self._known("claimants", claim["claimant"]) or words["name"]["no_source"]
        if claim["stance"] != "asserts":
            told += f", {name(self._language, 'noscript', claim['stance'])}"
        deniers = [self._known("claimants", self._claimants.get(ref, ref)) for ref in claim["denied_by"]]
        if deniers:
            told += f"; {words['noscript']['denied_by'].format(who=', '.join(dict.fromkeys(deniers)))}"
        return told

    def _known(self, table: str, label: str) -> str:
        return str(self._payload[table].get(label, {}).get("name") or label.replace("_", " "))
