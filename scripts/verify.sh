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

say() {
    echo "verify: $1; the tests that use these programs will fail." >&2
    echo "verify: on Debian, as root: apt-get update && apt-get install $(wanted | xargs)" >&2
    echo "verify: plain mvn -B verify skips those tests." >&2
}

install() {
    local patience=(-o Acquire::Retries=2 -o Acquire::http::Timeout=20)
    apt-get "${patience[@]}" update -qq &&
        DEBIAN_FRONTEND=noninteractive apt-get "${patience[@]}" install -y -qq --no-install-recommends "$@"
}

# Elsewhere than on Debian the tests themselves say what they miss.
if command -v dpkg-query >/dev/null; then
    read -ra packages <<<"$(missing)"
    if ((${#packages[@]} > 0)); then
        if [[ $(id -u) != 0 ]]; then
            say "not installed: ${packages[*]}"
        else
            echo "verify: installing ${packages[*]}"
            log=$(mktemp)
            if ! install "${packages[@]}" >"$log" 2>&1; then
                tail -n 20 "$log" >&2
                say "can't be installed: ${packages[*]}"
            fi
            rm -f "$log"
        fi
    fi
fi

# Two modules at a time: most of their tests wait more than they work.
exec env TEST_ENGINES=required mvn -B -T 2 verify "$@"
