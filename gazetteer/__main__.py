"""``python -m gazetteer check [PATH]``: lint a theatre's data."""

from __future__ import annotations

import sys

from .check import check
from .errors import GazetteerError

USAGE = "usage: python -m gazetteer check [THEATRE]   (a name or a folder; by default the one the data name)"
FAILED, WRONG_USAGE = 1, 2


def main(arguments: list[str]) -> int:
    """Run the command; return its exit status."""
    if arguments and arguments[-1] in {"-h", "--help"}:
        print(USAGE)  # noqa: T201 - a command's output
        return 0
    if arguments[:1] != ["check"] or len(arguments) > 2:  # noqa: PLR2004 - the command and its one argument
        print(USAGE, file=sys.stderr)  # noqa: T201 - a command's output
        return WRONG_USAGE
    try:
        findings = check(*arguments[1:])
    except GazetteerError as error:
        print(f"error: {error}", file=sys.stderr)  # noqa: T201 - a command's output
        return FAILED
    for finding in findings:
        print(finding)  # noqa: T201 - a command's output
    return FAILED if findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
