"""Online geocoding against a server of our own, which answers well, badly, late, and with hostility."""

from __future__ import annotations

import itertools
import json
import multiprocessing
import socket
import sqlite3
import time

import pytest

from gazetteer import Gazetteer, OnlineError
from gazetteer.online import Online, OnlineQuestion, service
from gazetteer.online.turn import Turn, TurnError

from .server import served, village

AGENT = "border-desk/1.2 (maps@example.org)"
ASKED = OnlineQuestion(name="Zumray Kalay", within_id="khost-province")


@pytest.fixture(scope="module")
def durand():
    return Gazetteer.load("durand")


@pytest.fixture
def server():
    with served() as (address, does):
        yield address, does


@pytest.fixture
def online(server, tmp_path):
    return Online(user_agent=AGENT, server=server[0], folder=tmp_path)


@pytest.fixture
def hasty(server, tmp_path):
    return Online(user_agent=AGENT, server=server[0], folder=tmp_path, timeout_s=0.3)


def ask(online, durand, *questions):
    return online.look_up(questions or [ASKED], durand)


def test_a_place_is_found_checked_and_asked_for_once(online, durand, server):
    first, again = ask(online, durand, ASKED, ASKED)
    assert first == again
    assert (first.found.id, first.found.kind, first.asked) == ("nominatim-node-7", "city", True)
    assert "within Khost Province" in first.why
    ((_, query, headers),) = server[1].asked
    assert headers["User-Agent"] == AGENT
    assert query["countrycodes"] == ["af"]


def test_what_was_found_is_a_place_of_the_gazetteer_and_credited(online, durand):
    extended = online.extend(durand, ask(online, durand))
    assert extended.resolve("Zumray Kalay").id == "nominatim-node-7"
    assert durand.resolve("Zumray Kalay") is None
    assert any(
        "OpenStreetMap contributors" in notice and "online" in notice for notice in extended.attribution
    )
    assert online.extend(durand, []) is durand


def test_answers_are_kept_for_the_next_program(online, durand, server, tmp_path):
    ask(online, durand)
    later = Online(user_agent=AGENT, server=server[0], folder=tmp_path)
    (answer,) = ask(later, durand)
    assert answer.found
    assert not answer.asked
    assert len(server[1].asked) == 1


@pytest.mark.parametrize("days", [1e-9, 0])
def test_an_old_answer_is_asked_again(server, durand, tmp_path, days):
    for _ in range(2):
        ask(Online(user_agent=AGENT, server=server[0], folder=tmp_path, expiry_days=days), durand)
    assert len(server[1].asked) == 2


def test_no_such_place_is_an_answer_and_kept_a_shorter_time(online, durand, server, tmp_path):
    server[1].answer = []
    assert ask(online, durand)[0].why == "the service knows no such place"
    assert not ask(online, durand)[0].asked
    age(tmp_path, days=8)
    assert ask(online, durand)[0].asked


def age(folder, days):
    (path,) = folder.glob("*.sqlite")
    with sqlite3.connect(path) as database:
        database.execute("UPDATE answers SET asked = asked - ?", (days * 86_400,))
    database.close()


FAILURES = {
    "not found": (404, b"", {}),
    "error": (500, b"<h1>oops</h1>", {}),
    "unavailable": (503, b"", {}),
    "broken JSON": (200, b'[{"lat": ', {}),
    "deep JSON": (200, b"[" * 100_000, {}),
    "NaN": (200, b'[{"lat": NaN, "lon": 1}]', {}),
    "no JSON": (200, b"<html></html>", {}),
    "no UTF-8": (200, b"\xff\xfe", {}),
    "another form": (200, b'{"places": 3}', {}),
    "a number": (200, b"3", {}),
    "no coordinates": (200, b'[{"display_name": "x"}]', {}),
    "nowhere": (200, json.dumps([village(lat=123)]).encode(), {}),
    "endless": (200, b" " * 1_500_000, {}),
    "redirect": (302, b"", {"Location": "http://127.0.0.1:9/elsewhere"}),
    "redirect to a file": (302, b"", {"Location": "file:///etc/passwd"}),
}


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failure_is_no_answer_and_is_not_kept(online, durand, server, failure):
    status, body, headers = FAILURES[failure]
    server[1].status, server[1].answer, server[1].headers = status, body, headers
    (answer,) = ask(online, durand)
    assert answer.failed, answer
    assert answer.found is None
    assert "\n" not in answer.why
    server[1].status, server[1].answer, server[1].headers = 200, [village()], {}
    assert ask(online, durand)[0].found


