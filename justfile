# The recipes of .ci/run, for whoever has just (https://just.systems); `just` alone runs them all.

check: test lint format types contracts

test:
    pytest

lint:
    ruff check

format:
    ruff format --check

types:
    mypy --strict

contracts:
    lint-imports

quality:
    STRIFE_QUALITY=1 pytest tests/quality

# what README.md shows of a brief
excerpt:
    python docs/renew.py

# the figures in docs/evaluate.md, and the floors
figures:
    strife evaluate --format json > measured.json
    python docs/renew.py measured.json
    python tests/quality/raise_floors.py measured.json

speed:
    python benchmarks/speed.py
