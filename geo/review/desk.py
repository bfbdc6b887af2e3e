"""The desk: where a review meets a build. Each stage hands its values over and gets them back as people decided."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from ..incident import Arrangement
from ..values import Action, Outcome, Unplaced
from .redact import redact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from gazetteer import Gazetteer

    from ..values import Claim, Decision, Dossier, Incident, Review

# What a decision changes of an incident that is still there, so that a person has looked at it.
_LOOKED_AT = frozenset({Action.CONFIRM, Action.GRADE, Action.MERGE, Action.SPLIT, Action.PLACE})


class Desk:
    """One review, applied to one build: ``judge``, ``keep``, ``arrangements``, ``grade``, ``close``, in this order.

    Parameters
    ----------
    review
        The decisions; those that point at what was not read stay without effect and are told as such.
    """

    def __init__(self, review: Review) -> None:
        self._decisions = review.decisions
        self._found: dict[int, list[str]] = {}
        self._notes: dict[int, str] = {}
        self._void: set[int] = set()
        self._discarded: set[str] = set()
        self._withheld: dict[int, tuple[Claim, ...]] = {}

    def judge(self, claims: Sequence[Claim], gazetteer: Gazetteer) -> tuple[Claim, ...]:
        """Return the claims without those that are withheld, and with corrected places in place."""
        known = {claim.id: claim for claim in claims}
        # A person may name a sensitive place too; the claims that come here are sheltered already.
        self._decisions = tuple(_shelter(decision, gazetteer) for decision in self._decisions)
        for decision in self._decisions:
            self._look_for(decision, known)
        for decision in self._of(Action.PLACE):
            self._correct(decision, known, gazetteer)
        self._withheld = {
            decision.number: tuple(known[claim_id] for claim_id in self._found[decision.number])
            for decision in self._of(Action.REDACT)
        }
        withheld = {claim.id for each in self._withheld.values() for claim in each}
        dropped = {
            claim_id for decision in self._of(Action.DISCARD) for claim_id in self._found[decision.number]
        }
        self._discarded = dropped - withheld
        return tuple(known[claim.id] for claim in claims if claim.id not in withheld)

    def keep(self, claims: Iterable[Claim]) -> tuple[Claim, ...]:
        """Return the claims that nobody discarded: those that incidents and numbers are made of."""
        return tuple(claim for claim in claims if claim.id not in self._discarded)

    def arrangements(self) -> tuple[Arrangement, ...]:
        """Return which claims are to be one incident, and which one of their own, in the order of the file."""
        return tuple(
            Arrangement(
                claim_ids=decision.claims,
                apart=decision.action is Action.SPLIT,
                reason=f"{'split off' if decision.action is Action.SPLIT else 'merged'} by {_signed(decision)}",
            )
            for decision in self._of(Action.MERGE, Action.SPLIT)
        )

    def grade(self, incidents: Iterable[Incident]) -> tuple[Incident, ...]:
        """Return the incidents with the grades that people gave them; what the rule says stays among the reasons."""
        graded = {claim_id: each for each in self._of(Action.GRADE) for claim_id in each.claims}
        changed = []
        for incident in incidents:
            decisions = [graded[claim_id] for claim_id in incident.claim_ids if claim_id in graded]
            if decisions:
                last = max(decisions, key=lambda decision: decision.number)
                by_rule = f"the rule gives {incident.grade}"
                reasons = (f"{last.grade} by {_signed(last)}", by_rule, *incident.grade_reasons)
                changed.append(replace(incident, grade=last.grade, grade_reasons=reasons))
            else:
                changed.append(incident)
        return tuple(changed)

    def close(self, dossier: Dossier) -> Dossier:
        """Return the dossier with what became of each decision, and without the words that are withheld."""
        incident_of = {claim_id: each.id for each in dossier.incidents for claim_id in each.claim_ids}
        incidents_of = {
            decision.number: tuple(
                dict.fromkeys(
                    incident_of[each] for each in self._found[decision.number] if each in incident_of
                )
            )
            for decision in self._decisions
        }
        for decision in self._of(Action.GRADE, Action.MERGE, Action.SPLIT):
            self._check_effect(decision, incidents_of[decision.number])
        looked_at = {
            incident_id
            for decision in self._of(*_LOOKED_AT)
            if decision.number not in self._void
            for incident_id in incidents_of[decision.number]
        }
        dossier = replace(
            dossier,
            incidents=tuple(
                replace(each, reviewed=each.reviewed or each.id in looked_at) for each in dossier.incidents
            ),
            unplaced=(*dossier.unplaced, *self._list_discarded(dossier.claims)),
        )
        redactions = self._of(Action.REDACT)
        dossier, hit = redact(dossier, redactions, self._withheld)
        for decision in redactions:
            if not decision.claims and decision.number not in hit:
                self._drop(decision, "what it withholds stands nowhere")
        dossier = replace(
            dossier,
            outcomes=tuple(self._tell(incidents_of)),
            withheld=tuple(sorted({decision.name for decision in redactions if decision.name})),
        )
        return redact(dossier, redactions, self._withheld)[0]

    def _of(self, *actions: Action) -> list[Decision]:
        return [decision for decision in self._decisions if decision.action in actions]

    def _look_for(self, decision: Decision, known: Mapping[str, Claim]) -> None:
        self._found[decision.number] = [each for each in decision.claims if each in known]
        missing = [each for each in decision.claims if each not in known]
        if missing:
            self._notes[decision.number] = f"no article that was read has the claim {', '.join(missing)}"
            if len(missing) == len(decision.claims):
                self._void.add(decision.number)

    def _drop(self, decision: Decision, note: str) -> None:
        self._void.add(decision.number)
        self._notes.setdefault(decision.number, note)

    def _correct(self, decision: Decision, known: dict[str, Claim], gazetteer: Gazetteer) -> None:
        """Put claims where a person says they are. The words that told otherwise are their places no more."""
        if decision.place and not _is_known(decision.place, gazetteer):
            self._drop(decision, f"the gazetteer has no place {decision.place!r}")
            return
        new = (decision.place,) if decision.place else ()
        fitting = [
            claim_id
            for claim_id in self._found[decision.number]
            if not decision.instead_of or decision.instead_of in known[claim_id].place_ids
        ]
        if self._found[decision.number] and not fitting:
            self._drop(decision, f"none of its claims is at {decision.instead_of!r}")
        for claim_id in fitting:
            claim = known[claim_id]
            kept = [each for each in claim.place_ids if decision.instead_of and each != decision.instead_of]
            places = tuple(dict.fromkeys((*kept, *new)))
            rule = f"{claim.rule}; placed by {_signed(decision)}"
            known[claim_id] = replace(claim, place_ids=places, mention_ids=(), locality="", rule=rule)

    def _check_effect(self, decision: Decision, incident_ids: Sequence[str]) -> None:
        if not incident_ids:
            self._drop(decision, "its claims are of no incident: they are totals, or discarded")
        elif decision.action is Action.MERGE and len(incident_ids) > 1:
            self._drop(decision, "a later entry took its claims apart again")

    def _list_discarded(self, claims: Iterable[Claim]) -> Iterator[Unplaced]:
        for claim in claims:
            if claim.id in self._discarded:
                words = claim.evidence[0].exact
                yield Unplaced(
                    what="claim", ref=claim.id, why="discarded", text=words, article_id=claim.article_id
                )

    def _tell(self, incidents_of: Mapping[int, tuple[str, ...]]) -> Iterator[Outcome]:
        for decision in self._decisions:
            yield Outcome(
                decision=decision,
                applied=decision.number not in self._void,
                note=self._notes.get(decision.number, ""),
                incident_ids=incidents_of[decision.number],
            )


def _signed(decision: Decision) -> str:
    return f"{decision.who}{f' on {decision.date}' if decision.date else ''}: {decision.why}"


def _shelter(decision: Decision, gazetteer: Gazetteer) -> Decision:
    place, instead_of = (
        gazetteer.stand_in(place_id).id if _is_known(place_id, gazetteer) else place_id
        for place_id in (decision.place, decision.instead_of)
    )
    return replace(decision, place=place, instead_of=instead_of)


def _is_known(place_id: str, gazetteer: Gazetteer) -> bool:
    """Tell whether an id is that of a place that a map may show: the theatre's, or one added to it."""
    return place_id in gazetteer and gazetteer.get(place_id).in_theatre