def test_a_slow_service_is_not_waited_for(online, hasty, durand, server):
    server[1].slow_s = 3
    begun = time.monotonic()
    (answer,) = ask(hasty, durand)
    assert answer.failed
    assert time.monotonic() - begun < 2.5
    server[1].slow_s = 0
    assert ask(online, durand)[0].found


def test_a_server_that_sends_a_byte_now_and_then_is_not_waited_for(durand, tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def drip():
            connection, _ = listening.accept()
            with connection:
                connection.sendall(b"HTTP/1.0 200 OK\r\n\r\n")
                try:
                    for _ in range(40):
                        connection.sendall(b"[")
                        time.sleep(0.1)
                except OSError:
                    pass

        import threading

        thread = threading.Thread(target=drip, daemon=True)
        thread.start()
        online = Online(
            user_agent=AGENT,
            server=f"http://127.0.0.1:{listening.getsockname()[1]}",
            folder=tmp_path,
            timeout_s=0.5,
        )
        begun = time.monotonic()
        assert ask(online, durand)[0].failed
        assert time.monotonic() - begun < 2
        thread.join()


def test_after_three_failures_the_service_is_left_in_peace(online, durand, server):
    server[1].status = 500
    names = [OnlineQuestion(name=f"Village {letter}") for letter in "ABCDEF"]
    answers = ask(online, durand, *names)
    assert len(server[1].asked) == 3
    assert [answer.asked for answer in answers] == [True] * 3 + [False] * 3
    assert answers[-1].why == "not asked: the service does not answer"


def test_too_many_requests_make_everybody_wait(online, durand, server, tmp_path):
    server[1].status, server[1].headers = 429, {"Retry-After": "900"}
    answers = ask(online, durand, OnlineQuestion(name="Village A"), OnlineQuestion(name="Village B"))
    assert len(server[1].asked) == 1
    assert answers[1].why == "not asked: the service says that it is asked too often"
    server[1].status, server[1].headers = 200, {}
    another = Online(user_agent=AGENT, server=server[0], folder=tmp_path)
    (answer,) = ask(another, durand)
    assert answer.failed
    assert "asked for a pause" in answer.why
    assert len(server[1].asked) == 1


REFUSED = {
    "another province": ([village(lat=34.4, lon=70.45)], "outside Khost Province, where the text puts it"),
    "another country": ([village(lat=28.6, lon=77.2)], "in none of the theatre's countries"),
    "another name": ([village(name="Lisbon")], "has another name"),
    "a shop": ([village(**{"class": "shop", "type": "bakery"})], "no place that an incident could be at"),
    "a road": ([village(**{"class": "highway", "type": "track"})], "no place that an incident could be at"),
    "several": ([village(), village(lat=33.6, lon=69.8, number=8)], "could be several places"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_does_not_fit_the_text_is_refused_and_said(online, durand, server, case):
    server[1].answer, reason = REFUSED[case]
    (answer,) = ask(online, durand)
    assert answer.found is None
    assert not answer.failed
    assert reason in answer.why


def test_a_village_is_not_the_post_of_its_name(online, durand):
    post = OnlineQuestion(name="Zumray Kalay", kind="post", within_id="khost-province")
    assert "the text speaks of a post" in ask(online, durand, post)[0].why


def test_the_village_and_its_boundary_are_one_place(online, durand, server):
    server[1].answer = [
        village(),
        village(lat=33.41, number=9, **{"class": "boundary", "type": "administrative"}),
    ]
    assert ask(online, durand)[0].found.id == "nominatim-node-7"


HOSTILE = [
    "<img src=x onerror=alert(1)>",
    "{{ 7 * 7 }}${7*7}",
    "../../../etc/passwd",
    "Zumray\u202e Kalay",
    "=cmd|' /C calc'!A0",
    "a" * 20_000,
    "\0",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_stays_text_of_bounded_length(online, durand, server, tmp_path, text):
    server[1].answer = [
        village(
            display_name=f"Zumray Kalay, {text}",
            osm_type=text,
            namedetails={"name": text, text: text, "name:ur": ["x"]},
            boundingbox=[text] * 4,
            addresstype=text,
        )
    ]
    (answer,) = ask(online, durand)
    assert answer.found.id.startswith("nominatim-")
    assert answer.found.id.replace("-", "").isalnum()
    assert answer.found.address.isprintable()
    assert len(answer.found.address) <= 300
    assert all(len(name) <= 120 and name.isprintable() for name in answer.found.names)
    assert {path.parent for path in tmp_path.rglob("*")} == {tmp_path}


@pytest.mark.parametrize(
    "agent",
    [
        "",
        "  ",
        "geopy/2.5.0",
        "python-requests/2.0",
        "Mozilla/5.0 (X11)",
        "clashline",
        "x",
        "desk\r\nHost: a",
        "é" * 10,
    ],
)
def test_who_asks_must_say_so(agent, tmp_path):
    with pytest.raises(OnlineError, match="names no application of yours"):
        Online(user_agent=agent, folder=tmp_path)


def test_the_public_server_is_not_asked_from_a_cluster(tmp_path, monkeypatch):
    monkeypatch.setenv("SLURM_JOB_ID", "12")
    for server in ("", "https://nominatim.openstreetmap.org", "Nominatim.OpenStreetMap.org"):
        with pytest.raises(OnlineError, match="job of Slurm"):
            Online(user_agent=AGENT, server=server, folder=tmp_path)
    Online(user_agent=AGENT, server="geocoder.example.org", folder=tmp_path)


@pytest.mark.parametrize("server", ["ftp://a", "a b", "http://", "a@b", "http://a?b=c", "file:///etc/passwd"])
def test_a_server_is_an_address(server, tmp_path):
    with pytest.raises(OnlineError, match="is no server"):
        Online(user_agent=AGENT, server=server, folder=tmp_path)


def test_a_service_that_geopy_does_not_have_is_said(tmp_path):
    with pytest.raises(OnlineError, match="geopy has no geocoder 'nowhere'"):
        Online("nowhere", user_agent=AGENT, folder=tmp_path)


def test_a_service_that_wants_a_key_says_where_it_goes(tmp_path, monkeypatch):
    with pytest.raises(OnlineError, match="CLASHLINE_GEOCODER_KEY"):
        Online("opencage", user_agent=AGENT, folder=tmp_path)
    monkeypatch.setenv("CLASHLINE_GEOCODER_KEY", "secret")
    assert Online("opencage", user_agent=AGENT, folder=tmp_path).service.name == "opencage"


def test_a_damaged_cache_is_put_aside(online, durand, tmp_path):
    ask(online, durand)
    (path,) = tmp_path.glob("*.sqlite")
    path.write_bytes(b"no database" * 1000)
    assert ask(online, durand)[0].asked
    assert not ask(online, durand)[0].asked


def test_a_folder_that_cannot_be_made_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OnlineError, match="answers cannot be kept there"):
        Online(user_agent=AGENT, folder=tmp_path / "file" / "in")


def test_a_public_server_is_asked_for_so_many_names_a_run(online, durand, server, monkeypatch):
    from dataclasses import replace

    online._public = True
    monkeypatch.setattr(online, "service", replace(online.service, most=2))
    answers = ask(online, durand, *(OnlineQuestion(name=f"Village {letter}") for letter in "ABC"))
    assert len(server[1].asked) == 2
    assert "not fair to a public server" in answers[2].why


def take_turns(folder, name, times, interval_s):
    turn = Turn(folder, name, interval_s)
    for _ in range(3):
        with turn.take():
            times.append((time.time(), "in"))
            time.sleep(0.01)
            times.append((time.time(), "out"))


def test_processes_ask_one_after_the_other_and_never_too_soon(tmp_path):
    context = multiprocessing.get_context("spawn")
    with context.Manager() as manager:
        times = manager.list()
        workers = [context.Process(target=take_turns, args=(tmp_path, "n", times, 0.15)) for _ in range(3)]
        for worker in workers:
            worker.start()
        for worker in workers:
            worker.join(60)
        events = sorted(times)
    assert [what for _, what in events] == ["in", "out"] * 9
    gaps = [later - earlier for (earlier, _), (later, _) in zip(events[1::2], events[2::2], strict=False)]
    assert min(gaps) >= 0.149


def test_a_clock_that_was_set_back_holds_nobody_for_long(tmp_path):
    (tmp_path / "n.next").write_text(repr(time.time() + 10**7))
    with pytest.raises(TurnError, match="60 minutes"), Turn(tmp_path, "n", 1).take():
        pass
    (tmp_path / "n.next").write_text("")
    begun = time.monotonic()
    with Turn(tmp_path, "n", 0.2).take():
        assert time.monotonic() - begun >= 0.19


def test_the_public_server_is_asked_once_a_second(server, durand, tmp_path, monkeypatch):
    known = {"nominatim": service._known()["nominatim"] | {"server": server[0], "interval_s": 0.2}}
    monkeypatch.setattr(service, "_known", lambda: known)
    online = Online(user_agent=AGENT, folder=tmp_path)
    ask(online, durand, *(OnlineQuestion(name=f"Village {letter}") for letter in "ABC"))
    times = [when for when, _, _ in server[1].asked]
    assert all(later - earlier >= 0.2 for earlier, later in itertools.pairwise(times))
