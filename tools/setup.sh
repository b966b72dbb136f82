#!/usr/bin/env bash
# Installs what is missing for building (setup.sh TOOLS), also for what runs in a browser (setup.sh TOOLS chromium),
# or for all tests (setup.sh TOOLS test), and says what, why and how long it takes. Nothing on the machine is
# replaced: commands go into the folder TOOLS, a cache of the game's own.
set -euo pipefail
cd "$(dirname "$0")/.."
tools=$1
for_what=${2:-building}

stop() { printf '\nSet-up stopped: %s\n' "$*" >&2; exit 1; }
has() { command -v "$1" >/dev/null; }

has cargo || stop "Rust is missing; install it with: curl https://sh.rustup.rs -sSf | sh"
has cc || stop "a C compiler is missing, with which Rust links; \
install it (Debian, Ubuntu: sudo apt install build-essential; macOS: xcode-select --install)"
rust=$(rustc --version | cut -d' ' -f2)
printf '1.95.0\n%s\n' "$rust" | sort -VC || stop "Rust $rust is too old; update it with: rustup update stable"
has node || stop "Node.js is missing; install version 20 or later from https://nodejs.org"
has npm || stop "npm is missing, which Node.js from https://nodejs.org brings along (Debian, Ubuntu: sudo apt install npm)"
node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' ||
  stop "Node.js $(node --version) is too old; install version 20 or later from https://nodejs.org"

get_wasm_target() {
  has rustup || stop "this Rust has no WebAssembly target, and no rustup to add it; install Rust from https://rustup.rs"
  rustup target add wasm32-unknown-unknown ||
    stop "the target could not be added; try: rustup target add wasm32-unknown-unknown"
}

# Trunk builds offline, so that it downloads no tools of its own; the crates are fetched here.
get_crates() { cargo fetch --locked $quiet || stop "the crates could not be fetched; try: cargo fetch"; }

# Whether a command is here in this version.
is_here() { has "$1" && [ "$("$1" --version)" = "$1 $2" ]; }

# install CRATE VERSION [cargo options]. The tools run for seconds only, so that compiling them well would take longer
# than it saves. The features that are left out would let them download other tools. One folder for both builds, as
# they have crates in common.
build=
install() {
  local crate=$1 version=$2
  shift 2
  mkdir -p "$tools" 2>/dev/null && [ -w "$tools" ] ||
    stop "$tools cannot be written to; say where else it may be: make play XDG_CACHE_HOME=/another/folder"
  build=${build:-$(mktemp -d "$tools/build.XXXXXX")}
  trap 'rm -rf "$build"' EXIT
  CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    cargo install "$crate" --version "$version" --root "$tools" --target-dir "$build" \
    --no-default-features --force $quiet "$@" ||
    stop "$crate could not be compiled; the lines above say why"
}
trunk=0.21.14
wasm_bindgen=$(grep -A1 '^name = "wasm-bindgen"$' Cargo.lock | sed -n 's/^version = "\(.*\)"/\1/p')
get_trunk() { install trunk $trunk --locked; }
# Not --locked: its lock file names a crate version that not every registry has.
get_wasm_bindgen() { install wasm-bindgen-cli "$wasm_bindgen" --bin wasm-bindgen; }

get_npm_packages() {
  npm ci --ignore-scripts --no-audit --no-fund || stop "npm could not fetch them; try: npm ci"
}

as_root=$([ "$(id -u)" = 0 ] || echo sudo)
may_install() { has apt-get && { [ -z "$as_root" ] || sudo -n true 2>/dev/null; }; }
apt_install() {
  $as_root apt-get update -qq && $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "$@" >/dev/null || true
}

# browser NAME SCRIPT "PACKAGES" VARIABLE FROM: one in which the tests play, as tools/SCRIPT finds it.
browser() {
  local name=$1 script=$2 packages=$3 variable=$4 from=$5
  if may_install; then apt_install $packages; fi
  node "tools/$script" >/dev/null ||
    stop "$name was not found; install it ($from) or say where it is: $variable=/path/to/it make test"
}
get_chromium() {
  browser "Chromium or Chrome" chrome.mjs chromium CHROME \
    "https://www.google.com/chrome, or Debian: sudo apt install chromium"
}
# Debian alone has a package of it.
lacks_shell() { [ -z "${CHROME:-}" ] && grep -qs '^ID=debian' /etc/os-release && ! has chromium-headless-shell && may_install; }
get_shell() { apt_install chromium-headless-shell; }
get_firefox() {
  browser Firefox firefox.mjs firefox-esr FIREFOX \
    "https://www.mozilla.org/firefox, or Debian: sudo apt install firefox-esr"
}
get_webkit() {
  local packages="webkit2gtk-driver xvfb"
  browser "WebKit's driver with a screen for it" webkit.mjs "$packages" WEBKIT_DRIVER \
    "Debian, Ubuntu: sudo apt install $packages"
}

get_pandoc() {
  if has python3; then
    PIP_ROOT_USER_ACTION=ignore python3 -m pip install --quiet --disable-pip-version-check \
      --target "$tools/pandoc" pypandoc_binary==1.17 || true
  fi
  node tools/pandoc.mjs >/dev/null ||
    stop "no pandoc was found; install it (Debian: sudo apt install pandoc) or say where it is: PANDOC=/path/to/pandoc make test"
}

# What is missing: its function, and what is said before it runs.
steps=()
says=()
missing() { steps+=("$1"); says+=("$2"); }

[ -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ] ||
  missing get_wasm_target "Adding Rust's WebAssembly target, for which the game is compiled (seconds)"
cargo fetch --locked --offline --quiet 2>/dev/null ||
  missing get_crates "Fetching the crates of the game (seconds)"
[ -e node_modules/.package-lock.json ] && ! [ package-lock.json -nt node_modules/.package-lock.json ] ||
  missing get_npm_packages "Fetching what shrinks the game, and what drives a browser in the tests (seconds)"
is_here wasm-bindgen "$wasm_bindgen" ||
  missing get_wasm_bindgen "Compiling wasm-bindgen $wasm_bindgen, which joins Rust and JavaScript (about 1 minute)"
is_here trunk $trunk ||
  missing get_trunk "Compiling trunk $trunk, which builds and serves the page (about 2 minutes)"
if [ "$for_what" != building ]; then
  node tools/chrome.mjs >/dev/null || missing get_chromium "Installing Chromium, in which the tests play (about 1 minute)"
fi
if [ "$for_what" = test ]; then
  ! lacks_shell || missing get_shell "Installing Chromium without windows, in which the tests take half the time (seconds)"
  node tools/firefox.mjs >/dev/null || missing get_firefox "Installing Firefox, in which the tests play (about 1 minute)"
  if [ "$(uname)" = Linux ]; then
    node tools/webkit.mjs >/dev/null ||
      missing get_webkit "Installing WebKit's driver and a screen for it, in which the tests play (about 1 minute)"
  else
    echo "The tests in WebKit are left out: its driver is for Linux (Debian: sudo apt install webkit2gtk-driver xvfb)."
  fi
  node tools/pandoc.mjs >/dev/null || missing get_pandoc "Fetching pandoc, with which the tests render the Quarto page (seconds)"
fi

# In a terminal cargo shows how far it is, and the steps stand out.
quiet=$([ -t 2 ] || echo --quiet)
[ -t 1 ] && step='\033[1m» Set-up %d of %d: %s\033[0m\n' || step='» Set-up %d of %d: %s\n'
for at in "${!steps[@]}"; do
  printf "$step" $((at + 1)) ${#steps[@]} "${says[at]}"
  ${steps[at]}
done
