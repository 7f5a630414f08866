# Short words for developers; `.ci/run` does without.
BIN = .venv/bin

.PHONY: setup test check format bench mutants

PATHS = indexer/search indexer/sync

setup: $(BIN)/.installed

$(BIN)/.installed: pyproject.toml
	python3 -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'
	touch $@

test: setup
	$(BIN)/pytest -q -n auto

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup
	$(BIN)/python -m benchmarks

mutants: setup
	$(BIN)/python -m tests.mutants $(PATHS)

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
