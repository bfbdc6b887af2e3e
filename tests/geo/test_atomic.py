"""Files are written wholly or not at all, and nowhere but where they are wanted."""

import json
import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from geo import FileError, write_beside, write_together

NAMES = [
    json.loads(line)["name"]
    for line in (Path(__file__).parents[1] / "hostile" / "path_names.jsonl").read_text("utf-8").splitlines()
]


def test_a_failure_while_writing_leaves_the_old_file_and_nothing_else(tmp_path):
    wanted = tmp_path / "map.html"
    wanted.write_text("old")
    with pytest.raises(ZeroDivisionError), write_beside(wanted) as draft:
        draft.write_text(str(1 / draft.stat().st_size))
    assert [path.name for path in tmp_path.iterdir()] == ["map.html"]
    assert wanted.read_text() == "old"


def test_a_written_file_keeps_its_permissions_and_a_link_stays_a_link(tmp_path):
    target, link = tmp_path / "target.html", tmp_path / "link.html"
    target.write_text("old")
    target.chmod(0o640)
    link.symlink_to(target)
    with write_beside(link) as draft:
        draft.write_text("new")
    assert link.is_symlink()
    assert (target.read_text(), stat.S_IMODE(target.stat().st_mode)) == ("new", 0o640)


@pytest.mark.parametrize("name", ["a\0b.html", "x" * 300 + ".html", "/dev/null"])
def test_names_that_no_file_can_have_are_refused(tmp_path, name):
    with pytest.raises(FileError), write_beside(tmp_path / name):
        raise AssertionError("nothing to write to")


def test_links_in_a_circle_are_refused(tmp_path):
    (tmp_path / "a.html").symlink_to(tmp_path / "b.html")
    (tmp_path / "b.html").symlink_to(tmp_path / "a.html")
    with pytest.raises(FileError), write_beside(tmp_path / "a.html"):
        raise AssertionError("nothing to write to")


def test_a_file_that_may_not_be_written_is_left_alone(tmp_path):
    wanted = tmp_path / "map.html"
    wanted.write_text("old")
    wanted.chmod(0o444)
    with (
        pytest.raises(FileError, match="may not be written to; change its permissions"),
        write_beside(wanted),
    ):
        raise AssertionError("nothing to write to")
    assert wanted.read_text() == "old"


@pytest.mark.parametrize("name", ["fifo", "link to fifo"])
def test_a_pipe_is_refused_and_does_not_block(tmp_path, name):
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "link to fifo").symlink_to(tmp_path / "fifo")
    with pytest.raises(FileError, match="no regular file"), write_beside(tmp_path / name):
        raise AssertionError("nothing to write to")


def test_what_was_written_is_on_the_disk_before_it_is_renamed_and_the_name_after(tmp_path, monkeypatch):
    done = []
    wanted = tmp_path / "map.html"

    def fsync(handle):
        done.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        done.append("there" if wanted.exists() else "not yet")

    monkeypatch.setattr(os, "fsync", fsync)
    with write_beside(wanted) as draft:
        draft.write_text("new")
    assert done == ["file", "not yet", "folder", "there"]


@pytest.mark.parametrize("older", [True, False])
def test_several_files_take_their_places_together_or_not_at_all(tmp_path, older):
    first, second = tmp_path / "a.csv", tmp_path / "b.csv"
    if older:
        first.write_text("old")
    with pytest.raises(FileError, match=r"a\.csv: cannot be written"), write_together() as beside:  # noqa: PT012 - as it is used
        beside(first).write_text("new")
        beside(second).write_text("new")
        second.mkdir()  # so that it cannot be renamed when the first has been
    assert sorted(path.name for path in tmp_path.iterdir()) == (["a.csv", "b.csv"] if older else ["b.csv"])
    assert not older or first.read_text() == "old"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith(("/", "..", "a/../.."))])
def test_an_odd_name_is_that_file_or_one_line(tmp_path, name):
    before = set(tmp_path.rglob("*"))
    wanted = Path(f"{tmp_path}/{name}.txt")
    try:
        with write_beside(wanted) as draft:
            draft.write_text("new")
    except FileError:
        assert set(tmp_path.rglob("*")) == before
    else:
        assert [path.resolve() for path in set(tmp_path.rglob("*")) - before] == [wanted.resolve()]


@pytest.mark.parametrize("name", ["/dev/full", "/dev/null", "/dev/stdin", "/proc/self/mem"])
def test_devices_are_refused(name):
    with pytest.raises(FileError), write_beside(name):
        raise AssertionError("nothing to write to")


FILL = """
import resource, sys
from geo import FileError, write_together
if sys.argv[2] == "limit":
    resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    with write_together() as beside:
        beside(sys.argv[1] + "/a.csv").write_text("new")
        beside(sys.argv[1] + "/b.csv").write_bytes(bytes(1 << 20))
except FileError as error:
    sys.exit(str(error))
"""


@pytest.mark.parametrize("how", ["limit", "disk"])
def test_a_full_disk_is_one_line_and_leaves_the_old_files(tmp_path, how):
    if (
        how == "disk"
        and subprocess.run(
            ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", tmp_path], check=False, capture_output=True
        ).returncode
    ):
        pytest.skip("a small disk of its own cannot be mounted here")
    try:
        (tmp_path / "a.csv").write_text("old")
        ran = subprocess.run(
            [sys.executable, "-c", FILL, tmp_path, how], capture_output=True, text=True, check=False
        )
        assert ran.returncode == 1
        assert len(ran.stderr.splitlines()) == 1
        assert ("no space left" if how == "disk" else "file too large") in ran.stderr
        assert {path.name: path.read_text() for path in tmp_path.iterdir()} == {"a.csv": "old"}
    finally:
        if how == "disk":
            subprocess.run(["umount", tmp_path], check=True)
