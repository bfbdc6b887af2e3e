"""Where the parts of a page stand: what writes pages and what reads or rewrites them agree on it here."""

from __future__ import annotations

import re

POLICY_OPENS, POLICY_CLOSES = '<meta http-equiv="Content-Security-Policy" content="', '">'
SEAL_OPENS, SEAL_CLOSES = '<meta name="clashline-seal" content="', '">'
DATA_OPENS, DATA_CLOSES = '<script type="application/json" id="clashline-data">', "</script>"
# Data for programs that read pages, which browsers neither run nor show.
STATEMENTS_OPENS, STATEMENTS_CLOSES = '<script type="application/ld+json">', "</script>"
# Scripts and styles of our own have no attributes; in the rest of a page, whatever is from outside is escaped.
ELEMENT = re.compile(r"<(script|style)>(.*?)</\1>", re.DOTALL)
