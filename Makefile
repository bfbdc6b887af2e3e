# What can be done here. `make` alone prints this list.
# Each target sets up what it needs in .venv; the stamps make that free when nothing has changed.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help map test test-long dist test-dist test-versions lint format bench eval gate floors docs constraints pictures gallery clean

# Some machines ask Python not to keep bytecode; here that would compile two hundred modules in every process.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
RUN := .venv/.ready-to-run
DEV := .venv/.ready-to-develop
SET_UP_FROM := pyproject.toml constraints.txt gazetteer/_version.py tools/setup.sh
PYTEST := $(BIN)/python -m pytest -n 2 --dist worksteal
# What tests need and pip cannot bring: a browser, and a database server. An error in CI, else they are skipped.
SERVED := CLASHLINE_CHROMIUM=$$(sh tools/chromium.sh install) && CLASHLINE_POSTGRES=$$(sh tools/postgres.sh install) && \
		export CLASHLINE_CHROMIUM CLASHLINE_POSTGRES

help:  ## print this list
	@echo "Clashline: news reports in, a map out on which every number keeps its speaker."
	@echo
	@sed -n 's/^\([a-z -]*\):.*## \(.*\)/  make \1|\2/p' Makefile | while IFS='|' read -r target text; do \
		printf '%-18s %s\n' "$$target" "$$text"; done

$(RUN): $(SET_UP_FROM)
	@sh tools/setup.sh
	@touch $@

$(DEV): $(SET_UP_FROM)
	@sh tools/setup.sh test lint docs
	@touch $(RUN) $@

map: $(RUN)  ## seeds/ in, build/map.html out
	@mkdir -p build
	$(BIN)/clashline map seeds -o build/map.html

test: $(DEV)  ## all tests but the long ones, with branch coverage
	@$(SERVED) && $(PYTEST) -m "not long" --cov --cov-report=term:skip-covered

dist: $(DEV)  ## the wheel and the source distribution, into dist/
	rm -rf dist
	$(BIN)/python -m build --no-isolation --outdir dist .

test-dist: dist  ## the tests against the wheel, installed by pip into an environment of its own
	sh tools/test_dist.sh

test-long: $(DEV)  ## the tests that take minutes, and all tests against the installed wheel and against other versions
	@$(SERVED) && { $(PYTEST) -m long || [ $$? = 5 ]; }
	@$(MAKE) test-dist
	@$(MAKE) test-versions

test-versions: $(DEV)  ## the library's tests with the lowest and newest versions of its dependencies, on each Python there is
	@$(BIN)/python tools/versions.py

lint: $(DEV)  ## ruff, mypy, layers, dependencies, the theatre's data, the scripts of the page, the workflows
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/deptry .
	$(BIN)/python -m gazetteer check durand
	$(BIN)/python -m gazetteer check thai-cambodian
	sh tools/eslint.sh
	sh tools/github.sh

format: $(DEV)  ## ruff's formatter and safe fixes
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: $(RUN)  ## time and size, as a table of ratios
	@$(BIN)/python bench/run.py
	@$(BIN)/python bench/geocoding.py
	@CLASHLINE_CHROMIUM=$$(sh tools/chromium.sh) && export CLASHLINE_CHROMIUM && \
		$(BIN)/python bench/maps_beside.py

eval gate: $(DEV)  ## scores on the annotated corpus with intervals, and what went wrong
	@$(BIN)/python bench/border_claims/evaluation.py

floors: $(DEV)  ## raise the evaluation's floors to the present scores; never lowers one
	@PYTHONPATH=bench/border_claims $(BIN)/python tests/gate/floors.py

docs: $(DEV)  ## the pages that follow from the code, and the site: build/site/index.html
	@$(BIN)/python tools/document.py
	@$(BIN)/python tools/surface.py
	@NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet
	@$(BIN)/python tools/site/check.py build/site

constraints: $(DEV)  ## resolve constraints.txt anew (needs uv)
	uv pip compile pyproject.toml --all-extras --group build --universal --no-annotate --no-header \
		--no-emit-index-url --upgrade --quiet -o constraints.txt

pictures: $(DEV)  ## the stored pictures that tests compare the map with, taken anew
	@CLASHLINE_CHROMIUM=$$(CI=true sh tools/chromium.sh install) && export CLASHLINE_CHROMIUM && \
		$(BIN)/python -m tests.maps.views

gallery: $(DEV)  ## the pictures of the documentation, taken anew
	@CLASHLINE_CHROMIUM=$$(CI=true sh tools/chromium.sh install) && export CLASHLINE_CHROMIUM && \
		$(BIN)/python tools/gallery.py

clean:  ## remove what was built, and the caches; .venv stays
	rm -rf build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.*
	find . -name __pycache__ -not -path './.venv/*' -prune -exec rm -rf {} +
