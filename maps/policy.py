"""The page's Content-Security-Policy: nothing is allowed but the scripts and styles that we wrote into it."""

from __future__ import annotations

from base64 import b64encode
from hashlib import sha256

from .slots import ELEMENT

# A string becomes markup only by the one policy that maps/static/trusted.js makes, and never becomes a script.
_TRUSTED_TYPES = ("require-trusted-types-for 'script'", "trusted-types default")


def write_policy(page: str, *, tile_source: str | None = None) -> str:
    """Write the policy of a page: ``default-src 'none'`` and the hashes of its own scripts and styles.

    Beside them Trusted Types: where the browser knows them, no script can turn a string into markup or code.

    The page must be the one that our own constants make, before anything from outside is put into it: a hash
    vouches for what it is taken of.

    Parameters
    ----------
    page
        The HTML so far. Scripts and styles without attributes are hashed; a ``<script type="application/json">``
        is data to a browser and needs no leave.
    tile_source
        The one host that pictures may come from, as a CSP source (``https://*.tile.example``); None for none.

    Examples
    --------
    >>> write_policy("<script>1</script>").split("; ")[1]
    "script-src 'sha256-a4ayc/80/OGda4BO/1o/V0etpOqiLx1JwB5S3beHW0s='"
    """
    hashes: dict[str, dict[str, None]] = {
        "script": {},
        "style": {},
    }  # dicts, for they keep order and drop repeats
    for name, text in ELEMENT.findall(page):
        digest = b64encode(sha256(text.encode()).digest()).decode()
        hashes[name][f"'sha256-{digest}'"] = None
    directives = ["default-src 'none'"]
    directives += [f"{name}-src {' '.join(found)}" for name, found in hashes.items() if found]
    if tile_source is not None:
        # Leaflet swaps a tile that it no longer needs for an empty picture in a data: address.
        directives.append(f"img-src {tile_source} data:")
    directives += ["base-uri 'none'", "form-action 'none'", *_TRUSTED_TYPES]
    return "; ".join(directives)


def trust_neighbours(policy: str) -> str:
    """Turn a policy into that of a page whose scripts and styles are files of its own site.

    Examples
    --------
    >>> trust_neighbours("default-src 'none'; script-src 'sha256-a' 'sha256-b'; base-uri 'none'")
    "default-src 'none'; script-src 'self'; base-uri 'none'"
    """
    names = (directive.partition(" ")[0] for directive in policy.split("; "))
    return "; ".join(
        f"{name} 'self'" if name in ("script-src", "style-src") else directive
        for name, directive in zip(names, policy.split("; "), strict=True)
    )
