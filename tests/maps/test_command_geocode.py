"""``clashline geocode``."""

from __future__ import annotations

import json

from maps.command.run import run


def answers(capsys, *names):
    status = run(["geocode", *names, "--json"])
    return status, json.loads(capsys.readouterr().out)


def test_a_name_becomes_a_place_with_its_reason(capsys):
    status, [khost] = answers(capsys, "Khost province")
    assert status == 0
    assert khost["place"]["id"] == "khost-province"
    assert khost["why"]


def test_a_kind_word_or_a_containing_place_decides(capsys):
    status, [district, kabul] = answers(capsys, "Spin Boldak district", "Sarobi, Kabul")
    assert status == 0
    assert district["place"]["kind"] == "district"
    assert kabul["place"]["admin1"] == "Kabul"


def test_an_unknown_name_is_no_guess_and_shows_in_the_status(capsys):
    status, [khost, nowhere] = answers(capsys, "Khost province", "Xanadu")
    assert status == 1
    assert khost["place"]
    assert nowhere["place"] is None


def test_lines_for_people_carry_no_command_of_the_name(capsys):
    assert run(["geocode", "Khost province", "Xan\x1b[31madu"]) == 1
    told = capsys.readouterr().out
    assert told.startswith("Khost province: Khost Province (province, AF), lat 33.")
    assert "\x1b" not in told
