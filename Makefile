# Everything a developer or an operator does. `make run` and `make test` set up what they need from a bare machine
# with Python 3.11 or newer, git and make. Set-up speaks on stderr: stdout belongs to the answers.

VENV := .venv
PYTHON := $(VENV)/bin/python
MAKEFLAGS += --no-print-directory

PYTEST := $(PYTHON) -m pytest --numprocesses=auto --maxprocesses=4 --dist=worksteal

# A machine's own pip settings must not leak into the locks (find-links, extra indexes).
PIP_COMPILE := env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null CUSTOM_COMPILE_COMMAND="make lock" \
	../$(VENV)/bin/pip-compile --quiet --generate-hashes --no-emit-index-url --no-emit-find-links --strip-extras --allow-unsafe

# Set-up reads nothing: questions piped to `make run` are for the bot.
PIP_INSTALL := PIP_DISABLE_PIP_VERSION_CHECK=1 $(PYTHON) -m pip install -qq --require-hashes

.DEFAULT_GOAL := help
.PHONY: help run test lock bench bench-telegram soak thresholds transcripts clean

help: ## show this list
	@sed -n 's/^\([a-z-]*\):.*## /  make \1\t/p' Makefile

run: $(VENV)/runtime.stamp ## start the Telegram bot; without TELEGRAM_BOT_TOKEN, a chat in the terminal
	@$(PYTHON) -m bot run

test: $(VENV)/development.stamp ## lint, types, layers, the checks of the knowledge, all tests, with coverage but for those that ask hundreds of questions
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@$(VENV)/bin/lint-imports
	@$(PYTHON) -m bot check
	@$(PYTHON) -m bot coverage
	@corpus=0; $(PYTEST) -m corpus || corpus=$$?; $(PYTEST) -m "not corpus" --cov --cov-report=term && exit $$corpus

soak: $(VENV)/development.stamp ## kill 200 processes each at edits, imports, migrations, backups and restores, and check what is left (30 minutes at most)
	@$(PYTHON) -m tests.soak

bench: $(VENV)/development.stamp ## measure time and memory, with one report and grown to ten million entries (10 minutes); docs/performance.md holds a run
	@$(PYTHON) -m benchmarks.bench

bench-telegram: $(VENV)/development.stamp ## measure the Telegram bot beside a bare echo bot; memory over 100,000 messages (20 minutes)
	@$(PYTHON) -m benchmarks.telegram_bench

thresholds: $(VENV)/development.stamp ## what each threshold of the engine trades, on the graded questions (minutes)
	@$(PYTHON) -m benchmarks.thresholds

transcripts: $(VENV)/development.stamp ## write docs/transcripts anew: what the bot says in private, in groups and inline
	@$(PYTHON) -m tests.telegram.transcripts

lock: $(VENV)/development.stamp ## resolve requirements/*.in again into locks with hashes
	@cd requirements && $(PIP_COMPILE) --output-file=runtime.txt runtime.in
	@cd requirements && $(PIP_COMPILE) --output-file=development.txt development.in

clean: ## remove the virtual environment and everything generated (never var/, the database)
	@rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis .coverage .coverage.* htmlcov
	@find bot tests benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +

$(PYTHON):
	@for candidate in python3.13 python3.12 python3.11 python3; do \
		if "$$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' </dev/null >/dev/null 2>&1; then \
			echo "Setting up $(VENV) with $$candidate ..." >&2; \
			"$$candidate" -m venv --clear $(VENV) </dev/null >&2 && exit 0; \
			rm -rf $(VENV); \
		fi; \
	done; \
	echo "Wenbao needs Python 3.11 or newer with its venv module (Debian and Ubuntu: apt install python3-venv)." >&2; exit 1

$(VENV)/runtime.stamp: requirements/runtime.txt | $(PYTHON)
	@echo "Installing what the bot needs ..." >&2
	@$(PIP_INSTALL) -r requirements/runtime.txt </dev/null >&2
	@touch $@

$(VENV)/development.stamp: requirements/development.txt | $(PYTHON)
	@echo "Installing what the bot and its tests need ..." >&2
	@$(PIP_INSTALL) -r requirements/development.txt </dev/null >&2
	@touch $@ $(VENV)/runtime.stamp
