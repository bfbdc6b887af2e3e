"""Where a page's seal and its data stand: what writes pages and what reads them back agree on it here."""

from __future__ import annotations

SEAL_OPENS, SEAL_CLOSES = '<meta name="clashline-seal" content="', '">'
DATA_OPENS, DATA_CLOSES = '<script type="application/json" id="clashline-data">', "</script>"
