# Every task of the project. `make help` lists them; each sets up .venv first if need be.
.DEFAULT_GOAL := help
.PHONY: help setup serve files site bundle publish check test quick lowest bench picture lock clean

PYTHON ?= python3
BIN := .venv/bin
NO_PYTHON = There is no $(PYTHON) here. Install Python 3.11 or newer, or name one that you have: make setup PYTHON=python3.12
NO_INDEX = That needs the internet, or an index in PIP_INDEX_URL and UV_INDEX_URL. Details: .venv/uv.log
READY := .venv/ready
export NO_MKDOCS_2_WARNING := 1

# Whoever names a Python wants .venv to be of that; otherwise the one that is there will do.
NAMED := $(filter-out file,$(origin PYTHON))
ifneq ($(NAMED)$(shell test -x $(BIN)/python || echo broken),)
$(READY): FORCE
endif
FORCE:

# serve, files, site and bundle are of the base, or of an edition: make serve EDITION=north-coast
EDITION ?= $(PLAYBOOK_EDITION)
serve files site bundle: export PLAYBOOK_EDITION := $(EDITION)

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*## / {gsub("`", "", $$2); printf "make %-7s %s\n", $$1, $$2}' Makefile
	@echo 'With EDITION=id, serve, files, site and bundle are of that edition.'

setup: $(READY)  ## install what the others need into `.venv`

$(READY): requirements.txt pyproject.toml data/release.yml
	@$(PYTHON) -c "" 2>/dev/null || { echo "$(NO_PYTHON)" >&2; exit 1; }
	@$(PYTHON) scripts/bootstrap.py --make "$(PYTHON)" $(if $(NAMED),,--keep)

serve: $(READY)  ## show the playbook at http://127.0.0.1:8000 and follow your edits
	$(BIN)/mkdocs serve --livereload --dev-addr 127.0.0.1:8000

files: $(READY)  ## make the PDF, Word, Excel and CSV files that readers take away, into `downloads/`
	$(BIN)/playbook export files

site: files  ## do `files`, and build the playbook into `site/`; any mistake or broken link stops it
	$(BIN)/mkdocs build --strict

bundle: files  ## do `files`, and write `strategy-playbook.zip`, a copy of the site that needs no network
	$(BIN)/playbook bundle

publish: $(READY)  ## build the base and every edition, with their files, into `public/`, ready for a web server
	$(BIN)/playbook publish --files

check: $(READY)  ## do all that CI does: format, lint, types, catalogue, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/playbook check --all-editions
	@$(MAKE) --no-print-directory test

test: $(READY)  ## run every test; needs Chromium and Pango, which Debian's root installs here
	@$(BIN)/python tests/browser/find.py --install
	$(BIN)/python -m pytest

quick: $(READY)  ## run the tests that need no browser, no Pango and no JDK
	$(BIN)/python -m pytest --ignore tests/browser --ignore tests/site -m "not pango"

lowest: $(READY)  ## do `quick` with the oldest dependencies that `pyproject.toml` allows
	@{ $(BIN)/python -m pip install --quiet uv && \
		$(BIN)/uv venv --quiet --clear --python $(BIN)/python .venv-lowest && \
		$(BIN)/uv pip install --quiet --python .venv-lowest --resolution lowest-direct \
			--editable '.[dev]'; \
	} >.venv/uv.log 2>&1 || { echo "The oldest dependencies cannot be installed. $(NO_INDEX)" >&2; exit 1; }
	.venv-lowest/bin/python -m pytest --ignore tests/browser --ignore tests/site -m "not pango"

bench: $(READY)  ## print how speed compares with the plain tools, as ratios
	$(BIN)/python benchmarks/run.py

picture: $(READY)  ## renew the picture in `README.md`, when pages look different
	$(BIN)/mkdocs build --strict
	$(BIN)/python tests/browser/picture.py

LOCK := pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --quiet --custom-compile-command "make lock"
lock: $(READY)  ## renew both requirements files after a change of dependencies in `pyproject.toml`
	@{ $(BIN)/python -m pip install --quiet uv && \
		$(BIN)/uv $(LOCK) --extra dev --upgrade -o requirements.txt && \
		$(BIN)/uv $(LOCK) --constraint requirements.txt -o requirements-runtime.txt; \
	} >.venv/uv.log 2>&1 || { echo "The lock cannot be renewed. $(NO_INDEX)" >&2; exit 1; }

clean:  ## delete everything that the other commands made
	rm -rf .venv .venv.previous .venv-lowest site public downloads dist *.whl strategy-playbook*.zip workshop-*-days*.* .pytest_cache .mypy_cache .ruff_cache .hypothesis
