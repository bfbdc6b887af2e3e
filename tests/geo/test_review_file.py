"""The review file: what it may say, and what is told of one that is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import ReviewError
from geo.review import read_review
from geo.review.entry import KEYS, check_entry
from geo.values import Action, Decision

CLAIM, OTHER, ARTICLE = "c0123456789ab", "cba9876543210", "0123456789abcdef"
SIGNED = 'who = "An editor"\nwhy = "misread"\n'


@pytest.fixture
def review(tmp_path):
    def read(text, name="review.toml"):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        return read_review(path)

    return read


def test_every_action_is_read(review):
    found = review(
        "\n".join(
            f"[[review]]\n{SIGNED}{entry}"
            for entry in (
                f'action = "confirm"\nclaim = "{CLAIM}"\ndate = 2025-10-20',
                f'action = "discard"\nclaims = ["{CLAIM}", "{OTHER}"]',
                'action = "grade"\nincident = "i0123456789ab"\ngrade = "fair"\ndate = "2025-10-20"',
                f'action = "merge"\nclaim = "{OTHER}"\nincidents = ["i0123456789ab"]',
                f'action = "split"\nclaims = ["{CLAIM}"]',
                f'action = "place"\nclaim = "{CLAIM}"\nplace = "none"\ninstead_of = "khost-province"',
                'action = "redact"\nname = "A  Name"',
                f'action = "redact"\narticle = "{ARTICLE}"',
                f'action = "redact"\nquotes = ["{CLAIM}"]',
            )
        )
    )
    assert [decision.number for decision in found.decisions] == list(range(1, 10))
    confirm, discard, grade, merge, _, place, name, article, quotes = found.decisions
    assert (confirm.action, confirm.claims, confirm.date) == (Action.CONFIRM, (CLAIM,), "2025-10-20")
    assert discard.claims == (CLAIM, OTHER)
    assert (grade.claims, grade.grade, grade.date) == ((CLAIM,), "fair", "2025-10-20")
    assert merge.claims == (OTHER, CLAIM)
    assert (place.place, place.instead_of) == ("", "khost-province")
    assert (name.name, article.article, quotes.quotes) == ("A Name", ARTICLE, (CLAIM,))
    assert {(each.who, each.why) for each in found.decisions} == {("An editor", "misread")}


def test_a_table_of_comma_separated_values_says_the_same(review):
    rows = f"""action,claims,grade,name,date,who,why
grade,{CLAIM},fair,,2025-10-20,An editor,"two reports, both good"
merge,{CLAIM}; {OTHER},,,,An editor,same night
redact,,,A Name,,An editor,asked
"""
    grade, merge, redact = review("\ufeff" + rows, "review.CSV").decisions
    assert grade == Decision(
        number=1, action=Action.GRADE, who="An editor", why="two reports, both good", date="2025-10-20",
        claims=(CLAIM,), grade="fair",
    )  # fmt: skip
    assert (merge.claims, redact.name) == ((CLAIM, OTHER), "A Name")


def test_a_file_without_entries_decides_nothing(review):
    assert review("# nobody has decided anything yet\n").decisions == ()
    assert review("action,who,why\n", "review.csv").decisions == ()


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (f'action = "discard"\nclaim = "{CLAIM}"\nwho = "X"', "entry 1 (discard): 'why' is missing"),
        (f'action = "discard"\nclaim = "{CLAIM}"\nwho = " "\nwhy = "y"', "'who' is missing"),
        (
            f'action = "burn"\nclaim = "{CLAIM}"\n{SIGNED}',
            "entry 1 (burn): 'burn' is no action; the actions are",
        ),
        (f'claim = "{CLAIM}"\n{SIGNED}', "entry 1: '' is no action"),
        (f'action = "discard"\n{SIGNED}', "says not which claim"),
        (f'action = "discard"\nclaim = "c123"\n{SIGNED}', "'c123' is no such id; write c and 12"),
        (f'action = "discard"\nclaims = "{CLAIM}"\n{SIGNED}', "claims is no list; write ['c0123456789ab']"),
        (
            f'action = "discard"\nclaim = "{CLAIM}"\ngrade = "fair"\n{SIGNED}',
            "'grade' is no key of it; its keys are action",
        ),
        (f'action = "grade"\nclaim = "{CLAIM}"\n{SIGNED}', "'grade' is missing"),
        (
            f'action = "grade"\nclaim = "{CLAIM}"\ngrade = "good"\n{SIGNED}',
            "'good' is no grade; the grades are confirmed",
        ),
        (f'action = "merge"\nclaim = "{CLAIM}"\n{SIGNED}', "merges one thing"),
        (f'action = "place"\nclaim = "{CLAIM}"\n{SIGNED}', "'place' is missing"),
        (f'action = "redact"\n{SIGNED}', "is about one thing"),
        (f'action = "redact"\nclaim = "{CLAIM}"\nname = "X"\n{SIGNED}', "is about one thing"),
        (f'action = "redact"\narticle = "x"\n{SIGNED}', "article: 'x' is no such id"),
        (f'action = "redact"\nname = 7\n{SIGNED}', "name is no text; put it into quotes"),
        (
            f'action = "discard"\nclaim = "{CLAIM}"\ndate = "last week"\n{SIGNED}',
            "date 'last week' is no day",
        ),
        (f'action = "discard"\nclaim = "{CLAIM}"\nnote = 1\n{SIGNED}', "'note' is no key of it"),
    ],
)
def test_a_wrong_entry_is_told_in_one_line_with_file_and_entry(review, entry, told):
    with pytest.raises(ReviewError) as caught:
        review(f"[[review]]\n{entry}")
    message = str(caught.value)
    assert "review.toml: entry 1" in message
    assert told in message
    assert "\n" not in message


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("review.toml", "[[reviews]]", "'reviews' is no key; write [[review]] over each entry"),
        ("review.toml", "[review]", "review is no list of tables"),
        ("review.toml", "a = ", "is no valid TOML"),
        ("review.toml", "a\0", "NUL"),
        ("review.txt", "", "is no review file; name a .toml or .csv"),
        ("review.csv", "action,claim,note\n", "'note' is no column; the columns are action"),
        ("review.csv", "action,action\n", "a column stands twice"),
        ("review.csv", "action,who,why\ndiscard,X,Y,Z\n", "line 2 has more cells than columns"),
        ("review.csv", 'action,who,why\n"discard\n', "is no CSV"),
    ],
)
def test_a_wrong_file_is_told_in_one_line(review, name, text, told):
    with pytest.raises(ReviewError) as caught:
        review(text, name)
    assert name in str(caught.value)
    assert told in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(ReviewError, match=r"none\.toml: no such file"):
        read_review(tmp_path / "none.toml")


VALUES = st.one_of(
    st.text(max_size=20), st.integers(), st.booleans(), st.none(), st.lists(st.text(max_size=15), max_size=3),
    st.sampled_from([CLAIM, [CLAIM], ARTICLE, "grade", "fair", "none", "2025-01-01", *Action]),
)  # fmt: skip


@given(
    entry=st.dictionaries(st.one_of(st.sampled_from(sorted(KEYS)), st.text(max_size=8)), VALUES, max_size=8)
)
def test_any_entry_is_a_decision_or_a_value_error(entry):
    try:
        decision = check_entry(1, entry)
    except ValueError:
        return
    assert decision.who
    assert decision.why
