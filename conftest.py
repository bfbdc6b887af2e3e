"""All tests but those in a browser run without an event loop, as programs do: a browser keeps one running in its process."""

from __future__ import annotations

import asyncio

import pytest


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> object:
    """Put the browser's loop aside while a test runs that knows nothing of it, be it an example of a docstring."""
    if "browser" in getattr(item, "fixturenames", ()):
        return (yield)
    running = asyncio._get_running_loop()  # noqa: SLF001 - there is no other way to ask without an error
    asyncio._set_running_loop(None)  # noqa: SLF001
    try:
        return (yield)
    finally:
        asyncio._set_running_loop(running)  # noqa: SLF001
