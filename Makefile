# What a newcomer types: `make publish`, `make test`. Every target does the set-up that it needs.
SHELL := /bin/sh
.DEFAULT_GOAL := help
PY := .venv/bin/python
# The tests use both cores; the judges write nothing into the tree.
PYTEST := $(PY) -m pytest

.PHONY: help publish test lint golden schema conformance conformance-full bench lock clean

help: ## Show what can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 18

publish: ## Publish every article of content/ to output/ in every format
	@tools/setup publish
	.venv/bin/publish all

test: ## Set up, then run the tests, the checks of style, and a publication from the built wheel
	@tools/setup dev
	$(PYTEST) --numprocesses=2 --dist=loadscope
	$(MAKE) --no-print-directory lint
	tools/try-wheel

lint: ## Check style, types and the order of the rooms
	@tools/setup dev
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	.venv/bin/lint-imports --no-cache

golden: ## Write the golden shadows anew; then read the diff
	@tools/setup dev
	$(PYTEST) --update-golden

schema: ## Write the JSON Schemas anew from the code
	@tools/setup publish
	.venv/bin/publish inspect --schema > docs/article.schema.json

conformance: ## Judge the editions with veraPDF, EPUBCheck, Ace, the Open XML SDK and a speech recogniser
	@tools/setup conformance
	$(PYTEST) tests/conformance

conformance-full: ## Measure the readers on all that lies here, and write the tables of docs/conformance.md
	@tools/setup conformance
	$(PY) -m tests.conformance.report

bench: ## Print our ratios against the raw engines
	@tools/setup dev
	$(PY) benchmarks/ratios.py
	$(PY) benchmarks/reading.py

lock: ## Resolve the requirements anew (needs uv)
	for pair in publish:build dev:dev conformance:conformance; do \
		uv pip compile --quiet pyproject.toml --group $${pair##*:} --all-extras --universal --fork-strategy fewest --python-version 3.11 \
			--generate-hashes --no-header --no-annotate --no-emit-index-url --output-file requirements/$${pair%%:*}.txt || exit 1; \
	done

clean: ## Remove what was made, but not output/
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis tests/conformance/node/node_modules
