"""What geo gives to the outside: exactly ``__all__``, and nothing heavy before it is needed."""

import subprocess
import sys
from types import ModuleType

import pytest

import geo


def test_all_is_sorted_and_everything_in_it_is_there():
    assert sorted(set(geo.__all__)) == sorted(geo.__all__)
    assert all(hasattr(geo, name) for name in geo.__all__)


def test_nothing_public_is_missing_from_all():
    public = {
        name
        for name, value in vars(geo).items()
        if not name.startswith("_") and not isinstance(value, ModuleType)
    }
    assert public == set(geo.__all__) - {"export"}


@pytest.mark.parametrize("name", ["annotate", "build", "explain", "frame", "read"])
def test_a_function_is_not_hidden_by_the_module_of_its_name(name):
    code = f"import geo.{name}, geo; assert callable(geo.{name}), geo.{name}"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_importing_loads_nothing_that_only_frames_need():
    code = "import geo, sys; print(*sorted({'pandas', 'geopandas', 'pyogrio'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout.strip() == ""


def test_every_public_thing_says_what_it_is():
    for name in geo.__all__:
        value = getattr(geo, name)
        if callable(value):
            assert value.__doc__, name


def test_every_error_is_a_geo_error_and_a_fitting_builtin():
    errors = [
        value for value in vars(geo).values() if isinstance(value, type) and issubclass(value, Exception)
    ]
    for error in errors:
        assert issubclass(error, geo.GeoError)
        assert error is geo.GeoError or issubclass(error, (ValueError, OSError, LookupError))
