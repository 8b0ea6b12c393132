# What the editors' tests share. Sourced; needs tests/setup.sh.
source tests/editors/debian.sh

failures=0

# checked NAME COMMAND... runs a test that prints a line `ok …` for each check, and tells the user how it went. Programs
# that draw, start servers and fetch may miss a moment on a busy machine: what fails gets one more try, and both are told.
checked() {
    local name=$1 log=tests/.cache/logs/editors-$1.log verdict
    shift
    attempt "$@"
    if [ $verdict = passed ]; then
        say "    $name: passed, $(grep -c '^ok' "$log") checks"
        return
    fi
    show_failure "$name: FAILED"
    cp "$log" "${log%.log}-first.log"
    attempt "$@"
    if [ $verdict = passed ]; then
        say "    $name: passed at the second try, $(grep -c '^ok' "$log") checks"
        return
    fi
    show_failure "$name: FAILED again"
    failures=$((failures + 1))
}

# Runs a test once; its output goes to `log`. Sets `verdict`.
attempt() {
    local code=0
    # Not as a condition: there the shell would pass over failing commands.
    ("$@") >"$log" 2>&1 &
    wait $! || code=$?
    verdict=failed
    if [ $code = 0 ] && grep -q '^ok' "$log"; then verdict=passed; fi
}

show_failure() {
    say "    $1, the end of $log:"
    tail -n 25 "$log" | sed 's/^/        /' | tee /dev/stderr >&3
}

finish() { [ "$failures" = 0 ]; }

# A fresh copy of the Go module that the editors open. Sets PROJECT.
fresh_project() {
    PROJECT=$(mktemp -d "$CACHE/project.XXXXXX")
    cp -r tests/editors/project/. "$PROJECT"
}

# A folder with nothing but our own server on it, for a PATH. Sets SERVER_BIN.
server_bin() {
    need_server
    SERVER_BIN=$CACHE/bin
    mkdir -p "$SERVER_BIN"
    ln -sf "$GOHAZARD" "$SERVER_BIN/gohazard"
}

# tool NAME PACKAGE@VERSION installs a package of npm into a private folder, without running scripts. Sets TOOL.
tool() {
    TOOL=$CACHE/$1
    [ -f "$TOOL/$2" ] && return
    say "    fetching $2"
    rm -rf "$TOOL"
    mkdir -p "$TOOL"
    echo '{"private":true}' >"$TOOL/package.json"
    (cd "$TOOL" && npm install --omit=dev --ignore-scripts --no-audit --no-fund "$2")
    mkdir -p "$(dirname "$TOOL/$2")"
    touch "$TOOL/$2"
}

# A Chromium and what drives it. Sets CHROMIUM and PLAYWRIGHT.
need_chromium() {
    need_node
    CHROMIUM=$(find_chromium) || { apt chromium fonts-dejavu-core && CHROMIUM=$(find_chromium); } ||
        lacking "Chromium" "install the package chromium"
    tool playwright playwright-core@1.65.1
    PLAYWRIGHT=$TOOL
}

find_chromium() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
