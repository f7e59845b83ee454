# make demo | test [SLOW=1] | lint | docs | native | bench | fuzz | clean. Each makes .venv by itself and installs again only when the pins have changed.

PYTHON ?= $(shell command -v python3.11 || command -v python3)
BIN := .venv/bin
PIP := PIP_CONSTRAINT=constraints.txt PIP_BUILD_CONSTRAINT=constraints.txt $(BIN)/python -m pip --disable-pip-version-check install --quiet --quiet -c constraints.txt
# Twice quiet: errors are shown, and not the warning that newer lxml has no extra html_clean, which pyproject.toml makes up for.
BYTES := $(BIN)/python -m compileall -q geo_nlp  # as pip does for packages that are not editable: a start is sooner
INDEXES := $(BIN)/python -m geo_nlp.indexes  # what is made of the tables and rules, only where they have changed
NATIVE := $(BIN)/python -m geo_nlp.native.compile
SAYS_PACKAGES := echo "2/4 Downloading and installing packages, some hundred MB: 1 to 5 minutes, by network and machine ..."
SAYS_BYTES := echo "3/4 Preparing the Python files: some seconds ..."
SAYS_NATIVE := echo "4/4 Translating the stages to C, if there is a compiler: 2 minutes, up to 10 on a busy machine ..."
PINS := pyproject.toml constraints.txt

.PHONY: demo test lint docs native bench fuzz clean

demo: .venv/.run
	@$(INDEXES)
	@$(BIN)/geo-nlp demo

# Tests that build, install or start processes for long are marked slow: `make test SLOW=1` runs them too, as CI does,
# one after the other, since some of them measure; else two files of tests run at once.
test: .venv/.dev
	@$(INDEXES)
	@$(BIN)/python -m pytest -q $(if $(SLOW),,-m "not slow" -n $(or $(JOBS),2) --dist loadfile)

lint: .venv/.dev
	@$(INDEXES)
	@$(BIN)/ruff check .
	@$(BIN)/mypy
	@$(BIN)/python -m benchmarks.advisories

docs: .venv/.dev
	@$(INDEXES)
	@$(BIN)/python -m docs.rules_page
	@$(BIN)/python -m docs.codebook_page
	@$(BIN)/python -m docs.findings_page
	@$(BIN)/python -m docs.constructions_page
	@$(BIN)/python -m docs.lexicon_page

native: .venv/.dev
	@$(INDEXES)
	@$(NATIVE)

bench: native
	@$(BIN)/python -m benchmarks
	@$(BIN)/python -m benchmarks.lexicon

fuzz: .venv/.dev
	@$(INDEXES)
	@PYTHONPATH=.:tests:tests/fuzz $(BIN)/python -m fuzzing --minutes $(or $(MINUTES),10)

clean:
	rm -rf output build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("geo-nlp needs Python 3.11 or newer: make PYTHON=..." if sys.version_info < (3, 11) else 0)'
	@echo "1/4 Making a Python environment in .venv ..."
	@$(PYTHON) -m venv .venv

.venv/.run: $(PINS) | $(BIN)/python
	@$(SAYS_PACKAGES)
	@test .venv/.dev -nt pyproject.toml -a .venv/.dev -nt constraints.txt || $(PIP) -e '.[all,native]'
	@$(SAYS_BYTES)
	@$(BYTES)
	@$(SAYS_NATIVE)
	@$(NATIVE)
	@touch $@

.venv/.dev: $(PINS) | $(BIN)/python
	@$(SAYS_PACKAGES)
	@$(PIP) -e '.[dev]'
	@$(SAYS_BYTES)
	@$(BYTES)
	@$(SAYS_NATIVE)
	@$(NATIVE)
	@touch $@
