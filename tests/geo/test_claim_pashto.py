"""Claims in Pashto, one phenomenon a made-up sentence."""

from __future__ import annotations

import pytest

from .told import claims_of

CASES = [
    ("په خوست کې ۱۲ ملکیان ووژل شول.", ["killed 12 12 civilians_af unattributed"]),
    ("په خوست کې دولس ملکیان ووژل شول.", ["killed 12 12 civilians_af unattributed"]),
    ("په خوست کې دوه ویشت ملکیان ووژل شول.", ["killed 22 22 civilians_af unattributed"]),
    ("په خوست کې لږ تر لږه لس ملکیان ووژل شول.", ["killed 10 - civilians_af unattributed"]),
    ("په خوست کې تر ۲۰ ډېر ملکیان ټپیان شول.", ["wounded 21 - civilians_af unattributed"]),
    ("په خوست کې لسګونه ملکیان ټپیان شول.", ["wounded 24 - civilians_af unattributed"]),
    ("د پاکستان درې سرتېري ووژل شول.", ["killed 3 3 pakistan_forces unattributed"]),
    ("درې پاکستاني سرتېري وژل شوي دي.", ["killed 3 3 pakistan_forces unattributed"]),
    ("د طالبانو څلور جنګیالي مړه شوي دي.", ["killed 4 4 afghan_forces unattributed"]),
    (
        "پنځه پاکستاني سرتېري ووژل شول او درې نور ټپیان شول.",
        ["killed 5 5 pakistan_forces unattributed", "wounded 3 3 pakistan_forces unattributed"],
    ),
    (
        "د طالبانو ویاند ذبیح الله مجاهد وویل چې ۵۸ پاکستاني سرتېري وژل شوي دي.",
        ["killed 58 58 pakistan_forces afghan_taliban"],
    ),
    (
        "د خوست والي ازادي راډیو ته وویل چې درې ماشومان ووژل شول.",
        ["killed 3 3 civilians_af local_officials_af"],
    ),
    ("د پولیسو په وینا په خوست کې درې ماشومان ووژل شول.", ["killed 3 3 civilians_af local_officials_af"]),
    ("د خوست اوسېدونکي وايي چې یو ماشوم ټپي شوی دی.", ["wounded 1 1 civilians_af witness"]),
    ("په سپین بولدک کې نښته وشوه.", ["clash - - unknown unattributed"]),
    ("د تورخم دروازه وتړل شوه.", ["closure - - unknown unattributed"]),
    ("د تورخم دروازه بېرته پرانیستل شوه.", ["reopening - - unknown unattributed"]),
    ("په خوست کې درې ماشومان نه دي ټپیان شوي.", []),
]


@pytest.mark.parametrize(("text", "claims"), CASES)
def test_a_pashto_sentence_holds_its_claims(text, claims):
    assert claims_of(text, "ps") == set(claims)
