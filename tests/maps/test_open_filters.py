"""Filters, search and timeline of a map, each held against a count made here, apart from the page."""

from __future__ import annotations

import re
from datetime import date

import pytest

import maps

from .many_days import make_many
from .watch import watched

DESK = {"viewport": {"width": 1440, "height": 900}}
PHONE = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def made_up():
    return maps.render(make_many(), title="Made up for a test")


@pytest.fixture(scope="module")
def data(made_up, read_payload):
    return read_payload(made_up.html)


@pytest.fixture(scope="module")
def desk(browser, made_up):
    with watched(browser, made_up.html, **DESK) as (page, seen):
        yield page
    assert seen.is_silent(), seen


@pytest.fixture
def opened(desk):
    """Give the open page back as it was, by its own way out."""
    yield desk
    desk.evaluate("document.querySelector('.cl-clear').click()")
    desk.evaluate("document.querySelector('.cl-done').click()")
    assert desk.inner_text(".cl-shown") == ""


def _told(page):
    """Read the count line as four numbers: placed, of how many, at how many places, not placed."""
    text = page.inner_text(".cl-shown") or page.inner_text(".cl-pop-said")
    return [int(number.replace(",", "")) for number in re.findall(r"\d[\d,]*", text)]


def _count(data, keep):
    """Count the same from the payload: ``keep(incident, its places, its articles)`` says what is shown."""
    articles = {article["id"]: article for article in data["articles"]}
    shown, placed_of_all = [], 0
    for incident in data["incidents"]:
        places = [place for place in data["places"] if place["incident"] == incident["id"]]
        drawn = [place for place in places if place["drawn"]]
        placed_of_all += bool(drawn)
        if keep(incident, places, [articles[key] for key in incident["articles"]]):
            shown.append(drawn)
    return [
        sum(bool(drawn) for drawn in shown),
        placed_of_all,
        len({place["id"] for drawn in shown for place in drawn}),
        sum(not drawn for drawn in shown),
    ]


def _check(page, *names):
    for name in names:
        page.locator(".cl-check", has=page.get_by_text(name, exact=True)).locator("input").check()


