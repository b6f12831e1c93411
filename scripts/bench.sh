#!/usr/bin/env bash
# Measures the relay on this machine: try --help. Builds what is needed first; docs/benchmarks.md tells what the rows mean.
set -euo pipefail

started_in=$PWD
cd "$(dirname "${BASH_SOURCE[0]}")/.."

stamp=webchat-bench/target/built
classes=webchat-bench/target/classes
lib=webchat-boot/target/relay/lib

# The relay first, by the script that everybody starts it with; a start that it ends at once tells nothing on stdout.
./start_relay.sh --version >/dev/null

if [[ ! -f $stamp || -n $(find webchat-bench/src/main webchat-bench/pom.xml -newer "$stamp" -print | head -n 1) ]]; then
    echo "Building the load generator…" >&2
    java=$(scripts/find_java.sh)
    begun=$(mktemp)
    # Only compiled: to package it would make the relay's jars anew, whose loaded classes are kept for the next start.
    JAVA_HOME=${java%/bin/java} mvn -q -B -Dmaven.test.skip=true -pl webchat-bench -am compile >&2
    mv "$begun" "$stamp"
fi

arguments=()
while (($#)); do
    case $1 in
        --out | --folder)
            arguments+=("$1")
            if (($# > 1)); then
                if [[ $2 == /* ]]; then arguments+=("$2"); else arguments+=("$started_in/$2"); fi
                shift
            fi
            ;;
        *) arguments+=("$1") ;;
    esac
    shift
done

# Thousands of streams are open at once; the relay inherits this.
ulimit -n "$(ulimit -Hn)" 2>/dev/null || true

exec "$(scripts/find_java.sh)" -Xmx256m -XX:+UseSerialGC -cp "$classes:$lib/*" io.webchat.bench.Bench \
    --repository "$PWD" ${arguments[@]+"${arguments[@]}"}
