"""The User-Agent: a service's owners want to know whose questions they answer."""

from __future__ import annotations

import re

from ..errors import OnlineError

# What libraries call themselves; whoever sends one of these names nobody. geopy refuses some of them, too.
_NOBODY = re.compile(
    r"geopy|python(?:-\w+)?|urllib\d?|requests|httpx|aiohttp|curl|wget|mozilla|clashline|my[-_ ]?app|my[-_ ]?application|test|example|user[-_ ]?agent",
    re.IGNORECASE,
)
_SHORTEST, _LONGEST = 6, 200


def check_agent(text: str) -> str:
    """Check that a User-Agent names an application of the user's, and give it without the blanks around it.

    Parameters
    ----------
    text
        A name and, best, how its people can be reached: ``border-desk/1.2 (maps@example.org)``.

    Raises
    ------
    OnlineError
        It is empty, a library's own name, or cannot stand in a header.

    Notes
    -----
    The Nominatim Usage Policy asks for a valid User-Agent that identifies the application, and says that stock
    User-Agents of HTTP libraries will not do.

    Examples
    --------
    >>> check_agent("border-desk/1.2 (maps@example.org)")
    'border-desk/1.2 (maps@example.org)'
    >>> check_agent("geopy/2.5")
    Traceback (most recent call last):
    gazetteer.errors.OnlineError: the User-Agent 'geopy/2.5' names no application of yours; give its name and how \
its people can be reached: "border-desk/1.2 (maps@example.org)"
    """
    agent = text.strip()
    first = re.split(r"[/ (]", agent, maxsplit=1)[0]
    usable = _SHORTEST <= len(agent) <= _LONGEST and agent.isascii() and agent.isprintable()
    if not usable or _NOBODY.fullmatch(first):
        raise OnlineError(
            f"the User-Agent {agent[:60]!r} names no application of yours; give its name and how its people can be "
            'reached: "border-desk/1.2 (maps@example.org)"'
        )
    return agent
