#!/usr/bin/env bash
# Builds and tests everything, for real: installs what the tests use where it can, and lets no test be skipped for want
# of it. Arguments go to Maven.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

wanted() {
    sed 's/#.*//' scripts/test_packages.txt | xargs -n 1
}

missing() {
    local package
    for package in $(wanted); do
        [[ $(dpkg-query -W -f '${Status}' "$package" 2>/dev/null) == *' installed' ]] || printf '%s ' "$package"
    done
}

say_and_end() {
    echo "verify: $1. Tests use these programs for real: $(wanted | xargs)." >&2
    echo "verify: on Debian, as root: apt-get update && apt-get install $(wanted | xargs)" >&2
    echo "verify: without them, mvn -B verify runs all tests but those." >&2
    exit 1
}

install() {
    apt-get update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

# Elsewhere than on Debian the tests themselves say what they miss.
if command -v dpkg-query >/dev/null; then
    read -ra packages <<<"$(missing)"
    if ((${#packages[@]} > 0)); then
        if [[ $(id -u) != 0 ]]; then
            say_and_end "not installed: ${packages[*]}"
        fi
        echo "verify: installing ${packages[*]}"
        log=$(mktemp)
        if ! install "${packages[@]}" >"$log" 2>&1; then
            tail -n 20 "$log" >&2
            say_and_end "these can't be installed: ${packages[*]}"
        fi
        rm -f "$log"
    fi
fi

exec env TEST_ENGINES=required mvn -B verify "$@"
