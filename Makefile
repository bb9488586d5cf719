# make demo   the main job on the sample newsroom, to German
# make test   lint, types, tests
# Both set themselves up in .venv; nothing outside this folder is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1 $(BIN)/pip install --quiet

.PHONY: demo test lint types tests clean

demo: $(VENV)/installed
	@sh demo.sh $(BIN)/localize

test: lint types tests

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy

tests: $(VENV)/developing
	$(BIN)/pytest -n 2

$(VENV)/installed: pyproject.toml constraints.txt
	@echo "setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(VENV)/developing: $(VENV)/installed
	@$(PIP) --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) build .localize
