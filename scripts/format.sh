#!/usr/bin/env bash
# Rewrites every Java source of the repository in the house's format. SourceFormatTest checks the same.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

java=$(scripts/find_java.sh)
classpath_file=target/formatter.classpath
if [[ ! -s $classpath_file || pom.xml -nt $classpath_file ]]; then
    mkdir -p target
    mvn -q -B -N -Pformatter dependency:build-classpath -Dmdep.outputFile="$PWD/$classpath_file"
fi

exports=()
for package in api code file parser tree util; do
    exports+=("--add-exports=jdk.compiler/com.sun.tools.javac.$package=ALL-UNNAMED")
done
find . -name '*.java' -not -path '*/target/*' -print0 |
    xargs -0 -n 400 "$java" "${exports[@]}" -cp "$(cat "$classpath_file")" \
        com.palantir.javaformat.java.Main --palantir --replace
