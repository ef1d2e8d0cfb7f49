# Two commands on a fresh Debian or Ubuntu with Swift 6.3: `make demo` and `make test`. Each installs what it needs, or says what is missing.

SHELL := /bin/bash
PORT ?= 8080
DATE ?=
BINARY := .build/debug/caseday
PYTHON := .venv/bin/python
# Tests that only compute. They run by themselves: beside them, a server under test would wait for a processor.
PURE_TESTS := ^(PlanningTests|CaseworkTests|SimulationTests)\.
SWIFT_SOURCES := Package.swift Plugins Sources Tests Benchmarks

.PHONY: help demo build test lint unit-tests browser-tests model bench timing shots format clean setup-build setup-test

help: ## Print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 24

demo: build ## Plan the demo caseload, print today, serve the dashboard (PORT=8080) until Ctrl-C
	@exec $(BINARY) demo --port $(PORT) $(if $(DATE),--date $(DATE))

build: setup-build ## Build the program
	@swift build --product caseday

test: setup-test ## Everything that must hold: format, build, unit tests, browser tests
	@$(MAKE) --no-print-directory lint unit-tests browser-tests

lint: ## Check the format of all Swift files
	@swift format lint --strict --recursive --parallel $(wildcard $(SWIFT_SOURCES))

unit-tests: ## Build and run the Swift tests
	@swift build --build-tests
	@swift test --skip-build --filter "$(PURE_TESTS)"
	@swift test --skip-build --skip "$(PURE_TESTS)"

browser-tests: ## Run the browser tests on the built program
	@if [ -d Tests/Browser ]; then CASEDAY_BINARY="$(CURDIR)/$(BINARY)" $(PYTHON) -m pytest -q Tests/Browser; fi

model: setup-test ## Ten thousand random histories of a plan, and a crisis in each of two thousand weeks
	@swift build --build-tests
	@CASEDAY_SEQUENCES=10000 CASEDAY_WEEKS=2000 swift test --skip-build --filter "LifecycleModelTests|CrisisWeekTests"

bench: setup-test ## Measure speed and plan quality (a release build of its own, in .build-bench)
	@CASEDAY_BENCH=1 swift build -c release --scratch-path .build-bench --product PlanningBenchmark
	@CASEDAY_BENCH=1 swift build -c release --scratch-path .build-bench --product CaseworkBenchmark
	@CASEDAY_BENCH=1 swift build -c release --scratch-path .build-bench --product caseday
	@CASEDAY_BINARY="$(CURDIR)/.build-bench/release/caseday" $(PYTHON) Benchmarks/Pages/page_times.py
	@CASEDAY_BINARY="$(CURDIR)/.build-bench/release/caseday" $(PYTHON) Benchmarks/Pages/palette_times.py
	@.build-bench/release/CaseworkBenchmark
	@.build-bench/release/PlanningBenchmark $(BENCH)

timing: build ## Compare the time of a wrong sign-in for known and unknown names, 200 of each (on an idle machine)
	@CASEDAY_BINARY="$(CURDIR)/$(BINARY)" python3 scripts/sign_in_timing.py

shots: build setup-test ## Take a picture of every page, into shots/
	@CASEDAY_BINARY="$(CURDIR)/$(BINARY)" $(PYTHON) Tests/Browser/shots.py shots

format: ## Format all Swift files
	@swift format --in-place --recursive --parallel $(wildcard $(SWIFT_SOURCES))

clean: ## Remove what was built
	@rm -rf .build .build-bench .venv shots bench-results

setup-build:
	@scripts/setup.sh build

setup-test:
	@scripts/setup.sh test
