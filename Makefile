# make play: sets up, builds and serves the game (PORT=9000: elsewhere).   make test: sets up and runs every check.
# make watch: sets up and serves a development build, which is built anew when a file changes.
# make dist: sets up and builds dist/, the folder to publish, and prints its sizes.
#            (SITE=https://example.org/sharp-shot/ says where, for the picture that links to it show.)
# make extension: the same as dist, and builds the Quarto extension in target/extension/.
# make pictures: the same as dist, and takes the pictures of the game that are in web/; the next build has them.
# make bench: the same as dist, and measures it beside the same target drawn with PixiJS.
# make fuzz: the same as dist, and tries 100,000 cases of all that is read from outside.
#            (CASES=1000 tries fewer; SEED=… tries those of an earlier run again.)
# make model: sets up, trains the network of the live range, measures it, and writes assets/model/ (10 minutes).
# make model-verify: measures the network in assets/model/ again, and compares every byte of its tables (minutes).
# make model-lab: trains and measures for the lab what a page cannot, and writes assets/model/lab.json (hours; what is
#                 done is kept in target/lab/, and an interrupted run goes on where it was).
# make soak: the same as dist, makes 10,000 random inputs, and plays for ten minutes; SEED=7 takes others.

# With the shell that it takes by itself, make 3.81 (macOS) runs simple lines without one, and then without the PATH
# that is exported below.
SHELL := bash

TOOLS := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/sharp-shot/tools
export PATH := $(TOOLS)/bin:$(CURDIR)/node_modules/.bin:$(PATH)
# Some shells set NO_COLOR to a value that trunk does not read.
unexport NO_COLOR

.NOTPARALLEL:
.PHONY: play watch test dist extension pictures bench fuzz soak model model-lab model-verify setup lint check-rust \
  check-types check-wasm check-newcomer check-browser clean

PORT ?= 8417
# Where there is no node yet, set-up says so.
port_is_free = ! command -v node >/dev/null || node tools/port.mjs "$(PORT)" $@
play:
	@$(port_is_free)
	@tools/setup.sh "$(TOOLS)"
	@echo "Building the game: about 2 minutes the first time. Then open the address below (Ctrl+C ends)."
	@trunk serve --release --offline --no-autoreload --port "$(PORT)" --dist target/play

watch:
	@$(port_is_free)
	@tools/setup.sh "$(TOOLS)"
	@echo "Building the game: about 2 minutes the first time. Then open the address below (Ctrl+C ends)."
	@trunk serve --offline --port "$(PORT)"

dist: setup
	trunk build --release --offline
	node tools/sizes.mjs

extension: dist
	node tools/extension.mjs

pictures:
	@tools/setup.sh "$(TOOLS)" chromium
	@$(MAKE) --no-print-directory dist
	node tools/pictures/main.mjs

bench:
	@tools/setup.sh "$(TOOLS)" chromium
	@$(MAKE) --no-print-directory dist
	node bench/main.mjs

# All is compiled once: without this, being ready for a change takes the tests themselves half as long again to compile.
test: export CARGO_INCREMENTAL := 0
test:
	@tools/setup.sh "$(TOOLS)" test
	@$(MAKE) --no-print-directory lint check-rust extension check-types check-wasm check-newcomer check-browser

CASES ?= 100000
ifndef SEED
fuzz: SEED := $(shell date +%s)
endif
fuzz: export PROPTEST_CASES = $(CASES)
fuzz: export PROPTEST_RNG_SEED = $(SEED)
fuzz:
	@tools/setup.sh "$(TOOLS)" chromium
	@$(MAKE) --no-print-directory dist
	@echo "Trying $(CASES) cases of everything, with SEED=$(SEED)."
	cargo test --locked --profile bench --config profile.bench.package.sharp-shot.overflow-checks=true \
	  --test rules fuzz:: -- --show-output
	node --test --test-reporter=spec tests/browser/fuzz_*.test.mjs

soak:
	@tools/setup.sh "$(TOOLS)" chromium
	@$(MAKE) --no-print-directory dist
	INPUTS=10000 MINUTES=10 node --test --test-reporter=spec --test-timeout=3600000 tests/browser/long.test.mjs

# The three networks are trained side by side, so that none gains from more than one thread.
TRAINER := --release --locked --manifest-path crates/trainer/Cargo.toml --target-dir target/trainer
model: export RAYON_NUM_THREADS = 1
model:
	@tools/setup.sh "$(TOOLS)"
	@echo "Compiling candle takes about 2 minutes the first time."
	cargo test $(TRAINER)
	cargo run $(TRAINER)

# It works on two jobs side by side, each in one thread.
model-lab: export RAYON_NUM_THREADS = 1
model-lab:
	@tools/setup.sh "$(TOOLS)"
	@echo "Compiling candle takes about 2 minutes the first time."
	cargo test $(TRAINER)
	cargo run $(TRAINER) -- lab

model-verify:
	@tools/setup.sh "$(TOOLS)"
	cargo run --release --locked -p range-model --example verify

setup:
	@tools/setup.sh "$(TOOLS)"

# What goes to pages is linted in the profiles in which it is built for them: so their macros and build scripts, a third
# of what a lint compiles, are compiled once.
lint:
	cargo fmt --all --check
	cargo fmt --manifest-path crates/trainer/Cargo.toml --check
	cargo clippy --locked --workspace --all-targets -- -D warnings
	cargo clippy --locked --release --target wasm32-unknown-unknown -- -D warnings
	cargo clippy --locked --profile lab -p lab-wasm -p workbook-wasm --target wasm32-unknown-unknown -- -D warnings
	tsc
	tsc -p web
	tsc -p bench/page/pixi
	node --test --test-reporter=spec tests/house/*.test.mjs

# By name: the third crate of the workspace measures speed, and would have criterion compiled.
check-rust:
	cargo test --locked -p sharp-shot -p range-model -p lab

# The types that pages get with dist/, which has to be there.
check-types:
	node --test --test-reporter=spec tests/types/*.test.mjs

# What makes the wasm small, and that without it nothing is lost but bytes: compared with dist/, which has to be there.
check-wasm:
	node --test --test-reporter=spec tests/model/*.test.mjs
	node --test --test-reporter=spec --test-timeout=1200000 tests/wasm/*.test.mjs
	WASM=whole SITE=https://example.org/games trunk build --release --offline --dist target/whole
	node --test --test-reporter=spec --test-timeout=1200000 tests/whole/*.test.mjs

check-newcomer:
	node --test --test-reporter=spec --test-timeout=1200000 tests/newcomer/*.test.mjs

check-browser:
	node --test --test-reporter=spec --test-timeout=1200000 --test-concurrency=4 \
	  tests/browser/*.test.mjs tests/engines/*.test.mjs

clean:
	rm -rf dist target node_modules
