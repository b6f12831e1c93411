#!/usr/bin/env bash
# Prints the path of a node of version 20.19 or newer that has npm beside it; tells what to install if none is found.
# Only the browser app needs it, and only to be built.
set -euo pipefail

major=20
minor=19

is_good() {
    local node=$1 version
    [[ -x $node && -e ${node%/*}/npm ]] || return 1
    version=$("$node" --version 2>/dev/null) || return 1
    [[ $version =~ ^v([0-9]+)\.([0-9]+)\. ]] || return 1
    ((BASH_REMATCH[1] > major || (BASH_REMATCH[1] == major && BASH_REMATCH[2] >= minor)))
}

candidates() {
    [[ -n ${NODE_HOME:-} ]] && printf '%s\n' "$NODE_HOME/bin/node" "$NODE_HOME/node"
    type -aP node || true
    local home
    # The newest of those that version managers keep comes last by name, so the order is turned.
    for home in "${NVM_DIR:-$HOME/.nvm}"/versions/node/* "${FNM_DIR:-$HOME/.local/share/fnm}"/node-versions/*/installation \
        "${ASDF_DATA_DIR:-$HOME/.asdf}"/installs/nodejs/* "${VOLTA_HOME:-$HOME/.volta}"/tools/image/node/* \
        /opt/node* /opt/nodejs* /usr/local/node*; do
        [[ -x $home/bin/node ]] && echo "$home/bin/node"
    done | sort -rV
    printf '%s\n' /usr/local/bin/node /opt/homebrew/bin/node /usr/bin/node
}

while IFS= read -r node; do
    if is_good "$node"; then
        echo "$node"
        exit 0
    fi
done < <(candidates)

cat >&2 <<END
The browser app needs Node $major.$minor or newer, with npm, to be built, and none was found. The relay runs without it.
  Debian, Ubuntu:   apt install nodejs npm   (Debian 13, Ubuntu 25.04, or newer)
  Fedora, RHEL:     dnf install nodejs npm
  macOS:            brew install node
  elsewhere:        the installers of nodejs.org, or nvm install $major
If one is installed elsewhere, set NODE_HOME to its folder. Then start the relay again.
END
exit 1
