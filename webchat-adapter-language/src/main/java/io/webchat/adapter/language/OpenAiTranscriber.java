package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.INPUT;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Transcriber;
import io.webchat.domain.language.LanguageTag;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jetty.client.MultiPartRequestContent;
import org.eclipse.jetty.client.StringRequestContent;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MultiPart;
import org.jspecify.annotations.Nullable;

/** A server that speaks OpenAI's transcription call: speaches, LocalAI, whisper.cpp, OpenAI itself. */
final class OpenAiTranscriber implements Transcriber {
    private static final int MAX_BYTES = 4 << 20;
    private static final String WAV = "wav";

    /** What such servers read, under the ending by which they know it. */
    private static final Map<String, String> ENDINGS = Map.ofEntries(
            Map.entry("audio/wav", WAV),
            Map.entry("audio/x-wav", WAV),
            Map.entry("audio/vnd.wave", WAV),
            Map.entry("audio/mpeg", "mp3"),
            Map.entry("audio/mp3", "mp3"),
            Map.entry("audio/flac", "flac"),
            Map.entry("audio/x-flac", "flac"),
            Map.entry("audio/ogg", "ogg"),
            Map.entry("audio/vorbis", "ogg"),
            Map.entry("audio/opus", "ogg"),
            Map.entry("application/ogg", "ogg"),
            Map.entry("audio/webm", "webm"),
            Map.entry("video/webm", "webm"),
            Map.entry("audio/mp4", "m4a"),
            Map.entry("audio/x-m4a", "m4a"),
            Map.entry("video/mp4", "mp4"));

    private final EngineHttp http;
    private final SoundConverter converter;
    private final URI base;
    private final @Nullable String apiKey;
    private final String model;

    /** @param base with its {@code /v1} */
    OpenAiTranscriber(EngineHttp http, SoundConverter converter, URI base, @Nullable String apiKey, String model) {
        this.http = http;
        this.converter = converter;
        this.base = base;
        this.apiKey = apiKey;
        this.model = model;
    }

    @Override
    public String name() {
        return "openai";
    }

    @Override
    public Transcript transcribe(Clip clip) {
        String ending = ENDINGS.get(clip.mediaType());
        if (ending == null) {
            return converted(clip);
        }
        EngineHttp.HttpReply answer = send(clip.content(), ending, clip.language());
        boolean unread = answer.status() == 400 || answer.status() == 415 || answer.status() == 422;
        if (unread && !ending.equals(WAV) && converter.present()) {
            // Some of these servers read few kinds by themselves.
            return converted(clip);
        }
        return read(answer, clip.language());
    }

    private Transcript converted(Clip clip) {
        try (SoundConverter.Converted wav = converter.speech(clip)) {
            return read(send(wav.path(), WAV, clip.language()), clip.language());
        }
    }

    private EngineHttp.HttpReply send(Path sound, String ending, @Nullable LanguageTag language) {
        MultiPartRequestContent form = new MultiPartRequestContent();
        field(form, "model", model);
        field(form, "response_format", "json");
        if (language != null) {
            field(form, "language", language.primary());
        }
        form.addPart(new MultiPart.PathPart(
                "file",
                "clip." + ending,
                HttpFields.build().put(HttpHeader.CONTENT_TYPE, "application/octet-stream"),
                sound));
        form.close();
        EngineRequest request = new EngineRequest(EngineHttp.below(base, "/audio/transcriptions")).post(form);
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        return http.call(request, MAX_BYTES);
    }

    private static void field(MultiPartRequestContent form, String name, String value) {
        form.addPart(new MultiPart.ContentSourcePart(
                name, null, HttpFields.EMPTY, new StringRequestContent("text/plain", value)));
    }

    private Transcript read(EngineHttp.HttpReply answer, @Nullable LanguageTag language) {
        switch (answer.status()) {
            case 400, 413, 415, 422 -> throw new EngineFailure(INPUT, "answered " + answer.shown());
            default -> {
                if (!answer.good()) {
                    throw http.failure(answer);
                }
            }
        }
        JsonNode json = answer.json();
        if (!json.path("text").isTextual()) {
            throw new EngineFailure(BROKEN, "answered no text");
        }
        String said = json.path("language").asText("");
        return new Transcript(
                json.path("text").asText(), !said.isEmpty() ? said : language == null ? null : language.value());
    }
}
