# Every target makes what it needs: .venv is created from requirements.lock when absent, refreshed
# when the lock changes, and left alone otherwise; so is node_modules, from package-lock.json, by the
# node of .venv. Needs bash, make and Python 3.11 or newer.
SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON := .venv/bin/python
# Installed by copy, so that a change is installed anew.
EXTENSION := $(wildcard src/ketacourse/display/labextension/*.json) \
	$(wildcard src/ketacourse/display/labextension/static/*)
# The stamp carries the folder's name: a moved folder needs its scripts made anew.
READY := .venv/.ready-$(shell pwd | cksum | cut -d ' ' -f 1)
PYTEST := $(PYTHON) -m pytest
SCRIPTS_READY := node_modules/.ready
NODE := .venv/bin/node
# As uv does: trust what this machine trusts.
export NODE_USE_SYSTEM_CA := 1
UV := .venv/bin/uv --quiet --no-config --system-certs
# JupyterLab refuses to run as root (as in a container) unless told.
AS_ROOT := $(if $(filter 0,$(shell id -u)),--allow-root)
# Tests of one file share fixtures and a kernel, so a file is never split between workers.
PARALLEL := -n 2 --dist loadfile
NBVAL := --nbval --nbval-sanitize-with tests/lessons/sanitize.cfg --nbval-cell-timeout 120
LOCK := pip compile --universal --generate-hashes --no-emit-index-url --no-header \
	--python-version 3.11 --upgrade

.PHONY: help lab browser test test-unit test-lessons test-browser test-firefox lint lessons \
	documents bench fuzz mutants binder-check lock

help:  ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-13s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

$(READY): requirements.lock pyproject.toml scripts/environment.sh scripts/jupyterlab.json $(EXTENSION)
	@bash scripts/environment.sh
	@touch $@

# npm is a script that looks for node on the PATH.
$(SCRIPTS_READY): package-lock.json .npmrc | $(READY)
	@echo "Installing what package-lock.json pins ..."
	@PATH="$$PWD/.venv/bin:$$PATH" npm ci --loglevel=error >/dev/null
	@touch $@

lab: $(READY)  ## open the course in JupyterLab, on this machine only
	@$(PYTHON) -m scripts.working_copy
	@$(PYTHON) -m jupyterlab --ip=127.0.0.1 $(AS_ROOT) --ServerApp.root_dir="$$PWD" \
		--LabApp.default_url=/lab/tree/work/00_start_here.ipynb

browser: $(READY)  ## find the browsers that the tests drive, or install them
	@$(PYTHON) -m scripts.browser

# The browser comes first: a machine that cannot have one is told so before minutes of other tests.
test: browser lint test-unit test-lessons test-browser  ## everything that must hold before a change lands

test-unit: $(READY) $(SCRIPTS_READY)  ## the package, its scripts, the facts and the house
	@$(NODE) --test --test-reporter=dot "tests/**/*.test.js"
	@$(PYTEST) -m "not browser" $(PARALLEL) --doctest-modules tests src

test-lessons: $(READY)  ## every lesson run again, its stored outputs compared
	@answers=$$(mktemp -d); trap 'rm -rf "$$answers"' EXIT; \
	KETACOURSE_ANSWERS="$$answers/answers.jsonl" \
		$(PYTEST) -p no:randomly $(NBVAL) $(PARALLEL) lessons

test-browser: browser  ## a student's path through JupyterLab, in Chromium and shorter in Firefox
	@$(PYTEST) -p no:randomly -m browser $(PARALLEL) tests

test-firefox: browser  ## the whole of it in Firefox
	@ENGINE=firefox $(PYTEST) -p no:randomly -m browser $(PARALLEL) tests

lint: $(READY) $(SCRIPTS_READY)  ## style, types, import direction and spelling
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m mypy
	@.venv/bin/lint-imports
	@$(PYTHON) -m codespell_lib
	@$(NODE) node_modules/eslint/bin/eslint.js .
	@$(NODE) node_modules/typescript/bin/tsc --project .

lessons: $(READY)  ## run every lesson again and store its outputs
	@.venv/bin/ketacourse store lessons/*.ipynb

documents: $(READY)  ## renew the lesson table, the glossary and the references
	@$(PYTHON) -m scripts.documents

bench: browser  ## measure what is promised to be fast or small
	@$(PYTHON) -m bench

fuzz: $(READY)  ## spoil banks, facts, saved work and answers by the thousand
	@$(PYTHON) -m fuzz

mutants: $(READY)  ## put one fault at a time into core modules; their tests must notice
	@$(PYTHON) -m mutants

binder-check: $(READY)  ## replay what Binder would install, and run lesson 00 there
	@$(PYTHON) -m scripts.binder_check

lock: $(READY)  ## pin the newest versions again
	@$(UV) $(LOCK) --extra lab --group dev pyproject.toml -o requirements.lock
	@$(PYTHON) -m scripts.binder_base >.venv/binder-base.txt
	@$(UV) $(LOCK) --group build --constraint .venv/binder-base.txt --no-annotate \
		pyproject.toml -o binder/requirements.txt
	@PATH="$$PWD/.venv/bin:$$PATH" npm update --package-lock-only --loglevel=error
