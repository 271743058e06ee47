# Two commands do all on a fresh machine: `make serve` and `make test`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt
DATA_DIR ?= data
PORT ?= 7860

.PHONY: serve test check format evaluate clean help

help:            ## this list
	@grep -hE '^[a-z]+:.*##' Makefile | sed 's/:.*##/\t/'

$(VENV)/.base: pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Cần Python 3.11 trở lên (Python 3.11 or newer is needed): make serve PYTHON=python3.12"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Đang cài đặt các thư viện (vài trăm MB, chỉ lần đầu)… / installing libraries, first run only"
	@$(PIP) --editable .
	@touch $@

$(VENV)/.models: $(VENV)/.base
	@echo "Đang cài đặt thư viện mô hình… / installing the model libraries"
	@$(PIP) torch==2.13.0
	@$(PIP) --editable '.[models]'
	@touch $@

$(VENV)/.dev: $(VENV)/.models
	@$(PIP) --editable '.[models,dev]'
	@touch $@

serve: $(VENV)/.base $(if $(MODELS),$(VENV)/.models)   ## the front end at http://127.0.0.1:7860, with sample documents on the first run
	@$(BIN)/cchc --data-dir "$(DATA_DIR)" serve --port $(PORT) --first-run samples/documents

test: $(VENV)/.dev   ## the whole test suite
	@$(BIN)/python -m pytest

check: $(VENV)/.dev   ## format, lint, types, imports, tests, docs
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m pytest

format: $(VENV)/.dev   ## rewrite the code in its one format
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

evaluate: $(VENV)/.base   ## ask every question of tests/evaluation/samples.jsonl over the samples
	@$(BIN)/cchc --data-dir build/evaluation ingest samples/documents
	@$(BIN)/cchc --data-dir build/evaluation evaluate tests/evaluation/samples.jsonl

clean:           ## remove the environment and what was built
	rm -rf $(VENV) build
