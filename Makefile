# Everything a person or a machine does with this repository. `make help` lists it.

SWIFT ?= swift
PREFIX ?= /usr/local
DESTDIR ?=
SIZES ?= $(or $(SIZE),1000 10000 100000)
SHAPE ?= plain
RUNS ?= 5
SEED ?= 1
TIME ?= 1200
TARGETS ?=
THEME := Sources/Site/Theme/BuiltInTheme.swift

.DEFAULT_GOAL := site
.PHONY: site test check coverage format install release theme reference benchmark benchmark-million fuzz sanitize browser clean help setup

site: setup ## build Registrar, then the example site in public/
	$(SWIFT) build -c release --product registrar
	.build/release/registrar build

test: setup ## run every test
	$(SWIFT) test --disable-xctest

check: setup ## everything CI demands: style, warnings, imports, tests, the example site
	.ci/check $(THEME)

coverage: setup ## run the tests and print line coverage; fails below 90 %
	.ci/coverage

format: setup ## lay out the sources as `make check` wants them
	$(SWIFT) format format --in-place --parallel --recursive Sources Tests Package.swift

theme: ## put templates/ into the executable, after a change there
	@mkdir -p $(dir $(THEME))
	.ci/embed-theme > $(THEME).new && mv $(THEME).new $(THEME)

reference: setup ## write the references of rules and templates, after a change to either
	$(SWIFT) build --product registrar
	.ci/references .build/debug/registrar

install: setup ## install the executable and its completions below PREFIX (/usr/local)
	.ci/build-static
	install -d $(DESTDIR)$(PREFIX)/bin
	install -m 755 .build/static/release/registrar $(DESTDIR)$(PREFIX)/bin/registrar
	.ci/install-completions $(DESTDIR)$(PREFIX)

release: setup ## pack one executable that runs without Swift or libcmark, in .build/dist/
	.ci/release

benchmark: setup ## compare with Hugo and with the disk; SIZES="1000 10000 100000" SHAPE=plain|rich RUNS=5 SEED=1
	.ci/build-static
	Benchmarks/run --students $(SIZES) --shape $(SHAPE) --runs $(RUNS) --seed $(SEED)

benchmark-million: setup ## the cost of a page from 1,000 to 1,000,000 students, without Hugo; RUNS=5 SHAPE=plain
	.ci/build-static
	Benchmarks/run --students 1000 10000 100000 1000000 --shape $(SHAPE) --runs $(RUNS) --seed $(SEED) --no-hugo --brief

browser: setup ## drive a headless Chromium over every type of page: axe, widths, print, search, live reload
	$(SWIFT) test --disable-xctest --filter InBrowser

fuzz: setup ## try random inputs on every parser for TIME seconds each (1200); TARGETS="json sheet" for some
	.ci/fuzz $(TIME) $(TARGETS)

sanitize: setup ## run the tests under the address sanitizer, then under the thread sanitizer
	.ci/sanitize

clean: ## remove what was built, but not public/
	rm -rf .build .registrar

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' Makefile

setup:
	@.ci/setup
