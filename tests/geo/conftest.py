"""What tests of ``geo`` may ask for: the theatre, gold claims, and claims, incidents and articles made up."""

from __future__ import annotations

import hashlib

import pytest
from gold_claims import SIDE_OF, load_gold

from geo.values import Article, Claim, Claimant, Evidence, Incident, Kind, LossView, Measure, Qualifier

# A script for the Python that has QGIS; to import it is to run it.
collect_ignore = ["ask_qgis.py"]


@pytest.fixture(scope="session")
def gold(theatre):
    """Return a function from an article's number ("000" a seed, "dev/001") to its gold claims."""
    return lambda number: load_gold(number, theatre)


@pytest.fixture(scope="session")
def theatre():
    """Return the default theatre's gazetteer."""
    import gazetteer

    return gazetteer.Gazetteer.load()


@pytest.fixture(scope="session")
def make():
    """Return a function that makes a claim of an article that says nothing else; a keyword a field."""

    def claim(measure="killed", low=None, high=None, /, **fields):
        number = fields.pop("number", 0)
        article_id = fields.setdefault("article_id", "a" * 16)
        label = fields.pop("by", "unattributed")
        side = SIDE_OF.get(label, "")
        victim = fields.setdefault("victim_side", "unknown")
        view = LossView.UNKNOWN
        if side and not victim.startswith(("civilians", "unknown")):
            view = LossView.OWN_LOSS if side == victim else LossView.ENEMY_LOSS
        evidence = Evidence(article_id=article_id, start=number * 10, end=number * 10 + 9, exact="words")
        fields.setdefault("loss_view", view)
        fields.setdefault("qualifier", Qualifier.EXACT)
        key = f"{article_id} {number} {measure} {low} {high} {victim} {label}"
        return Claim(
            id=f"c{hashlib.sha256(key.encode()).hexdigest()[:12]}",
            evidence=(evidence,),
            measure=Measure(measure),
            value_low=low,
            value_high=high,
            claimant=Claimant(label=label, side=side),
            **fields,
        )

    return claim


@pytest.fixture(scope="session")
def incident_of():
    """Return a function that puts claims into one incident."""

    def incident(*claims):
        return Incident(
            id=f"i{claims[0].id[1:]}",
            type="armed_clash",
            kind=Kind.CLASH,
            event_type="Battles",
            sub_event_type="Armed clash",
            title="Clashes",
            when=None,
            claim_ids=tuple(claim.id for claim in claims),
            joins=(),
            article_ids=tuple(sorted({claim.article_id for claim in claims})),
        )

    return incident


@pytest.fixture(scope="session")
def article_of():
    """Return a function that makes an empty article of an id and a day of publication."""

    def article(article_id="a" * 16, published="2025-10-12", text="", name="made up"):
        return Article(
            id=article_id, name=name, text=text, source_sha256="", text_sha256="", published=published
        )

    return article
