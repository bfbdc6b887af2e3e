import json
import os
import shutil
import subprocess
import sys
from dataclasses import replace
from types import SimpleNamespace

import pytest

import geo
from gazetteer import Gazetteer
from geo import ArticleError, ClaimRelation, FileError, LossView, Measure, RelationKind, Scope, Stance
from geo.annotate import annotate, annotate_article, predict
from geo.annotate.toll import count_killed

from .dossiers import Handful, article, claim, small_dossier

SENTENCE = "The ministry of A said 58 soldiers were killed in B."
OTHER = "The army denied it and said 23 had died."
PLACE = {"start", "end", "surface", "name", "kind", "country", "role"}
CLAIM = {
    "type", "value_low", "value_high", "qualifier", "approx", "victim_side", "claimant", "claimant_text", "stance",
    "places", "date", "evidence_start", "evidence_end",
}  # fmt: skip


class Countries(Handful):
    world = ()
    theatre = SimpleNamespace(data={"frontier": {"place": "the-line"}})
    sides = SimpleNamespace(parties={})


@pytest.fixture(scope="module")
def annotation():
    dossier = small_dossier()
    return annotate_article(dossier.articles[0], dossier, Countries())


def killed(number, low, high=None, *, exact=SENTENCE, side="army", view=LossView.UNKNOWN, **fields):
    known = {"victim_side": side, "victim_class": "soldiers", "loss_view": view}
    return claim(article(), number, exact, low=low, high=high, **{**known, **fields})


def test_the_annotation_has_the_shape_of_the_gold(annotation, corpus):
    gold = json.loads((corpus / "seeds" / "000.gold.json").read_text("utf-8"))
    assert gold["places"][0].keys() <= annotation["places"][0].keys()
    assert set(gold["claims"][0]) - {"date_source"} <= set(annotation["claims"][0])
    assert set(gold["incidents"][0]) <= set(annotation["incidents"][0])
    json.dumps(annotation, allow_nan=False)


def test_names_stand_without_kind_and_countries_in_english(annotation):
    places = {place["surface"]: place for place in annotation["places"]}
    assert (places["B"]["name"], places["B"]["kind"], places["B"]["country"]) == ("B", "province", "A")
    assert (places["B"]["lat"], places["B"]["lon"], places["B"]["radius_m"]) == (33.3, 69.9, 5e4)


def test_a_name_that_others_have_stands_with_what_tells_it_apart():
    text = "Two men were shot in Khar, Bajaur, and one in Karak."
    ((_, told),) = predict([replace(article(), text=text)])
    assert [place["name"] for place in told["places"]] == ["Khar (Bajaur)", "Bajaur", "Karak"]


def test_claims_and_incidents_name_places_as_the_text_calls_them():
    text = "Two soldiers were killed at the Chaman border crossing on Sunday."
    ((_, told),) = predict([replace(article(), text=text)])
    assert [place["name"] for place in told["places"]] == ["Chaman"]
    assert all(each["places"] == ["Chaman"] for each in (*told["claims"], *told["incidents"]))
    assert told["event"]["place"]["name"] == "Chaman"


def test_descriptions_are_no_places(annotation):
    assert "Sunday" not in {place["surface"] for place in annotation["places"]}


def test_incidents_refer_to_claims_by_their_number(annotation):
    assert [(each["id"], each["claims"]) for each in annotation["incidents"]] == [("I1", [0, 1, 2, 3])]
    assert annotation["incidents"][0]["places"] == ["B", "C", "E", "A", "the line"]


def test_the_event_is_at_the_most_exact_place(annotation):
    assert annotation["event"]["place"] == {
        "name": "C",
        "lat": 34.1,
        "lon": 71.1,
        "radius_m": 500.0,
        "kind": "crossing",
    }
    assert (annotation["event"]["date"], annotation["event"]["type"]) == ("2025-10-12", "armed_clash")


