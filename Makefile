# Communiqué: `make` alone prints what each target does.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
READY  := $(VENV)/.ready
BUILD  := build
export OMP_NUM_THREADS := 1

.PHONY: help demo fast test check format train bench bench-speed bench-scale bench-public bench-page screenshots assets fuzz docs lock clean
.DEFAULT_GOAL := help

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# The environment: everything comes by hash from the lock, the build backend first, because one old dependency is a
# source distribution. A second run sees the stamp and does nothing.
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Communiqué needs Python 3.11 or newer; say which: make $(MAKECMDGOALS) PYTHON=python3.12' >&2; exit 1; }
	@test -x $(BIN)/python || { echo 'Creating $(VENV) (once)'; $(PYTHON) -m venv $(VENV); }
	@awk '/^setuptools==/ { on = 1 } on { print } on && !/\\$$/ { exit }' requirements.lock > $(VENV)/backend.lock
	@echo 'Installing the libraries of requirements.lock (once, a minute or two)'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes -r $(VENV)/backend.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-build-isolation -r requirements.lock
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## read the built-in Russian reports into a register and show what is in it
	@$(BIN)/communique demo

fast: $(READY) ## compile the rooms that read (a few minutes; needs a C compiler); without it all runs as plain Python
	@$(BIN)/python -m fast

test: $(READY) ## run all tests
	@COMMUNIQUE_PLAIN=1 $(BIN)/python -m pytest

check: $(READY) ## lint, formatting, types, the order of the rooms, the rules of the house
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo
	@$(BIN)/python -m pytest tests/house

format: $(READY) ## put the code into its standard format
	@$(BIN)/ruff check --fix-only -q . ; $(BIN)/ruff format .

train: $(READY) ## fit the scorers of all languages from the gold articles, with a report (some minutes)
	@$(BIN)/python -m bench.train ru en kk
	@$(BIN)/python -m bench.relations --write
	@$(BIN)/python -m bench.report ru --no-gate

bench: $(READY) ## accuracy by kind on desks left out of training, with floors as a gate; links across articles; speed
	@$(BIN)/python -m bench.report ru
	@$(BIN)/python -m bench.links
	@$(BIN)/python -m bench.speed

bench-speed: $(READY) ## articles a second and memory, beside the parts of natasha on the same articles
	@$(BIN)/python -m bench.speed

bench-scale: $(READY) ## what a register costs as it grows: adding, asking, disk
	@$(BIN)/python -m bench.scale

bench-page: $(READY) ## how long pages take to begin while 16 people read at once (SIZE=100000 for a large register)
	@$(BIN)/python -m bench.page --size $(or $(SIZE),10000) --folder $(BUILD)/page

bench-public: $(READY) ## names, offices, dates and money on public collections, beside natasha
	@$(BIN)/python -m bench.public

fuzz: $(READY) ## read 100,000 damaged and random texts: no exception, all laws hold
	@COMMUNIQUE_FUZZ=100000 $(BIN)/python -m pytest tests/robustness/test_fuzz.py

docs: $(READY) ## write docs/commands.md anew from the commands
	@$(BIN)/python -m tests.docs.reference

lock: $(READY) ## resolve the dependencies of pyproject.toml anew (needs uv)
	@uv pip compile -q --no-emit-index-url --generate-hashes --universal --no-header --python-version 3.11 \
	  --extra dev pyproject.toml -o requirements.lock

clean: ## remove what was made: environment, caches, build, demo
	@rm -rf $(VENV) $(BUILD) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

screenshots: $(READY) ## pictures of the pages of the demo register, by a real browser: all into build/images, a few into docs/images
	@$(BIN)/communique demo > /dev/null
	@$(BIN)/python -m bench.screenshots demo/communique.db --folder $(BUILD)/images
	@$(BIN)/python -m bench.screenshots demo/communique.db --first docs/images

assets: ## build what the page's browser side carries anew: charts, the map, axe for tests (needs node and npm)
	@cd assets && npm ci --no-audit --no-fund --ignore-scripts && node build.mjs
