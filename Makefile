# make demo    set up, build and plan the Duolun project into a report
# make test    set up and run every test
.PHONY: setup build demo test bench format docs clean
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
	swift test --skip-build

bench: build
	@bin/setup --test
	Benchmarks/run

format:
	swift format --in-place --recursive --parallel Engine Sources Tests Package.swift

docs: build
	.build/release/steppe docs docs/reference

clean:
	rm -rf .build out
