#!/usr/bin/env bash
# Takes the pictures of the documentation anew: runs the browser tests and copies what they show into docs/images.
# Needs Chromium, Node and the fonts fonts-noto-core and fonts-noto-color-emoji.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

shots=webchat-boot/target/screenshots
images=docs/images
pictures=(
    conversation-light conversation-dark conversation-arabic conversation-phone chats-phone
    needs-you-light directory-light group-details-light emoji-light
    settings-agents-light settings-language-light pairing-light admin-overview-light
    call contacts-preview supervision conversation-offline
)

JAVA_HOME=${JAVA_HOME:-$(java=$(scripts/find_java.sh) && echo "${java%/bin/java}")}
export JAVA_HOME
mvn -q -B -pl webchat-boot -am -Dsurefire.failIfNoSpecifiedTests=false -Dscreens=all \
    -Dtest='ScreensTest,FeaturesTest,RestartTest' test

mkdir -p "$images"
for picture in "${pictures[@]}"; do
    cp "$shots/$picture.png" "$images/$picture.png"
done
echo "docs/images: ${#pictures[@]} pictures"
