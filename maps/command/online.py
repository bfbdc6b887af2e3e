"""``--geocoder``: names that the gazetteer does not have are asked for online, on request only."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

import click

from .progress import watching
from .text import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import geo
    from gazetteer import Gazetteer, OnlineAnswer, OnlineQuestion

    Decorated = TypeVar("Decorated", bound=Callable[..., Any])

_MOST_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """What the user asked for; nobody is asked before there is a name to ask for."""

    service: str
    user_agent: str
    server: str

    def fill(self, result: geo.Result, gazetteer: Gazetteer) -> Gazetteer:
        """Ask for the names that are missing, tell on stderr what came of it, and give a gazetteer that has them.

        Raises
        ------
        gazetteer.OnlineError
            The service cannot be asked as things stand.
        """
        import geo

        return self._ask(geo.find_missing(result), gazetteer)

    def fill_phrases(self, asked: Iterable[tuple[str, Sequence[str]]], gazetteer: Gazetteer) -> Gazetteer:
        """Do the same for phrases, each with the names of what contains its place."""
        from gazetteer import OnlineQuestion

        questions: dict[OnlineQuestion, None] = {}
        for phrase, within in dict.fromkeys((phrase, tuple(within)) for phrase, within in asked):
            answer = gazetteer.geocode(phrase, within=within)
            # With two names that nobody knows, or none, there is nothing that one could ask for and check.
            if len(answer.unknown) == 1:
                told = [answer.place_id, *(place_id for place_id, *_ in answer.candidates)]
                areas = (each for each in filter(None, told) if gazetteer.get(each).is_area)
                questions[OnlineQuestion(name=answer.unknown[0], within_id=next(areas, ""))] = None
        return self._ask(tuple(questions), gazetteer)

    def _ask(self, questions: Sequence[OnlineQuestion], gazetteer: Gazetteer) -> Gazetteer:
        import gazetteer as places

        online = places.Online(self.service, user_agent=self.user_agent, server=self.server)
        with watching(len(questions), "asking online", few=2) as progress:
            answers = online.look_up(questions, gazetteer, progress=progress)
        tell(self.service, answers)
        return online.extend(gazetteer, answers)


def tell(service: str, answers: Sequence[OnlineAnswer]) -> None:
    """Say on stderr what was found online and what was not, and why."""
    found = [answer for answer in answers if answer.found]
    asked = sum(answer.asked for answer in answers)
    click.echo(
        f"online by {service}: {len(found)} of {len(answers)} missing names found ({asked} asked for now)",
        err=True,
    )
    others = [answer for answer in answers if not answer.found]
    for answer in others[:_MOST_TOLD]:
        click.echo(one_line(f"  {answer.question.name}: {answer.why}"), err=True)
    if len(others) > _MOST_TOLD:
        click.echo(f"  and {len(others) - _MOST_TOLD} more", err=True)


def options(function: Decorated) -> Decorated:
    """Add ``--geocoder`` and what belongs to it, which come as ``online``: an `Online`, or None."""

    @click.option(
        "--geocoder",
        metavar="NAME",
        help="Ask a geopy geocoder (nominatim) for places that the gazetteer does not have.  [default: ask nobody]",
    )
    @click.option(
        "--user-agent",
        metavar="TEXT",
        envvar="CLASHLINE_USER_AGENT",
        help='Who asks, with --geocoder: "border-desk/1.2 (maps@example.org)".',
    )
    @click.option(
        "--geocoder-server",
        metavar="HOST|URL",
        default="",
        help="Your own server, in the place of the public one.",
    )
    @functools.wraps(function)
    def with_online(
        *args: Any, geocoder: str | None, user_agent: str | None, geocoder_server: str, **others: Any
    ) -> Any:
        if geocoder and not user_agent:
            raise click.UsageError(
                "--geocoder needs --user-agent: the service wants to know whose application asks and how its people "
                'can be reached ("border-desk/1.2 (maps@example.org)")'
            )
        online = (
            Online(service=geocoder, user_agent=user_agent or "", server=geocoder_server)
            if geocoder
            else None
        )
        return function(*args, online=online, **others)

    return with_online  # type: ignore[return-value] # click's options keep the type, wraps does not tell mypy so
