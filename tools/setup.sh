#!/usr/bin/env bash
# Installs what is missing for building (setup.sh), also for what runs in a browser (setup.sh chromium), or
# for all tests (setup.sh test), and says what and why. Nothing on the machine is replaced: tools go into
# a cache folder of the game's own.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$1
shift

say() { printf '\033[1m» %s\033[0m\n' "$*"; }
stop() { printf '\nSet-up stopped: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null; }

# install NAME VERSION WHY [cargo options]: a command from crates.io, unless that version is here.
install() {
  local name=$1 version=$2 crate=$3 why=$4
  shift 4
  if has "$name" && [ "$("$name" --version)" = "$name $version" ]; then return; fi
  say "Installing $crate $version, which $why. It is compiled here: minutes, but only once."
  cargo install "$crate" --version "$version" --root "$tools" --quiet "$@" ||
    stop "$crate could not be installed; try: cargo install $crate --version $version"
}

has cargo || stop "Rust is missing; install it with: curl https://sh.rustup.rs -sSf | sh"
rust=$(rustc --version | cut -d' ' -f2)
printf '1.95.0\n%s\n' "$rust" | sort -VC || stop "Rust $rust is too old; update it with: rustup update stable"
has npm || stop "Node.js is missing; install version 20 or later from https://nodejs.org"
node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
  stop "Node.js $(node --version) is too old; install version 20 or later from https://nodejs.org"

if [ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]; then
  say "Adding Rust's WebAssembly target, for which the game is compiled."
  rustup target add wasm32-unknown-unknown ||
    stop "the target could not be added; try: rustup target add wasm32-unknown-unknown"
fi

say "Fetching the crates that are missing."
# Trunk builds offline, so that it downloads no tools of its own; the crates are fetched here.
cargo fetch --locked --quiet || stop "the crates could not be fetched; try: cargo fetch"

install trunk 0.21.14 trunk "builds and serves the page" --locked
wasm_bindgen=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
# Not --locked: its lock file names a crate version that not every registry has.
install wasm-bindgen "$wasm_bindgen" wasm-bindgen-cli "joins Rust and JavaScript"

if [ ! -e node_modules/.package-lock.json ] || [ package-lock.json -nt node_modules/.package-lock.json ]; then
  say "Fetching wasm-opt, which shrinks the game, and what drives a browser in the tests."
  npm ci --ignore-scripts --no-audit --no-fund || stop "npm could not fetch them; try: npm ci"
fi

# browser NAME SCRIPT "PACKAGES" VARIABLE: one in which the tests play, unless tools/SCRIPT finds it.
browser() {
  local name=$1 script=$2 packages=$3 variable=$4 as_root
  if node "tools/$script" >/dev/null; then return; fi
  say "Installing $name, in which the tests play."
  as_root=$([ "$(id -u)" = 0 ] || echo sudo)
  if has apt-get && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; then
    $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $packages || true
  fi
  node "tools/$script" >/dev/null ||
    stop "$name was not found; install it (Debian: sudo apt install $packages) or say where it is: $variable=/path/to/it make test"
}

if [ "${1:-}" ]; then browser "Chromium or Chrome" chrome.mjs chromium CHROME; fi
if [ "${1:-}" = test ]; then
  browser Firefox firefox.mjs firefox-esr FIREFOX
  if [ "$(uname)" = Linux ]; then
    browser "WebKit's driver with a screen for it" webkit.mjs "webkit2gtk-driver xvfb" WEBKIT_DRIVER
  else
    say "The tests in WebKit are left out: its driver is for Linux (Debian: sudo apt install webkit2gtk-driver xvfb)."
  fi
fi

if [ "${1:-}" = test ] && ! node tools/pandoc.mjs >/dev/null; then
  say "Fetching pandoc, with which the tests render the Quarto page."
  if has python3; then
    python3 -m pip install --quiet --disable-pip-version-check --root-user-action=ignore \
      --target "$tools/pandoc" pypandoc_binary==1.17 || true
  fi
  node tools/pandoc.mjs >/dev/null ||
    stop "no pandoc was found; install it (Debian: sudo apt install pandoc) or say where it is: PANDOC=/path/to/pandoc make test"
fi
