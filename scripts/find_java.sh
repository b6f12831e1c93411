#!/usr/bin/env bash
# Prints the path of a java of version 25 or newer that has a compiler beside it; tells what to install if none is found.
# With --runtime, one without a compiler will do.
set -euo pipefail

wanted=25
need_compiler=true
[[ ${1:-} == --runtime ]] && need_compiler=false

is_good() {
    local java=$1 line version
    [[ -x $java ]] || return 1
    if $need_compiler && [[ ! -x ${java%/*}/javac ]]; then
        return 1
    fi
    # Every JDK says so in a file; to ask each java takes a tenth of a second.
    line=$(grep -s '^JAVA_VERSION="' "${java%/bin/*}/release" || "$java" -version 2>&1 | head -n 1) || return 1
    version=${line#*\"}
    version=${version%%[!0-9]*}
    [[ -n $version && $version -ge $wanted ]]
}

candidates() {
    [[ -n ${JAVA_HOME:-} ]] && echo "$JAVA_HOME/bin/java"
    local home
    for home in /usr/lib/jvm/* /opt/java/* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/*; do
        echo "$home/bin/java"
    done
    if [[ -x /usr/libexec/java_home ]]; then
        home=$(/usr/libexec/java_home -v "$wanted+" 2>/dev/null) && echo "$home/bin/java"
    fi
    local on_path
    if on_path=$(command -v java); then
        # Behind links such as /usr/bin/java there is a compiler; beside them there may be none.
        readlink -f "$on_path" 2>/dev/null || echo "$on_path"
    fi
}

while IFS= read -r java; do
    if is_good "$java"; then
        echo "$java"
        exit 0
    fi
done < <(candidates)

cat >&2 <<END
The relay needs Java $wanted or newer, and none was found.
  Debian, Ubuntu:   apt install openjdk-25-jdk-headless   (or temurin-25-jdk)
  Fedora, RHEL:     dnf install java-25-openjdk-devel     (or temurin-25-jdk)
  macOS:            brew install openjdk@25               (or the cask temurin@25)
  SDKMAN:           sdk install java 25-tem
If one is installed elsewhere, set JAVA_HOME to its folder.
END
exit 1
