# `make` alone lists what there is to do. Every target that needs it sets up the checkout first.
SHELL := /bin/bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.NOTPARALLEL:
.SUFFIXES:
MAKEFLAGS += --no-print-directory --no-builtin-rules

BIN := .venv/bin
PYTHON := $(BIN)/python

##@ To use
.PHONY: help setup demo
help: ## List the targets
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z0-9-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(firstword $(MAKEFILE_LIST))

setup: ## Install what is missing: Debian packages, uv, the Python environment, the models
	@tools/setup

demo: setup ## Run both jobs, reading and picking, on the sample frames
	@$(BIN)/kijkmee demo

##@ To develop
.PHONY: test lint check format notices models render update-references train-barcode
test: ## Run the tests, the slow ones last
	@tools/setup packages-test.apt
	@$(PYTHON) -m pytest -p tests.tools.side_by_side -n 2 -m "not proof"

lint: setup ## Check format, style, types and what may import what
	@$(BIN)/ruff format --check --quiet . || { echo "These files are not formatted: run 'make format'." >&2; exit 1; }
	@$(BIN)/ruff check --quiet .
	@$(BIN)/mypy
	@$(BIN)/mypy tools/notices.py
	@$(BIN)/mypy tools/device/kijkmee_device
	@$(BIN)/lint-imports --no-logo

check: lint test ## All that must pass before a change goes in: lint, then test

format: setup ## Format the code and mend what can be mended
	@$(BIN)/ruff check --quiet --fix-only .
	@$(BIN)/ruff format .

notices: setup ## Write the table of licences in THIRD-PARTY-NOTICES.md anew
	@$(PYTHON) tools/notices.py

models: setup ## Build the model files where needed, then check them
	@$(BIN)/kijkmee models check

train-barcode: ## Train the networks that read blurred codes: hours, and 3 GB of PyTorch are fetched first
	@KIJKMEE_TRAIN=yes tools/setup
	@$(PYTHON) -m models.training $(NAMES)
	@$(PYTHON) -m models.training.card

render: setup ## Render the sample frames anew
	@$(PYTHON) -m sample_frames.render

update-references: setup ## Write the replay references anew; read the difference before you commit it
	@$(PYTHON) -m tests.replay.references

##@ To measure
.PHONY: corpus bench proof long-tests arm64
corpus: setup ## Score reading and scanning on real photographs (needs KIJKMEE_CORPUS)
	@test -n "$${KIJKMEE_CORPUS:-}" || { echo "Set KIJKMEE_CORPUS to a folder laid out as in docs/CORPUS.md." >&2; exit 2; }
	@$(PYTHON) -m tests.corpus

bench: setup ## Measure speed, latency and memory
	@$(PYTHON) -m tests.bench

proof: ## Run test, lint, the long tests, corpus and bench, and go on after one that fails
	@$(MAKE) --keep-going test lint long-tests corpus bench

long-tests: setup ## Run the tests that show at length what shorter ones show
	@$(PYTHON) -m pytest -m proof

arm64: setup ## Run a choice of the tests on an emulated 64-bit Arm (as root; fetches a Debian and wheels, 1.1 GB)
	@tools/arm64-tests

##@ To tidy
.PHONY: clean
clean: ## Remove reports and caches; the environment and the models stay
	@rm -rf out build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache *.egg-info
	@find . -path ./.venv -prune -o -path ./.tools -prune -o -name __pycache__ -type d -prune -exec rm -rf {} +
