#!/usr/bin/env bash
# Starts the relay; builds it first when that is needed. Options go to the relay: try --help.
# Settings come from the environment and from .env.local in this folder; relative paths in them start here too.
set -euo pipefail

started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")"

relay=webchat-boot/target/relay
if [[ -d lib && ! -f pom.xml ]]; then
    relay=. # A packaged relay has no sources.
fi
stamp=$relay/built

is_stale() {
    [[ -f pom.xml ]] || return 1
    [[ -f $stamp ]] && compgen -G "$relay/lib/webchat-boot-*.jar" >/dev/null || return 0
    [[ -n $(find . \( -name target -o -path ./webchat-bench \) -prune -o -newer "$stamp" \( -name pom.xml -o -type f -path '*/src/main/*' \) -print |
        head -n 1) ]]
}

build() {
    local java=$1 mvn=mvn begun
    echo "Building the relay…" >&2
    command -v mvn >/dev/null || mvn=./mvnw
    if [[ $mvn == ./mvnw && ! -x mvnw ]]; then
        echo "The relay needs Maven 3.8 or newer to be built; install the package maven." >&2
        exit 1
    fi
    begun=$(mktemp)
    JAVA_HOME=${java%/bin/java} \
        MAVEN_OPTS="--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow ${MAVEN_OPTS:-}" \
        "$mvn" -q -B -Dmaven.test.skip=true -pl webchat-boot -am package >&2
    # Sources that were changed during the build are newer than this.
    mv "$begun" "$stamp"
}

absolute() {
    if [[ $1 == /* ]]; then echo "$1"; else echo "$started_in/$1"; fi
}

# Paths of options are the caller's, not this folder's.
arguments=()
while (($#)); do
    case $1 in
        --config=*) arguments+=("--config=$(absolute "${1#*=}")") ;;
        --config)
            arguments+=("$1")
            if (($# > 1)); then
                arguments+=("$(absolute "$2")")
                shift
            fi
            ;;
        *) arguments+=("$1") ;;
    esac
    shift
done

if is_stale; then
    java=$(scripts/find_java.sh)
    build "$java"
else
    java=$(scripts/find_java.sh --runtime)
fi

# Classes as they were loaded by an earlier run, kept for these jars, this place and this Java alone. Any run may write
# such an archive as it ends; one that ended before the relay was ready left no marker, and its archive is not enough.
key=$({ echo "$java" "$PWD"; ls -l "$relay/lib"; } | cksum | cut -d ' ' -f 1)
archive=$relay/relay-$key.jsa
marker=$relay/ready-$key
sharing=()
if [[ -w $relay ]]; then
    [[ -f $marker ]] || rm -f "$relay"/relay-*.jsa "$relay"/ready-*
    sharing=(-XX:+AutoCreateSharedArchive "-XX:SharedArchiveFile=$archive" "-Dwebchat.ready.file=$marker")
elif [[ -f $archive && -f $marker ]]; then
    sharing=("-XX:SharedArchiveFile=$archive")
fi

options=(
    ${sharing[@]+"${sharing[@]}"}
    -Xms32m -Xmx512m
    -XX:+UseSerialGC
    -XX:+UseCompactObjectHeaders
    -XX:+ExitOnOutOfMemoryError
    -Xlog:disable "-Xlog:all=error,cds*=off,aot*=off:stderr"
    --sun-misc-unsafe-memory-access=allow
    -Dguice_custom_class_loading=CHILD
)
# Split into words on purpose: they hold several options each.
# shellcheck disable=SC2206
options+=(${JAVA_OPTS:-} ${WEBCHAT_JAVA_OPTS:-})

exec "$java" "${options[@]}" -jar "$relay"/lib/webchat-boot-*.jar ${arguments[@]+"${arguments[@]}"}
