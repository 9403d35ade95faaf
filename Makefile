# Everything a newcomer needs. Only `make` and Python 3.11 or newer are taken for granted; all else goes into .venv.

SHELL := /bin/sh
.DEFAULT_GOAL := help

VENV  := .venv
BIN   := $(VENV)/bin
# One empty file that says: everything that pyproject.toml asks for is installed.
STAMP := $(VENV)/.set-up

export NO_MKDOCS_2_WARNING := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: help
help: ## Say what can be made
	@echo 'make …'
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  \1|\2/p' $(MAKEFILE_LIST) | awk -F'|' '{ printf "%-12s %s\n", $$1, $$2 }'

.PHONY: site
site: $(STAMP) ## Build the site from examples/ into site/ and say where to open it
	@$(BIN)/values-exchange site examples --out site

.PHONY: serve
serve: $(STAMP) ## Serve the site in one language; a saved record is on the screen within seconds
	@$(BIN)/mkdocs serve --dirty --no-strict

.PHONY: test
test: $(STAMP) ## Run every check: lint, format, types, examples, documentation, all tests
	@$(BIN)/python scripts/checks.py

.PHONY: test-fast
test-fast: $(STAMP) ## Run the checks without the tests that need a browser or install packages
	@$(BIN)/python scripts/checks.py --fast

.PHONY: bench
bench: $(STAMP) ## Measure check and site against other tools and write the figures into docs/
	@$(BIN)/python -m benchmarks

.PHONY: audit
audit: $(STAMP) ## Audit every type of page in every language and write the result into docs/about
	@$(BIN)/python scripts/audit.py

.PHONY: messages
messages: $(STAMP) ## Bring the template of messages and the ten translations in step with the source
	@$(BIN)/python scripts/messages.py

.PHONY: release-check
release-check: $(STAMP) ## Fail where a translation is missing or outdated
	@$(BIN)/python scripts/messages.py --release

.PHONY: schemas
schemas: $(STAMP) ## Write the JSON Schemas anew from the model
	@$(BIN)/values-exchange schema --write schemas

.PHONY: reference
reference: $(STAMP) ## Write the pages of the reference that are made from the code
	@$(BIN)/python scripts/reference.py

.PHONY: format
format: $(STAMP) ## Put imports, quotes and line breaks in order
	@$(BIN)/ruff check --fix --quiet --exit-zero
	@$(BIN)/ruff format

.PHONY: clean
clean: ## Remove everything that was made here, .venv included
	rm -rf $(VENV) site build dist .cache .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find src tests scripts -name __pycache__ -type d -prune -exec rm -rf {} +

# The Python in .venv answers "yes" unless it is missing, too old, or gone from under .venv; then .venv is made anew.
USABLE = $(shell $(BIN)/python -c 'import sys; print("yes" if sys.version_info >= (3, 11) else "")' 2>/dev/null)

$(STAMP): pyproject.toml $(if $(USABLE),,environment)
	@echo 'Installing what pyproject.toml asks for into $(VENV) (once; a minute or two) …'
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null
	@$(BIN)/python -m pip install --quiet --quiet --editable '.[dev]'
	@touch $@

.PHONY: environment
environment:
	@python=; lame=; \
	for name in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	  $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  if $$name -c 'import ensurepip, venv' 2>/dev/null; then python=$$name; break; fi; \
	  lame=$${lame:-$$name}; \
	done; \
	if [ -z "$$python" ] && [ -n "$$lame" ]; then \
	  echo "$$lame cannot make virtual environments: on this system that is a package of its own." >&2; \
	  echo "Install it, then run make again. On Debian and Ubuntu:  sudo apt-get install python3-venv" >&2; \
	  exit 1; \
	elif [ -z "$$python" ]; then \
	  echo "Python 3.11 or newer is needed, and none was found (looked for python3, python3.14 … python3.11)." >&2; \
	  echo "Install it, then run make again. On Debian and Ubuntu:  sudo apt-get install python3 python3-venv" >&2; \
	  exit 1; \
	fi; \
	echo "Making $(VENV) with $$($$python --version) …"; \
	$$python -m venv --clear $(VENV)