def test_an_event_on_a_stretch_is_where_the_stretch_is():
    dossier = small_dossier()
    stretch = tuple(place for place in dossier.incident_places if place.place_id is None)
    annotated = annotate_article(dossier.articles[0], replace(dossier, incident_places=stretch), Countries())
    assert (annotated["event"]["place"]["lat"], annotated["event"]["place"]["lon"]) == (32.05, 69.05)


def test_an_article_without_incident_has_an_event_without_anything():
    dossier = replace(small_dossier(), mentions=(), incidents=(), incident_places=())
    annotated = annotate_article(dossier.articles[0], dossier, Countries())
    assert annotated["event"] == {"killed": None, "place": None, "date": None, "type": None}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        # Nothing is claimed, and something happened there.
        ("Unknown persons blew up a power pylon in Barmal district of Paktika.", "Barmal"),
        # The claim's sentence names the province alone, another one the district.
        ("Two soldiers died in Paktika. Their patrol had driven over a mine in Barmal.", "Barmal"),
        # Nothing happens at an office's town, but something is claimed and nowhere else is named.
        ("Shots were fired at the district office of Barmal; nobody was hurt.", "Barmal"),
        # Nothing is claimed, and nothing happened.
        ("The district office of Barmal will open again on Monday.", None),
        ("Two soldiers were killed by gunmen from Barmal.", None),
    ],
)
def test_an_event_is_where_its_article_says_that_something_happened(text, place):
    ((_, told),) = predict([replace(article(), text=text)])
    assert (told["event"]["place"] or {"name": None})["name"] == place


def test_what_is_told_first_is_the_event_unless_it_lies_behind():
    dossier = small_dossier()
    first, *rest = dossier.claims
    strike = replace(
        dossier.incidents[1],
        type="air_strike",
        claim_ids=(first.id,),
        article_ids=dossier.incidents[0].article_ids,
    )
    clash = replace(dossier.incidents[0], claim_ids=tuple(each.id for each in rest))
    told = replace(dossier, incidents=(clash, strike))
    assert annotate_article(told.articles[0], told, Countries())["event"]["type"] == "air_strike"
    behind = replace(told, claims=(replace(first, background=True), *rest))
    assert annotate_article(told.articles[0], behind, Countries())["event"]["type"] == "armed_clash"


def test_of_one_side_its_own_word_counts_before_its_enemys():
    claims = [
        killed(1, 58, 58, view=LossView.ENEMY_LOSS),
        killed(2, 23, 23, exact=OTHER, view=LossView.OWN_LOSS),
    ]
    assert count_killed(claims, ()) == 23


def test_sides_are_summed():
    claims = [killed(1, 23, 23), killed(2, 201, None, side="others")]
    assert count_killed(claims, ()) == 224


@pytest.mark.parametrize(
    "left_out",
    [
        {"stance": Stance.DENIES},
        {"aggregate": True},
        {"unsplit": True},
        {"subset_of": "c000000000001"},
        {"scope": Scope.CUMULATIVE},
        {"measure": Measure.WOUNDED},
    ],
)
def test_what_is_no_toll_of_the_event_is_left_out(left_out):
    assert count_killed([killed(1, 23, 23), killed(2, 500, 500, exact=OTHER, **left_out)], ()) == 23


def test_a_total_and_its_parts_are_counted_once():
    total = killed(1, 10, 10, place_ids=("b-province", "c-crossing"))
    parts = [
        killed(2, 7, 7, exact=OTHER, place_ids=("b-province",)),
        killed(3, 3, 3, exact="officials said", place_ids=("c-crossing",)),
    ]
    assert count_killed([total, *parts], ()) == 10
    assert count_killed(parts, ()) == 10
    alike = [replace(parts[0], value_low=5), replace(parts[1], value_low=5)]
    assert count_killed(alike, ()) == 10
    related = [
        ClaimRelation(kind=RelationKind.PART_OF, source=part.id, target=total.id, reason="")
        for part in parts[:1]
    ]
    assert count_killed([total, *parts[:1]], related) == 10


