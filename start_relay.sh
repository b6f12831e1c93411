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
# There when the browser app could not be built, for want of Node.
no_app=webchat-web/target/classes/webchat-webapp/not-built

is_stale() {
    [[ -f pom.xml ]] || return 1
    [[ -f $stamp ]] && compgen -G "$relay/lib/webchat-boot-*.jar" >/dev/null || return 0
    if [[ -e $no_app ]] && scripts/find_node.sh >/dev/null 2>&1; then
        return 0
    fi
    [[ -n $(find . \( -name target -o -name node_modules -o -name dist -o -path ./webchat-bench \) -prune -o \
        -newer "$stamp" \( -name pom.xml -o -type f -path '*/src/main/*' -o -type f -path './webchat-web/*' \) -print |
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
if [[ -e $no_app ]]; then
    scripts/find_node.sh >/dev/null || true # Says what to install.
fi

# How Java runs the relay. The young part of the heap is as large as an idle JVM well below 200 MB allows: with less, what
# a few hundred senders have under way at once outlives its stay there, and costs them a fifth of their rate.
options=(
    -Xms32m -Xmn16m -XX:SurvivorRatio=3 -Xmx512m
    -XX:+UseSerialGC
    -XX:+UseCompactObjectHeaders
    -XX:TrimNativeHeapInterval=10000
    -XX:+ExitOnOutOfMemoryError
    -Xlog:disable "-Xlog:all=error,cds*=off,aot*=off:stderr"
    --sun-misc-unsafe-memory-access=allow
    -Dguice_custom_class_loading=CHILD
)

# Classes as a first run has loaded and linked them, for these jars, this place and this Java alone: an old cache would
# silently run the old classes.
key=$({ echo "$java" "$PWD"; ls -l "$relay/lib"; } | cksum | cut -d ' ' -f 1)
cache=$PWD/$relay/relay-$key.aot
jar=$(echo "$PWD/$relay"/lib/webchat-boot-*.jar)

# That first run, on a data folder that is thrown away, away from this folder's settings. Without it a start takes twice
# as long, and that is all. How often methods ran is not kept: it is memory, and compiling by it makes a start no faster.
rehearse() {
    local folder run url
    echo "Preparing fast starts…" >&2
    rm -f "$relay"/relay-*.aot
    folder=$(mktemp -d)
    chmod 755 "$folder"
    (cd "$folder" && exec env -i PATH="$PATH" PORT=0 BRIDGE_DB_PATH="$folder" PCHAT_DEV_EXPOSE_CODES=true \
        "$java" "${options[@]}" -XX:+UnlockDiagnosticVMOptions -XX:-AOTRecordTraining "-XX:AOTCacheOutput=$cache" \
        -jar "$jar" >"$folder/out" 2>&1) &
    run=$!
    for _ in {1..300}; do
        url=$(sed -n 's/.*ready at \(http[^ ]*\).*/\1/p' "$folder/out" 2>/dev/null)
        [[ -z $url ]] && kill -0 "$run" 2>/dev/null || break
        sleep 0.2
    done
    [[ -z $url ]] || scripts/first_calls.sh "$url" >/dev/null 2>&1 || true
    kill "$run" 2>/dev/null || true
    wait "$run" 2>/dev/null || true
    rm -rf "$folder"
    # Tried is tried: no start waits for it again.
    [[ -e $cache ]] || : >"$cache"
}

if [[ ! -e $cache && -w $relay ]]; then
    rehearse
fi
if [[ -s $cache ]]; then
    options+=("-XX:AOTCache=$cache")
fi
# Split into words on purpose: they hold several options each.
# shellcheck disable=SC2206
options+=(${JAVA_OPTS:-} ${WEBCHAT_JAVA_OPTS:-})

exec "$java" "${options[@]}" -jar "$jar" ${arguments[@]+"${arguments[@]}"}
