#!/usr/bin/env bash
# Builds or tests the browser app for Maven, each only when its sources have changed since the last time.
#   scripts/build_web.sh build FOLDER   puts the compressed app into FOLDER
#   scripts/build_web.sh test           runs its unit tests and type checks
# Without Node nothing is built or tested, and FOLDER has a file that says so.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

task=$1
web=webchat-web
stamps=$web/target/stamps

sum() {
    if command -v sha256sum >/dev/null; then sha256sum "$@"; else shasum -a 256 "$@"; fi
}

# One line for all that a result depends on.
fingerprint() {
    {
        "$node" --version
        sum scripts/compress_web.mjs
        find "$web" \( -name node_modules -o -name dist -o -name target -o -name coverage \) -prune \
            -o -type f ! -name pom.xml -print | LC_ALL=C sort | while IFS= read -r file; do sum "$file"; done
    } | sum | cut -d ' ' -f 1
}

is_done() {
    [[ -f $stamps/$1 && $(<"$stamps/$1") == "$2" ]]
}

mark_done() {
    mkdir -p "$stamps"
    echo "$2" >"$stamps/$1"
}

# npm's own output matters only when it fails.
npm_quietly() {
    local log
    log=$(mktemp)
    if ! (cd "$web" && npm --no-audit --no-fund --no-update-notifier "$@") >"$log" 2>&1; then
        cat "$log" >&2
        rm -f "$log"
        echo "$web: npm $* failed" >&2
        return 1
    fi
    rm -f "$log"
}

install_packages() {
    local lock
    lock=$({ "$node" --version && sum "$web/package.json" "$web/package-lock.json"; } | sum | cut -d ' ' -f 1)
    if [[ ! -d $web/node_modules ]] || ! is_done installed "$lock"; then
        npm_quietly ci
        mark_done installed "$lock"
    fi
}

build() {
    local folder=$1 sources
    sources=$(fingerprint)
    if [[ -f $folder/chat.html ]] && is_done built "$sources"; then
        return
    fi
    echo "$web: building the browser app"
    install_packages
    npm_quietly run build
    if [[ ! -f $web/dist/chat.html ]]; then
        echo "$web: the build has written no dist/chat.html" >&2
        exit 1
    fi
    "$node" scripts/compress_web.mjs "$web/dist" "$folder"
    mark_done built "$sources"
}

# As Maven is asked to treat the Java tests.
are_tests_skipped() {
    [[ ${SKIP_TESTS:-false} == true || ${MAVEN_TEST_SKIP:-false} == true || -n ${JAVA_TEST:-} ]]
}

run_tests() {
    local sources
    if are_tests_skipped; then
        return
    fi
    sources=$(fingerprint)
    if is_done tested "$sources"; then
        echo "$web: unchanged since its tests passed"
        return
    fi
    install_packages
    npm_quietly run check
    npm_quietly test
    mark_done tested "$sources"
    echo "$web: tests and type checks passed"
}

if [[ ! -f $web/package.json ]] || ! node=$(scripts/find_node.sh 2>/dev/null); then
    if [[ $task == build ]]; then
        echo "$web: the browser app is not built, for there is no Node; see scripts/find_node.sh" >&2
        rm -rf "$2"
        mkdir -p "$2"
        : >"$2/not-built"
    fi
    exit 0
fi
# npm and what it starts take the node that stands first.
PATH=${node%/*}:$PATH
export PATH

case $task in
    build) build "$2" ;;
    test) run_tests ;;
    *)
        echo "usage: scripts/build_web.sh build FOLDER | test" >&2
        exit 2
        ;;
esac