def test_a_place_among_others_is_counted_once():
    both = killed(1, 47, 47, place_ids=("b-province", "e-city"))
    one = killed(2, 41, 41, exact=OTHER, place_ids=("b-province",))
    assert count_killed([both, one], ()) == 47


def test_parts_in_one_sentence_are_added_and_repetitions_are_not():
    parts = [killed(1, 2, 2, victim_class="soldiers"), killed(2, 3, 3, victim_class="police")]
    assert count_killed(parts, ()) == 5
    assert count_killed([killed(1, 2, 2), killed(2, 2, 2, exact=OTHER)], ()) == 2


def test_a_revised_toll_takes_the_place_of_the_earlier():
    early, late = killed(1, 9, 9), killed(2, 7, 7, exact=OTHER)
    revision = ClaimRelation(kind=RelationKind.REVISES, source=late.id, target=early.id, reason="")
    assert count_killed([early, late], [revision]) == 7
    assert count_killed([early, late], ()) == 9


def test_an_unknown_side_is_not_added_to_the_known_ones():
    known = [killed(1, 2, 2), killed(2, 10, 10, side="civilians_a", exact=OTHER)]
    assert count_killed([*known, killed(3, 12, 12, side="unknown")], ()) == 12
    assert count_killed([killed(3, 12, 12, side="unknown")], ()) == 12


def test_an_unknown_side_told_in_one_breath_with_a_known_one_is_a_part():
    commander, guards = killed(1, 1, 1), killed(2, 2, 2, side="unknown")
    assert count_killed([commander, guards], ()) == 3
    assert count_killed([commander, replace(guards, value_low=1, value_high=1)], ()) == 1


def test_fatalities_without_a_noun_repeat_a_total_and_attackers_are_added_to_it():
    people = killed(1, 3, 3, victim_class="people", side="civilians_a")
    assert count_killed([people, killed(2, 3, 3, exact=OTHER)], ()) == 3
    bomber = killed(2, 1, 1, exact=OTHER, side="militants", victim_class="militants")
    assert count_killed([people, bomber], ()) == 4
    assert count_killed([people, replace(bomber, victim_class="soldiers")], ()) == 3


def test_a_movement_and_the_state_that_it_took_later_are_told_apart():
    soldiers = killed(1, 3, 3)
    rebels = killed(2, 5, 5, exact=OTHER, victim_class="movement")
    assert count_killed([soldiers, rebels], ()) == 5
    assert count_killed([soldiers, rebels], (), split=frozenset({"army"})) == 8


@pytest.mark.parametrize(("year", "dead"), [(2013, 9), (2024, 6)])
def test_sides_are_split_before_the_day_that_the_theatre_gives(year, dead):
    text = f"On 12 May {year}, a checkpoint was attacked in Nad Ali. 3 police were killed. 6 Taliban were killed."
    ((_, told),) = predict([replace(article(), text=text)])
    assert told["event"]["killed"] == dead


def test_where_the_main_event_counts_no_dead_another_at_the_same_place_does():
    text = "Army helicopters pounded hideouts near Miranshah. At least 15 militants and two soldiers were killed."
    ((_, told),) = predict([replace(article(), text=text)])
    assert (told["event"]["type"], told["event"]["killed"]) == ("air_strike", 17)
    text = "Army helicopters pounded hideouts near Miranshah. Two soldiers were killed in Quetta."
    ((_, told),) = predict([replace(article(), text=text)])
    assert (told["event"]["type"], told["event"]["killed"]) == ("air_strike", None)


def test_no_dead_and_no_word_of_dead_differ():
    nobody = claim(article(), 1, SENTENCE, Measure.NONE_KILLED)
    assert count_killed([nobody], ()) == 0
    assert count_killed([killed(1, None)], ()) is None


