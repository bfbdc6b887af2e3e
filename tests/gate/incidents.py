"""How well claims are joined into incidents: B-cubed scores on the gold claims, within articles and across them.

``PYTHONPATH=bench/border_claims python tests/gate/incidents.py`` prints both and every incident that joins what the labels hold apart.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

import evaluation
from gold_claims import load_gold

from geo.incident import join_incidents
from geo.when import date_claims

LABELS = Path(__file__).with_name("incident_pairs.toml")


@dataclass(frozen=True)
class Joined:
    """What was joined: each claim's incident, its gold events by name, and its article."""

    incident_of: dict
    events_of: dict
    article_of: dict


def read_labels():
    """Read the labels, and check that they name incidents that are there and no article that was held back."""
    labels = tomllib.loads(LABELS.read_text("utf-8"))
    members = [member for event in labels["event"] for member in event["members"]] + labels["open"]["members"]
    articles = {member.split()[0] for member in members}
    assert len(members) == len(set(members)), "an incident is labelled twice"
    assert not {article.removeprefix("dev/") for article in articles} & evaluation.held_back("dev")
    return labels


def articles_of(*, held_back):
    """List the articles that have gold claims: the seeds, then dev, with those held back or without."""
    hidden = frozenset() if held_back else evaluation.held_back("dev")
    names = sorted(path.name.partition(".")[0] for path in (evaluation.HERE / "dev").glob("*.gold.json"))
    seeds = sorted(path.name.partition(".")[0] for path in (evaluation.HERE / "seeds").glob("*.gold.json"))
    return [f"seeds/{name}" for name in seeds] + [f"dev/{name}" for name in names if name not in hidden]


def join(names, theatre, labels=None):
    """Join the gold claims of some articles together.

    ``labels`` say which incidents of different articles are one event; an incident that they call open counts
    for nothing. Without them each incident is an event of its own.
    """
    event_of = {m: event["what"] for event in (labels or {}).get("event", ()) for m in event["members"]}
    left_open = set(labels["open"]["members"]) if labels else set()
    articles, claims, events_of = [], [], {}
    for name in names:
        document = load_gold(name, theatre)
        articles.append(document.article)
        claims.extend(date_claims(document.article, document.claims, theatre))
        for incident_id, members in zip(document.incident_ids, document.incidents, strict=True):
            key = f"{name} {incident_id}"
            for number in members if key not in left_open else ():
                events_of.setdefault(document.claims[number].id, set()).add(event_of.get(key, key))
    incidents, _, _ = join_incidents(claims, (), theatre, articles)
    return Joined(
        incident_of={claim_id: each.id for each in incidents for claim_id in each.claim_ids},
        events_of=events_of,
        article_of={claim.id: claim.article_id for claim in claims},
    )


def b_cubed(parts, *, across=False):
    """Return B-cubed precision, recall and F1 over the claims that both gold and we have in an incident.

    Gold may have a claim in several events. With ``across``, a claim's companions are those of other articles only,
    and claims that have none, or were given none, count for nothing: joining within articles earns nothing.
    """
    precision, recall = [], []
    for joined in parts:
        events_of = {c: events for c, events in joined.events_of.items() if c in joined.incident_of}
        mates, companions = defaultdict(set), defaultdict(set)
        for claim, events in events_of.items():
            mates[joined.incident_of[claim]].add(claim)
            for event in events:
                companions[event].add(claim)
        for claim, events in events_of.items():
            away = {
                other
                for other in events_of
                if not across or joined.article_of[other] != joined.article_of[claim]
            }
            mine = mates[joined.incident_of[claim]] & away
            theirs = set().union(*(companions[event] for event in events)) & away
            if mine:
                precision.append(len(mine & theirs) / len(mine))
            if theirs:
                recall.append(len(mine & theirs) / len(theirs))
    p, r = sum(precision) / len(precision), sum(recall) / len(recall)
    return p, r, 2 * p * r / (p + r)


def within_articles(theatre):
    """Score joining within each article, over all of them."""
    return b_cubed([join([name], theatre) for name in articles_of(held_back=True)])


def across_articles(theatre):
    """Score joining across articles, over those labelled."""
    return b_cubed([join(articles_of(held_back=False), theatre, read_labels())], across=True)


def main():
    """Print the scores, and what was joined wrongly."""
    import gazetteer

    theatre = gazetteer.Gazetteer.load()
    lines = []
    for name, found in (("within", within_articles(theatre)), ("across", across_articles(theatre))):
        lines.append(f"{name:8} P {found[0]:.3f}  R {found[1]:.3f}  F1 {found[2]:.3f}")
    joined = join(articles_of(held_back=False), theatre, read_labels())
    events_of, incidents_of = defaultdict(set), defaultdict(set)
    for claim, incident in joined.incident_of.items():
        for event in joined.events_of.get(claim, ()):
            events_of[incident].add(event)
            incidents_of[event].add(incident)
    lines += ["", "one incident, and several events by the labels:"]
    lines += [
        f"  {key}: {', '.join(sorted(each))}" for key, each in sorted(events_of.items()) if len(each) > 1
    ]
    lines += ["", "one event by the labels, and several incidents:"]
    lines += [f"  {key}: {len(each)}" for key, each in sorted(incidents_of.items()) if len(each) > 1]
    sys.stdout.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
