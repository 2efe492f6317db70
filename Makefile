# make demo    set up, build and plan the Duolun project into a report
# make test    set up and run every test
# make wheel   build the Python package into out/
.PHONY: setup build demo test wheel bench format clean
SHELL = bash -o pipefail
SWIFT_FLAGS = --explicit-target-dependency-import-check error

setup:
	@bin/setup

build: setup
	swift build -c release $(SWIFT_FLAGS)

demo: build
	.build/release/steppe plan Examples/duolun --out out/duolun

test:
	@bin/setup --test
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build 2>&1 | grep --line-buffered -v '^◇'
	bin/test-python

wheel: setup
	python3 -m venv .build/wheel/venv
	.build/wheel/venv/bin/pip wheel -q --disable-pip-version-check --no-deps --wheel-dir out .

bench: build
	@bin/setup --test
	Benchmarks/run

format:
	swift format --in-place --recursive --parallel Engine Sources Tests Package.swift

clean:
	rm -rf .build out