def test_an_open_value_counts_with_the_end_that_is_known():
    assert count_killed([killed(1, None, 58)], ()) == 58


def test_a_folder_is_annotated_article_by_article(tmp_path, corpus):
    source = tmp_path / "in"
    source.mkdir()
    shutil.copy(corpus / "dev" / "003.json", source)
    shutil.copy(corpus / "dev" / "003.gold.json", source)
    (source / "004.json").write_text('{"text": 3}', encoding="utf-8")
    seen = []
    annotated = annotate(source, tmp_path / "out", progress=lambda done, of: seen.append((done, of)))
    assert [path.name for path in annotated.written] == ["003.pred.json"]
    assert [str(problem) for problem in annotated.problems] == [
        f'{source / "004.json"}: is no article; it must be an object with a "text"'
    ]
    assert seen == [(1, 2), (2, 2)]
    prediction = json.loads((tmp_path / "out" / "003.pred.json").read_text("utf-8"))
    assert prediction["id"] == "003"
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == ["003.pred.json"]


def test_the_gold_is_never_opened(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "003.gold.json").symlink_to("/dev/full")
    with pytest.raises(ArticleError, match="has no article"):
        annotate(tmp_path / "in", tmp_path / "out")


def test_the_articles_folder_is_no_place_to_write(tmp_path):
    (tmp_path / "003.json").write_text('{"text": "Torkham reopened."}', encoding="utf-8")
    (tmp_path / "link").symlink_to(tmp_path)
    for out in (tmp_path, tmp_path / "." / "link", tmp_path / "sub" / ".."):
        with pytest.raises(FileError, match="name another folder"):
            annotate(tmp_path, out)


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(ArticleError, match="nowhere: no such file or directory"):
        annotate(tmp_path / "nowhere", tmp_path / "out")


def test_annotating_twice_gives_the_same_bytes(tmp_path, corpus):
    source = tmp_path / "in"
    source.mkdir()
    shutil.copy(corpus / "dev" / "018.json", source)
    for out in ("a", "b"):
        annotate(source, tmp_path / out)
    assert (tmp_path / "a" / "018.pred.json").read_bytes() == (tmp_path / "b" / "018.pred.json").read_bytes()


def test_seeds_are_numbered_as_the_corpus_numbers_them(seeds):
    numbers = [number for number, _ in predict(geo.read(seeds), Gazetteer.load())]
    assert numbers == ["000", "001", "002", "003", "004"]


def test_predicted_offsets_lead_to_the_surface(seeds):
    articles = geo.read(seeds)
    for source, (_, prediction) in zip(articles, predict(articles), strict=True):
        assert prediction["places"]
        for place in prediction["places"]:
            assert source.text[place["start"] : place["end"]] == place["surface"]
            assert place.keys() >= PLACE
        for each in prediction["claims"]:
            assert each.keys() >= CLAIM
            assert source.text[each["evidence_start"] : each["evidence_end"]].strip()


def test_what_is_not_to_be_kept_is_not_annotated(seeds):
    nothing = {"claims": (), "incidents": (), "incident_places": (), "relations": (), "estimates": ()}
    ((_, prediction),) = predict(geo.read(seeds)[:1], keep=lambda dossier: replace(dossier, **nothing))
    assert prediction["places"]
    assert (prediction["claims"], prediction["incidents"], prediction["event"]["type"]) == ([], [], None)


def test_the_order_of_hashes_makes_no_difference(seeds):
    code = (
        "import geo, json, sys; articles = geo.read(sys.argv[1]);"
        "print(json.dumps([list(geo.predict(articles)), geo.explain(geo.build(articles))]))"
    )
    told = [
        subprocess.run(
            [sys.executable, "-c", code, seeds],
            check=True,
            capture_output=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("1", "2")
    ]
    assert told[0] == told[1]
    assert len(told[0]) > 1000
