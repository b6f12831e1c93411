package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.INPUT;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Speaker;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** A server that speaks OpenAI's speech call. */
final class OpenAiSpeaker implements Speaker {
    private static final int MAX_BYTES = 64 << 20;

    private final EngineHttp http;
    private final URI base;
    private final @Nullable String apiKey;
    private final String model;
    private final String voice;

    /**
     * @param base with its {@code /v1}
     * @param voice where none is asked for
     */
    OpenAiSpeaker(EngineHttp http, URI base, @Nullable String apiKey, String model, String voice) {
        this.http = http;
        this.base = base;
        this.apiKey = apiKey;
        this.model = model;
        this.voice = voice;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Speech speak(Script script) {
        ObjectNode body = EngineHttp.object();
        body.put("model", model);
        body.put("input", script.text());
        body.put("voice", script.voice() == null ? voice : script.voice());
        body.put("response_format", "mp3");
        EngineRequest request = new EngineRequest(EngineHttp.below(base, "/audio/speech")).post(EngineHttp.json(body));
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        EngineHttp.HttpReply answer = http.call(request, MAX_BYTES);
        switch (answer.status()) {
            case 400, 413, 422 -> throw new EngineFailure(INPUT, "answered " + answer.shown());
            default -> {
                if (!answer.good()) {
                    throw http.failure(answer);
                }
            }
        }
        return SoundBytes.speech(answer.body(), answer.contentType())
                .orElseThrow(() -> new EngineFailure(BROKEN, "answered no sound, but " + answer.contentType()));
    }
}