CASES = {
    "kind": (lambda page: page.click(".cl-chip.k-clash"), lambda i, p, a: i["kind"] != "clash"),
    "side": (
        lambda page: _check(page, "TTP and other militants"),
        lambda i, p, a: "ttp_militants" in i["sides"],
    ),
    "grade": (
        lambda page: _check(page, "weak", "contested"),
        lambda i, p, a: i["grade"] in ("weak", "contested"),
    ),
    "precision": (
        lambda page: _check(page, "somewhere in this district"),
        lambda i, p, a: any(place["precision"] == "district" for place in p),
    ),
    "no place": (lambda page: _check(page, "place not known"), lambda i, p, a: not p),
    "ground": (
        lambda page: _check(page, "uncertain"),
        lambda i, p, a: any(not place["side_certain"] for place in p),
    ),
    "source": (
        lambda page: _check(page, "فرضی اخبار"),
        lambda i, p, a: any(article["publisher"] == "فرضی اخبار" for article in a),
    ),
    "language": (
        lambda page: _check(page, "German", "Urdu"),
        lambda i, p, a: any(article["language"] in ("de", "ur") for article in a),
    ),
    "all at once": (
        lambda page: [_check(page, "contested", "Urdu", "at this spot"), page.click(".cl-chip.k-strike")],
        lambda i, p, a: (
            i["grade"] == "contested"
            and i["kind"] != "strike"
            and any(article["language"] == "ur" for article in a)
            and any(place["precision"] == "site" for place in p)
        ),
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_the_count_is_true_under_every_filter(opened, data, case):
    act, keep = CASES[case]
    if case != "kind":
        opened.click(".cl-filter-toggle")
    act(opened)
    expected = _count(data, keep)
    assert 0 < sum(expected) < sum(_count(data, lambda *_: True))
    assert _told(opened) == expected
    assert opened.locator(".cl-app [role=status].cl-shown").count() == 1


def test_a_value_tells_how_many_it_would_show_and_clearing_shows_all(opened, data):
    opened.click(".cl-filter-toggle")
    _check(opened, "weak")
    row = opened.locator(".cl-check", has_text="Erfundene Zeitung")
    weak = [incident for incident in data["incidents"] if incident["grade"] == "weak"]
    german = {article["id"] for article in data["articles"] if article["language"] == "de"}
    assert int(row.locator(".cl-n").inner_text()) == sum(bool(german & set(i["articles"])) for i in weak) > 0
    assert opened.inner_text(".cl-filter-toggle") == "Filter · 1"
    opened.get_by_role("button", name="Clear all filters").click()
    assert opened.inner_text(".cl-filter-toggle") == "Filter"
    assert opened.inner_text(".cl-shown") == ""
    assert opened.locator(".cl-pop input:checked").count() == 0
    opened.keyboard.press("Escape")
    assert opened.locator(".cl-pop.is-filter").is_hidden()
    assert opened.evaluate("document.activeElement.className").startswith("cl-tool")


def _placed_at(data, place_id):
    return lambda incident, places, articles: any(place["id"] == place_id for place in places)


@pytest.mark.parametrize(
    ("query", "place"),
    [
        ("torkham", "torkham-crossing"),
        ("TORKHAM", "torkham-crossing"),
        ("تورخم", "torkham-crossing"),
        ("طورخم", "torkham-crossing"),
        ("كنر", "kunar-province"),  # Arabic kaf
        ("هلمند", "helmand-province"),
        ("ہلمند", "helmand-province"),
        ("Hilmand made-up", "helmand-province"),
    ],
)
def test_a_place_is_found_by_its_names_in_every_script(opened, data, query, place):
    opened.fill(".cl-search", query)
    assert _told(opened) == _count(data, _placed_at(data, place))


def test_a_sentence_an_id_and_a_publisher_are_found(opened, data):
    for query in ("that 41 were killed", "i000000000029"):
        opened.fill(".cl-search", query)
        assert _told(opened)[0] + _told(opened)[3] == 1
    opened.fill(".cl-search", "فرضي")  # Arabic yeh
    assert _told(opened) == _count(data, lambda i, p, a: any(x["language"] == "ur" for x in a))
    opened.fill(".cl-search", "")
    assert opened.inner_text(".cl-shown") == ""


def _within(first, last, *, undated=True):
    def keep(incident, places, articles):
        when = incident["date"]
        if when is None:
            return undated
        return when["start"] <= last and when["end"] >= first

    return keep


def _thumb(page, end):
    return page.locator(".cl-time .cl-thumb").nth(end)


def test_the_timelines_thumbs_are_moved_by_keys_and_the_undated_stand_apart(opened, data):
    first = _thumb(opened, 0)
    first.press("PageUp")
    first.press("ArrowRight")
    begins = first.get_attribute("aria-valuetext")
    last = _thumb(opened, 1)
    for key in ("PageDown", "PageDown", "ArrowLeft"):
        last.press(key)
    assert begins == first.get_attribute("aria-valuetext") != "20 November 2024"
    days = opened.evaluate(
        "[0, 1].map((end) => document.querySelectorAll('.cl-time .cl-thumb')[end].getAttribute('aria-valuenow'))"
    )
    assert 0 < int(days[0]) < int(days[1]) < int(last.get_attribute("aria-valuemax"))
    first_iso, last_iso = (_iso(thumb.get_attribute("aria-valuetext")) for thumb in (first, last))
    assert _told(opened) == _count(data, _within(first_iso, last_iso))
    undated = sum(incident["date"] is None for incident in data["incidents"])
    chip = opened.locator(".cl-time-undated")
    assert chip.inner_text() == f"Undated {undated}"
    chip.click()
    assert chip.get_attribute("aria-pressed") == "false"
    assert _told(opened) == _count(data, _within(first_iso, last_iso, undated=False))
    first.press("Home")
    last.press("End")
    chip.click()
    assert opened.inner_text(".cl-shown") == ""


def _iso(words):
    months = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ]
    day, month, year = words.split()
    return f"{year}-{months.index(month) + 1:02d}-{int(day):02d}"


def test_a_drag_on_the_timeline_chooses_days_and_another_carries_them_along(opened, data):
    box = opened.locator(".cl-time-box").bounding_box()

    def drag(start, end):
        y = box["y"] + 20
        opened.mouse.move(box["x"] + start * box["width"], y)
        opened.mouse.down()
        opened.mouse.move(box["x"] + end * box["width"], y, steps=4)
        opened.mouse.up()
        return [_iso(_thumb(opened, end).get_attribute("aria-valuetext")) for end in (0, 1)]

    chosen = drag(0.3, 0.5)
    assert _told(opened) == _count(data, _within(*chosen))
    moved = drag(0.4, 0.6)
    length = [date.fromisoformat(b) - date.fromisoformat(a) for a, b in (chosen, moved)]
    assert length[0] == length[1]
    assert moved[0] > chosen[0]
    assert _told(opened) == _count(data, _within(*moved))


def test_play_moves_on_by_itself_and_stops_and_with_reduced_motion_goes_step_by_step(browser, made_up):
    with watched(browser, made_up.html, **DESK) as (page, _):
        page.get_by_role("button", name="Play").click()
        page.locator('.cl-thumb[aria-label="First day shown"]:not([aria-valuenow="0"])').wait_for()
        page.get_by_role("button", name="Pause").click()
        assert page.get_by_role("button", name="Play").count() == 1
    with watched(browser, made_up.html, reduced_motion="reduce", **DESK) as (page, _):
        step = page.get_by_role("button", name="Next step")
        for at in ("0", "1"):
            step.click()
            assert _thumb(page, 0).get_attribute("aria-valuenow") == at
            assert _thumb(page, 1).get_attribute("aria-valuenow") == at


@pytest.mark.long
def test_a_map_of_one_day_has_no_timeline_and_one_of_years_has_bars_of_months(browser):
    with watched(browser, maps.render(make_many(days=1)).html, **DESK) as (page, _):
        assert page.locator(".cl-time").count() == 0
    with watched(browser, maps.render(make_many(days=3000, every=20)).html, **DESK) as (page, seen):
        first, last = _thumb(page, 0), _thumb(page, 1)
        first.press("ArrowRight")
        assert first.get_attribute("aria-valuetext") == "1 December 2024"
        assert int(last.get_attribute("aria-valuemax")) == 97
    assert seen.is_silent(), seen


def test_on_a_phone_all_of_it_stays_behind_one_button_with_large_targets(browser, made_up, data):
    with watched(browser, made_up.html, **PHONE) as (page, seen):
        assert page.locator(".cl-search").is_hidden()
        page.locator(".cl-filter-toggle").tap()
        panel = page.locator(".cl-pop.is-filter")
        small = panel.locator("button:visible, .cl-check:visible, input[type=search]").evaluate_all(
            "nodes => nodes.map((node) => node.getBoundingClientRect()).filter((box) => box.height < 44).length"
        )
        assert small == 0
        _check(page, "weak")
        assert _told(page) == _count(data, lambda i, p, a: i["grade"] == "weak")
        _thumb(page, 1).press("PageDown")
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
        page.get_by_role("button", name="Done").tap()
        assert panel.is_hidden()
        page.set_viewport_size({"width": 1200, "height": 800})
        page.locator(".cl-header .cl-search").wait_for()
    assert seen.is_silent(), seen
