# One command each; all set up their own virtual environment first.
PYTHON ?= python3
BIN = .venv/bin

.PHONY: setup demo check test format clean

setup: $(BIN)/.installed

$(BIN)/.installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@

demo: setup   # index the sample diary, search it
	$(BIN)/nikki --index .venv/demo index data/diary.txt
	$(BIN)/nikki --index .venv/demo search 瞑想

check: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

test: setup
	$(BIN)/pytest -q -n auto

format: setup
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

clean:
	rm -rf .venv
