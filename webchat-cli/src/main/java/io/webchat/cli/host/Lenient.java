package io.webchat.cli.host;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.webchat.cli.host.Jsonc.BrokenException;

/** Reads JSON with comments by another parser than the one that edits, so that each checks the other. */
final class Lenient {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS, JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private Lenient() {}

    static JsonNode read(String text) throws BrokenException {
        try {
            return MAPPER.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (JsonProcessingException e) {
            throw new BrokenException(String.valueOf(e.getOriginalMessage()));
        }
    }
}
