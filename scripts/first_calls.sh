#!/usr/bin/env bash
# What a relay at $1, in development mode, is asked first and most: a sign-in, sends, polls. For its rehearsal.
set -euo pipefail

relay=$1

call() {
    curl -s -m 10 -X POST "$relay/api/v1/$1" -H "X-PChat-Session: ${token:-}" -d "$2"
}

field() {
    sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/"
}

code=$(call pchat/auth/request-code '{"email":"first@example.com"}' | field dev_code)
token=$(call pchat/auth/verify-code \
    "{\"email\":\"first@example.com\",\"code\":\"$code\",\"chat_address\":\"first\"}" | field session_token)
for _ in {1..20}; do
    call webchat/presence '{"visible":true}'
    call messages '{"to":"first","text":"hello"}'
    call webchat/poll '{}'
done
curl -s -m 10 "$relay/api/v1/webchat/directory" -H "X-PChat-Session: $token"
timeout 2 curl -s "$relay/api/v1/webchat/events" -H "X-PChat-Session: $token" || true
