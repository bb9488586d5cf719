# make demo   the main job on the sample newsroom, to German
# make test   lint, types, tests
# make test-torch   the tests of training and of the engines that need torch, which they install
# All set themselves up in .venv (.venv-torch); nothing outside this folder is touched.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
TORCH := .venv-torch
INSTALL := PIP_CONSTRAINT=constraints.txt PIP_DISABLE_PIP_VERSION_CHECK=1
PIP := $(INSTALL) $(BIN)/pip install --quiet
TORCH_TESTS := tests/test_training_torch.py tests/test_risk_training.py tests/test_online_training.py tests/test_trials.py tests/test_engines_torch.py tests/test_engines_seam.py tests/test_engines.py tests/test_evaluation.py

.PHONY: demo test lint types tests test-torch clean

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

test-torch: $(TORCH)/installed
	$(TORCH)/bin/pytest -n 2 $(TORCH_TESTS)

$(TORCH)/installed: pyproject.toml constraints.txt
	@echo "setting up $(TORCH) …"
	@$(PYTHON) -m venv $(TORCH)
	@$(INSTALL) $(TORCH)/bin/pip install --quiet torch --editable '.[dev,train]'
	@touch $@

$(VENV)/installed: pyproject.toml constraints.txt
	@echo "setting up $(VENV) …"
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	@touch $@

$(VENV)/developing: $(VENV)/installed
	@$(PIP) --editable '.[dev]'
	@touch $@

clean:
	rm -rf $(VENV) $(TORCH) build .localize
