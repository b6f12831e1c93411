#!/usr/bin/env bash
# Writes the tables of docs/operations.md and .env.example anew from RelaySettings. SettingsDocsTest compares them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mvn -q -B -pl webchat-boot -am package -Dtest=SettingsDocsTest -Ddocs.write=true -Dsurefire.failIfNoSpecifiedTests=false
