"""Asking a service, as a guest: in turn, once for each name, with a cache, and with a reason for whatever comes of it."""

from __future__ import annotations

import hashlib
import importlib.util
import re
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ..errors import OnlineError
from .agent import check_agent
from .answer import OnlineAnswer
from .cache import EXPIRY_DAYS, Cache
from .candidate import Candidate
from .cluster import name_cluster
from .judge import judge
from .service import find_service, make_geocoder
from .turn import Turn, TurnError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from os import PathLike

    from ..gazetteer import Gazetteer
    from .answer import OnlineQuestion

# A service that does not answer three times running is left in peace.
MOST_FAILURES = 3
_MOST_CANDIDATES = 10
_LONGEST_QUERY = 200


class Online:
    """A geopy geocoder as a fallback for names that the gazetteer does not have. Off unless somebody makes one.

    Parameters
    ----------
    service
        geopy's name for it: ``nominatim``, ``photon``, ``pelias`` ...
    user_agent
        Who asks: the name of *your* application, and how its people can be reached. geopy's or ours will not do.
    server
        A server of your own (``geocoder.example.org``, ``http://127.0.0.1:8080``), in the place of the public one. In
        a cluster only such a server is asked: no lock on one machine holds back another.
    folder
        Where answers and the queue are kept, by default the user's cache folder. Programs that share it ask in turn.
    expiry_days
        How long an answer holds. "No such place" holds for a week at most; a failure is not kept.
    timeout_s
        How long to wait for an answer, in seconds.

    Raises
    ------
    OnlineError
        The User-Agent names nobody, geopy has no such geocoder, the extra ``online`` is not installed, this is a
        cluster and the server is public, or the folder cannot be written.

    Notes
    -----
    Kept for the Nominatim Usage Policy of the OpenStreetMap Foundation: at most one request a second and one at a time,
    for all programs of the machine together; a User-Agent that names the application; answers cached; attribution.

    Examples
    --------
    >>> import tempfile
    >>> from gazetteer import Gazetteer, Online
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     online = Online(user_agent="border-desk/1.0 (desk@example.org)", folder=folder)
    ...     online.look_up([], Gazetteer.load("durand"))  # no question, and nobody is asked
    ()
    """

    def __init__(
        self,
        service: str = "nominatim",
        *,
        user_agent: str,
        server: str = "",
        folder: str | PathLike[str] | None = None,
        expiry_days: float = EXPIRY_DAYS,
        timeout_s: float = 10.0,
    ) -> None:
        agent = check_agent(user_agent)
        self.service = find_service(service)
        self._server = server or self.service.server
        # Whoever names the public server by its name means the same.
        self._public = not server or self.service.server.lower() in server.lower()
        if self._public and (cluster := name_cluster()):
            raise OnlineError(
                f"this is a job of {cluster}, and many machines together would ask {self.service.name} too often; name a "
                "server of your own"
            )
        kept = _make_folder(folder)
        self._geocoder = make_geocoder(self.service, server, agent, timeout_s)
        name = _slug(self.service.name, self._server)
        self._turn = Turn(kept, name, self.service.interval_s if self._public else 0.0)
        self._cache = Cache(kept / f"{name}.sqlite", expiry_days)

    def look_up(
        self,
        questions: Iterable[OnlineQuestion],
        gazetteer: Gazetteer,
        progress: Callable[[int, int], None] | None = None,
    ) -> tuple[OnlineAnswer, ...]:
        """Ask for names, each once, and check what is answered against what the text says.

        Parameters
        ----------
        questions
            What the gazetteer does not have.
        gazetteer
            Its countries restrict what is asked for, its provinces and districts check what is answered.
        progress
            Called with the number of questions done and of all, after each.

        Returns
        -------
        tuple of OnlineAnswer
            One for each question, in order. What could not be asked has ``failed``: after three failures in a row, or
            when the service says that it is asked too often, nothing more is asked.

        Raises
        ------
        OnlineError
            Answers cannot be kept in the folder.

        Examples
        --------
        >>> import tempfile
        >>> from gazetteer import Gazetteer, Online
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     online = Online(user_agent="border-desk/1.0 (desk@example.org)", folder=folder)
        ...     online.look_up([], Gazetteer.load("durand"))
        ()
        """
        asked = list(questions)
        answers: list[OnlineAnswer] = []
        known: dict[OnlineQuestion, OnlineAnswer] = {}
        failures = spent = 0
        stop = ""
        for number, question in enumerate(asked, start=1):
            if question not in known:
                if self._public and spent >= self.service.most:
                    stop = (
                        stop or f"more than {self.service.most} names a run are not fair to a public server"
                    )
                known[question] = answer = self._answer(question, gazetteer, stop)
                spent += answer.asked
                failures = failures + 1 if answer.failed else 0 if answer.asked else failures
                if failures >= MOST_FAILURES:
                    stop = stop or "the service does not answer"
                if self._turn.is_held_off:
                    stop = stop or "the service says that it is asked too often"
            answers.append(known[question])
            if progress:
                progress(number, len(asked))
        return tuple(answers)

    def extend(self, gazetteer: Gazetteer, answers: Iterable[OnlineAnswer]) -> Gazetteer:
        """Give a gazetteer that also has what was found; its maps and files name the service and its licence.

        Parameters
        ----------
        gazetteer
            Where the places are added.
        answers
            What ``look_up`` gave; those that found nothing add nothing.

        Returns
        -------
        Gazetteer
            Another one; the same if nothing was found.

        Examples
        --------
        >>> import tempfile
        >>> from gazetteer import Gazetteer, Online
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     online = Online(user_agent="border-desk/1.0 (desk@example.org)", folder=folder)
        ...     durand = Gazetteer.load("durand")
        ...     online.extend(durand, []) is durand
        True
        """
        import pandas as pd  # noqa: PLC0415 - half a second, which asking need not pay

        found = {answer.found.id: answer for answer in answers if answer.found}
        if not found:
            return gazetteer
        rows = [_row(answer) for _, answer in sorted(found.items())]
        return gazetteer.with_places(
            pd.DataFrame(rows),
            source=self.service.name,
            licence=self.service.licence,
            attribution=self.service.attribution,
        )

    def _answer(self, question: OnlineQuestion, gazetteer: Gazetteer, stop: str) -> OnlineAnswer:
        query = self._query(question, gazetteer)
        kept = self._cache.get(query)
        if kept is not None:
            return self._judged(question, [Candidate.load(each) for each in kept], gazetteer, asked=False)
        if stop:
            return OnlineAnswer(question=question, found=None, why=f"not asked: {stop}", failed=True)
        try:
            with self._turn.take():
                # While one waited, another program may have asked the same.
                kept = self._cache.get(query)
                if kept is None:
                    candidates = self._ask(query)
                    self._cache.put(query, [each.dump() for each in candidates])
                    return self._judged(question, candidates, gazetteer, asked=True)
        except _failures() as error:
            return OnlineAnswer(
                question=question, found=None, why=f"not known: {_line(error)}", asked=True, failed=True
            )
        return self._judged(question, [Candidate.load(each) for each in kept], gazetteer, asked=False)

    def _judged(
        self, question: OnlineQuestion, candidates: list[Candidate], gazetteer: Gazetteer, *, asked: bool
    ) -> OnlineAnswer:
        found, why, refused = judge(question, candidates, gazetteer)
        return OnlineAnswer(question=question, found=found, why=why, asked=asked, refused=refused)

    def _query(self, question: OnlineQuestion, gazetteer: Gazetteer) -> dict[str, Any]:
        """Put a question into the service's words; it is also what the cache knows it by."""
        within = gazetteer.get(question.within_id) if question.within_id else None
        countries = [within.country] if within and within.country else list(gazetteer.theatre.countries)
        words = " ".join(question.name.split())[:_LONGEST_QUERY]
        query: dict[str, Any] = {"query": words, "service": self.service.name, "server": self._server}
        if self.service.name == "nominatim":
            # A box of what contains it is no must: borders of districts differ, and the check comes afterwards.
            query |= {"country_codes": sorted(code.lower() for code in countries)}
            if within:
                west, south, east, north = (round(degrees, 2) for degrees in within.extent().bounds)
                query |= {"viewbox": [[south, west], [north, east]]}
        return query

    def _ask(self, query: dict[str, Any]) -> list[Candidate]:
        from geopy.exc import GeocoderParseError, GeocoderRateLimited  # noqa: PLC0415 - with geopy's geocoders

        options: dict[str, Any] = {"exactly_one": False}
        if self.service.name == "nominatim":
            options |= {
                "limit": _MOST_CANDIDATES,
                "namedetails": True,
                "language": "en",
                "country_codes": query["country_codes"],
                "viewbox": query.get("viewbox"),
            }
        try:
            with warnings.catch_warnings():
                # geopy warns of latitudes beyond the poles and turns them round.
                warnings.simplefilter("error")
                found = self._geocoder.geocode(query["query"], **options) or []
        except GeocoderRateLimited as limited:
            self._turn.hold_off(float(limited.retry_after or 60))
            raise
        except (KeyError, TypeError, ValueError, AttributeError, UserWarning) as error:
            # geopy takes an answer for what its documentation says, and this one is not.
            raise GeocoderParseError(
                f"the answer is not of the service's form ({type(error).__name__})"
            ) from None
        read = [
            Candidate.read(self.service.name, self.service.kinds, each) for each in found[:_MOST_CANDIDATES]
        ]
        understood = [each for each in read if each is not None]
        if found and not understood:
            raise GeocoderParseError("no place of the answer can be understood")
        return understood


