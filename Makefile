# `make help` lists what can be done. Nothing here needs more than Python 3.11 and the package index.
.DEFAULT_GOAL := help
.PHONY: help env run test looks hostile lint format types messages requirements bench bench-search bench-discussions bench-catalogue clean

PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do command -v $$p >/dev/null 2>&1 && \
	$$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null && echo $$p && break; done)
BIN := .venv/bin
IN_TREE := PYTHONPATH=platform:.

help: ## Show this list
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-14s %s\n", $$1, $$2}'

run: .venv/.installed ## Run the platform here: web, worker, scheduler, demo content (PORT=8000)
	@$(IN_TREE) exec $(BIN)/python -m config.run

test: .venv/.installed-dev ## Run the tests that can run here; says what is left out and why
	@$(IN_TREE) $(BIN)/python -m config.messages
	@$(BIN)/python -m pytest $(ARGS)

hostile: .venv/.installed-dev ## Ask the search ten thousand hostile questions; with ELASTICSEARCH_URL the second engine too
	@HOSTILE_QUERIES=10000 HOSTILE_DOCUMENTS=5000 $(BIN)/python -m pytest -s tests/hub/search/test_hostile.py

looks: .venv/.installed-dev ## Look at every page in every role with axe, both widths, both schemes
	@EVERY_LOOK=1 $(BIN)/python -m pytest tests/browser/test_accessibility.py

lint: .venv/.installed-dev ## Style, types, imports, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(IN_TREE) RELAIS_LOCAL=1 $(BIN)/mypy
	$(IN_TREE) $(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet

format: .venv/.installed-dev ## Put the code in order
	$(BIN)/ruff check --fix --quiet .
	$(BIN)/ruff format --quiet .

messages: .venv/.installed ## Bring new messages into the catalogues, say what lacks words, compile
	@$(IN_TREE) $(BIN)/python -m config.catalogues
	@$(IN_TREE) $(BIN)/python -m config.messages

bench: .venv/.installed ## Measure the pages and write docs/benchmarks.md
	@$(IN_TREE) $(BIN)/python -m config.bench

bench-search: .venv/.installed ## Measure the search (20 minutes) and write its part of docs/benchmarks.md
	@$(IN_TREE) $(BIN)/python -m config.bench_search

bench-discussions: .venv/.installed-dev ## Measure the discussions up to a million posts (30 minutes) and write their part
	@$(IN_TREE) $(BIN)/python -m config.bench_talk

bench-catalogue: .venv/.installed-dev ## Measure the catalogue up to ten thousand materials (10 minutes) and write its part
	@$(IN_TREE) $(BIN)/python -m config.bench_catalogue

requirements: ## Pin and hash what requirements*.in ask for (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -o requirements.txt requirements.in
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header -c requirements.txt \
		-o requirements-dev.txt requirements-dev.in

env: .venv/.installed-dev ## Make the environment for development in .venv

clean: ## Throw away the environment and what was compiled; var/ with its data stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
	find platform -name '*.mo' -delete

.venv/.installed: requirements.txt
	@PYTHON="$(PYTHON)" sh deploy/install.sh requirements.txt
	@touch $@

.venv/.installed-dev: requirements-dev.txt requirements.txt
	@PYTHON="$(PYTHON)" sh deploy/install.sh requirements-dev.txt
	@touch $@ .venv/.installed
