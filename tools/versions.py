"""Runs the library's tests with the lowest and the newest versions of what it depends on, on each Python there is.

``tools/versions.py [JOB...]``: jobs such as ``3.11-lowest`` or ``3.13-newest``. If none is named, the four of ``RUN`` are
run and of the others only the resolution is made, for they hold what ``make test`` has, or lie between two. Environments
are kept in build/versions and made anew only where what they hold has changed. Of a Python that is not here only the
resolution is made: whether there are versions that fit together at all.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).parents[1]
HOME = ROOT / "build" / "versions"
PYTHONS = ("3.11", "3.12", "3.13")
ENDS = ("lowest", "newest")
RUN = ("3.11-lowest", "3.12-newest", "3.13-lowest", "3.13-newest")
# What analysts install; the extras for documents and checks are no part of the library.
EXTRAS = ("arrow", "online", "postgis", "report", "xlsx")
# Only what the tests need to run; a test of something that is not here skips itself.
TOOLS = ("duckdb", "hypothesis", "pytest", "pytest-timeout")
TESTS = ("tests/gazetteer", "tests/geo", "tests/theatres", "gazetteer", "geo", "maps")
# Those that start a database server take long and ask little of the libraries' versions, but for this one.
LEFT_OUT, BUT = "tests/geo/postgis", "tests/geo/postgis/test_backend.py"
MAPS = (
    "clashmap",
    "command_geocode",
    "command_options",
    "command_verify",
    "layers",
    "options",
    "payload",
    "picture",
    "report",
)
SHOWN = ("pandas", "geopandas", "numpy", "shapely", "pyogrio", "pyproj", "pyarrow", "click")
# A library's own warnings are its affair; those that our code causes are errors.
WARNINGS = "default\nerror:::(gazetteer|geo|maps)\\b"


def find_python(version: str) -> str | None:
    """Find a Python that runs: version managers leave shims that answer to a name and then fail."""
    managed = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python{version}"))
    for python in (sys.executable, f"python{version}", *map(str, managed)):
        ask = "import sys, venv; print('{}.{}'.format(*sys.version_info))"
        try:
            told = subprocess.run([python, "-c", ask], capture_output=True, text=True, check=False)
        except OSError:
            continue
        if told.returncode == 0 and told.stdout.strip() == version:
            return python
    return None


def find_uv() -> str:
    """Find uv, or put it into an environment of its own."""
    beside = Path(sys.executable).with_name("uv")
    known = str(beside) if beside.exists() else shutil.which("uv")
    if known:
        return known
    own = HOME / "uv" / "bin"
    if not (own / "uv").exists():
        subprocess.run([sys.executable, "-m", "venv", own.parent], check=True)
        subprocess.run([own / "python", "-m", "pip", "install", "-qq", "uv"], check=True)
    return str(own / "uv")


def resolve(uv: str, version: str, end: str) -> Path | None:
    """Choose versions; None if there are none that fit, or nobody who knows."""
    HOME.mkdir(parents=True, exist_ok=True)
    chosen = HOME / f"{version}-{end}.txt"
    lowest = ["--resolution", "lowest-direct"] if end == "lowest" else []
    extras = [each for extra in EXTRAS for each in ("--extra", extra)]
    line = [uv, "pip", "compile", "-q", "--upgrade", "--no-annotate", "--no-header", "--no-emit-index-url"]
    line += ["--python-version", version, *lowest, *extras, "-o", str(chosen), str(ROOT / "pyproject.toml")]
    return chosen if subprocess.run(line, check=False, cwd=ROOT).returncode == 0 else None


def prepare(uv: str, python: str, version: str, end: str, chosen: Path) -> Path | None:
    """Make the environment hold these versions and what tests need; returns its Python."""
    home = HOME / f"{version}-{end}"
    inside = home / "bin" / "python"
    tools = HOME / "tools.in"
    tools.write_text("\n".join(TOOLS), encoding="utf-8")
    everything = HOME / f"{version}-{end}.all.txt"
    both = [uv, "pip", "compile", "-q", "--no-header", "--no-annotate", "--no-emit-index-url"]
    both += ["--python-version", version, "-c", str(chosen), "-o", str(everything), str(chosen), str(tools)]
    steps = [both, [uv, "pip", "sync", "-q", "--python", str(inside), str(everything)]]
    # Itself, too: the command, and what it says of its version.
    steps.append([uv, "pip", "install", "-q", "--no-deps", "--python", str(inside), str(ROOT)])
    if not inside.exists():
        steps.insert(0, [uv, "venv", "-q", "--python", python, str(home)])
    done = all(subprocess.run(step, check=False, cwd=ROOT).returncode == 0 for step in steps)
    return inside if done else None


def test(python: Path) -> bool:
    """Run the tests."""
    paths = [*TESTS, *(f"tests/maps/test_{name}.py" for name in MAPS)]
    beside = sorted(path.relative_to(ROOT) for path in (ROOT / LEFT_OUT).glob("test_*.py"))
    paths += [f"--ignore={path}" for path in beside if str(path) != BUT]
    line = [python, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-m", "not long and not browser"]
    line += ["-o", f"filterwarnings={WARNINGS}", "--timeout", "600", "--tb", "line", "-rfE", *paths]
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(line, check=False, cwd=ROOT, env=env).returncode == 0


def run(uv: str, job: str, *, only_resolve: bool) -> str:
    """Do one job; returns how it ended."""
    version, _, end = job.partition("-")
    chosen = resolve(uv, version, end)
    if chosen is None:
        return "no versions fit together, or no registry answers"
    pins = dict(line.split("==") for line in chosen.read_text(encoding="utf-8").splitlines() if "==" in line)
    print(f"{job}: {', '.join(f'{name} {pins.get(name)}' for name in SHOWN)}", flush=True)
    if only_resolve:
        return "resolved"
    python = find_python(version)
    if python is None:
        return f"resolved; not run, for there is no Python {version} here"
    inside = prepare(uv, python, version, end, chosen)
    if inside is None:
        return "cannot be installed"
    start = time.monotonic()
    return f"{'passed' if test(inside) else 'FAILED'} in {time.monotonic() - start:.0f} s"


def main() -> None:
    """Do all jobs, and end with 1 if one of them failed."""
    os.environ["UV_PYTHON_DOWNLOADS"] = "never"
    jobs = sys.argv[1:] or [f"{version}-{end}" for version in PYTHONS for end in ENDS]
    known = {f"{version}-{end}" for version in PYTHONS for end in ENDS}
    if not known.issuperset(jobs):
        raise SystemExit(
            f"there is no job {min(set(jobs) - known)!r}; choose from {', '.join(sorted(known))}"
        )
    uv = find_uv()
    ended = {job: run(uv, job, only_resolve=not sys.argv[1:] and job not in RUN) for job in jobs}
    print("\n".join(f"{job}: {how}" for job, how in ended.items()))
    if not all(how.startswith(("passed", "resolved")) for how in ended.values()):
        raise SystemExit(1)


if __name__ == "__main__":
    main()