def _row(answer: OnlineAnswer) -> dict[str, Any]:
    found = answer.found
    assert found is not None
    # The text's own spelling too, or the text would not find what was found for it.
    names = dict.fromkeys([answer.question.name, *found.names])
    return {
        "id": found.id,
        "name": found.name,
        "names": list(names),
        "kind": found.kind,
        "lat": found.lat,
        "lon": found.lon,
        "radius_m": found.radius_m,
        "confidence": "low",
    }


def _failures() -> tuple[type[Exception], ...]:
    from geopy.exc import GeopyError  # noqa: PLC0415 - with geopy's geocoders

    return (GeopyError, TurnError)


def _line(error: Exception) -> str:
    return " ".join(str(error).split())[:200] or type(error).__name__


def _slug(service: str, server: str) -> str:
    """Give a name for files: of letters and digits, and other for other servers."""
    plain = re.sub(r"[^a-z0-9]+", "-", f"{service}-{server}".lower()).strip("-")[:60]
    return f"{plain}-{hashlib.sha256(f'{service} {server}'.encode()).hexdigest()[:8]}"


def _make_folder(folder: str | PathLike[str] | None) -> Path:
    missing = [name for name in ("filelock", "platformdirs") if importlib.util.find_spec(name) is None]
    if missing:
        raise OnlineError(f"online geocoding needs {' and '.join(missing)}: pip install 'clashline[online]'")
    from platformdirs import user_cache_path  # noqa: PLC0415 - an extra

    path = Path(folder) if folder is not None else user_cache_path("clashline", appauthor=False) / "online"
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OnlineError(
            f"{path}: answers cannot be kept there ({error.strerror}); name another folder"
        ) from None
    return path
