package io.webchat.adapter.rest.live;

import io.webchat.adapter.rest.json.Json;

/** What a stream is told beside its log: an answer, or what passes. Written out only when it can be sent. */
@FunctionalInterface
interface OutOfBandFrame {
    byte[] write(Json json);
}
