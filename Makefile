# Two commands do all the set-up: `make demo` and `make test`.
.DELETE_ON_ERROR:
.PHONY: sample help demo test test-long test-wheel check format manual bench clean install

PY := .venv/bin/python
BIN := .venv/bin
EVIDENCE := $(BIN)/evidence --config references/evidence.toml --ledger exports/chapter.db
EXAMPLE := references/chapter.bib references/chapter.md references/chapter.toml references/evidence.toml
PROGRAM := $(shell find evidence migrations -name '*.py' -o -name '*.j2' -o -name '*.css' -o -name '*.csl')
JOBS ?= 2

help:  ## Show the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed 's/:.*## /\t/' | expand -t 14

# The date of the worked example's brief and audit: that of its ratings.
AS_OF := 2026-11-23

demo: exports/chapter-brief.pdf  ## Check the worked example and print its brief
	@echo; echo "== evidence check (exit code 1 means: there are findings)"
	@$(EVIDENCE) check --as-of $(AS_OF) || test $$? -eq 1
	@echo; echo "== evidence audit --as-of $(AS_OF)"
	@$(EVIDENCE) audit --as-of $(AS_OF)
	@echo; echo "the annotated brief: exports/chapter-brief.pdf"

exports/chapter.db: .make/run $(EXAMPLE) $(wildcard migrations/versions/*.py)
	@rm -f $@ $@-journal
	@$(EVIDENCE) init
	@$(EVIDENCE) source import references/chapter.bib
	@$(EVIDENCE) manuscript read references/chapter.md
	@$(EVIDENCE) import references/chapter.toml --by "evidence example"

exports/chapter-brief.pdf: exports/chapter.db $(PROGRAM) | .make/libraries
	@$(EVIDENCE) brief chapter --date $(AS_OF) -o $@

sample: exports/chapter.db | .make/libraries  ## Print exports/sample-brief.pdf anew
	@$(EVIDENCE) brief chapter --status contradicted --status disputed \
		--date $(AS_OF) -o exports/sample-brief.pdf

install: .make/dev .make/libraries  ## Install what developing needs, in .venv

.make/run: pyproject.toml .ci/environment
	@echo "installing evidence in .venv (once)"
	@.ci/environment run
	@mkdir -p .make && touch $@

.make/dev: pyproject.toml .ci/environment
	@echo "installing evidence and what its tests need in .venv (once)"
	@.ci/environment dev
	@mkdir -p .make && touch .make/run $@

.make/libraries: .ci/system-libraries | .make/run
	@.ci/system-libraries $(PY)
	@mkdir -p .make && touch $@

.make/browser: .ci/browser
	@.ci/browser
	@mkdir -p .make && touch $@

check: .make/dev  ## Format, lint, layers, types, generated tables
	@$(BIN)/ruff format --check --quiet .
	@$(BIN)/ruff check --quiet .
	@$(BIN)/lint-imports --no-cache | tail -n 3
	@$(BIN)/mypy
	@$(PY) -m evidence.manual.generate --check

# The suite runs on the wheel, which is what people install; of the checkout itself only
# what differs there (tests/conftest.py says what).
test: check .make/libraries .make/browser  ## All checks, then the tests, on the built wheel
	@$(MAKE) --no-print-directory test-wheel
	$(BIN)/pytest -q -n $(JOBS) --dist loadfile -m "checkout and not long"

test-long: check .make/libraries .make/browser  ## The long series at their full size
	HYPOTHESIS_PROFILE=long $(BIN)/pytest -n $(JOBS) --dist loadfile

# The wheel's own files, with the dependencies that are already in .venv.
test-wheel: .make/dev .make/libraries .make/browser
	@rm -rf .make/wheel && mkdir -p .make/wheel
	@$(PY) -m build --wheel --no-isolation --outdir .make/wheel . >/dev/null
	@$(PY) .ci/wheel.py .make/wheel
	@cp -r tests references pyproject.toml .make/wheel/
	@echo "the tests on the built wheel:"
	cd .make/wheel && env/bin/python -P -m pytest -q -p no:cacheprovider -n $(JOBS) \
		--dist loadfile -m "not long" --durations=15

format: .make/dev  ## Put the code into its form
	@$(BIN)/ruff check --fix --quiet . ; $(BIN)/ruff format --quiet .

manual: .make/dev  ## Write the manual's generated tables anew
	@$(PY) -m evidence.manual.generate

bench: .make/dev .make/libraries  ## Measure against peers and write the manual's tables (SECTIONS=briefs)
	@$(PY) tests/bench/run.py $(SECTIONS)

clean:  ## Remove what make made (not .venv)
	rm -rf .make exports/chapter.db exports/chapter-brief.pdf dist build
