"""The control: were the page unsafe, would anybody notice?"""

from __future__ import annotations

import pytest

from .control import is_executable, write_control
from .hostile import Payload, read_payloads
from .watch import POKE, watched

SAMPLE = 150
TO_A_PAGE = 25
# Milliseconds. Long enough for an animation, a timer or a picture that fails.
SETTLE_MS = 150


def _sample():
    live = [payload for payload in read_payloads() if is_executable(payload)]
    return live[:: len(live) // SAMPLE][:SAMPLE]


@pytest.mark.browser
def test_an_unsafe_page_runs_nine_tenths_of_the_live_payloads(browser, record_property):
    sample = _sample()
    assert len(sample) == SAMPLE
    ran = set()
    for start in range(0, SAMPLE, TO_A_PAGE):
        page_of = sample[start : start + TO_A_PAGE]
        with watched(browser, write_control(page_of)) as (page, seen):
            page.wait_for_timeout(SETTLE_MS)
            for frame in page.frames:
                _poke(frame)
            page.wait_for_timeout(SETTLE_MS)
            ran |= {payload.id for payload in page_of if any(payload.id in hit for hit in seen.hits)}
    record_property("control", f"{len(ran)} of {SAMPLE}")
    missed = sorted({payload.id for payload in sample} - ran)
    assert len(ran) >= 0.9 * SAMPLE, f"the harness saw only {len(ran)} of {SAMPLE}; not {missed}"


def _poke(frame):
    # A payload may have taken its frame elsewhere, or the frame may be gone: that it did so was seen already.
    if not frame.is_detached():
        frame.evaluate(f"() => {{ try {{ ({POKE})(); }} catch (error) {{ /* the frame is gone */ }} }}")


@pytest.mark.browser
def test_an_unsafe_page_of_harmless_texts_runs_nothing(browser):
    harmless = [Payload(f"calm-{number}", "58 killed, he said", ("body",)) for number in range(3)]
    with watched(browser, write_control(harmless)) as (page, seen):
        for frame in page.frames:
            _poke(frame)
        page.wait_for_timeout(SETTLE_MS)
    assert not seen.hits
