package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.DENIED;
import static io.webchat.application.language.EngineFailure.Kind.INPUT;
import static io.webchat.application.language.EngineFailure.Kind.LANGUAGE;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Translator;
import io.webchat.domain.language.LanguageTag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A LibreTranslate server. */
final class LibreTranslate implements Translator {
    private static final int MAX_BYTES = 4 << 20;
    private static final long LISTING_NANOS = TimeUnit.MINUTES.toNanos(10);
    private static final String AUTO = "auto";

    private record Listing(List<Pair> pairs, long at) {}

    private final EngineHttp http;
    private final URI base;
    private final @Nullable String apiKey;
    private volatile @Nullable Listing listing;

    /** @param apiKey null where the server wants none */
    LibreTranslate(EngineHttp http, URI base, @Nullable String apiKey) {
        this.http = http;
        this.base = base;
        this.apiKey = apiKey;
    }

    @Override
    public String name() {
        return "libretranslate";
    }

    @Override
    public Translated translate(Request wanted) {
        List<Pair> pairs = pairs();
        ObjectNode body = EngineHttp.object();
        if (wanted.texts().size() == 1) {
            body.put("q", wanted.texts().getFirst());
        } else {
            wanted.texts().forEach(body.putArray("q")::add);
        }
        body.put("source", wanted.source() == null ? AUTO : code(wanted.source(), sources(pairs)));
        body.put("target", code(wanted.target(), targets(pairs)));
        body.put("format", "text");
        if (apiKey != null) {
            body.put("api_key", apiKey);
        }
        EngineHttp.HttpReply answer = http.call(
                new EngineRequest(EngineHttp.below(base, "/translate")).post(EngineHttp.json(body)), MAX_BYTES);
        if (!answer.good()) {
            throw refused(answer);
        }
        return read(answer.json(), wanted);
    }

    private static Translated read(JsonNode json, Request wanted) {
        JsonNode text = json.path("translatedText");
        List<String> texts = new ArrayList<>();
        if (text.isTextual()) {
            texts.add(text.asText());
        } else {
            text.forEach(each -> texts.add(each.asText("")));
        }
        if (texts.isEmpty()) {
            throw new EngineFailure(BROKEN, "answered no translatedText");
        }
        JsonNode detected = json.path("detectedLanguage");
        JsonNode best = detected.isArray() ? detected.path(0) : detected;
        // Where it found nothing to detect it says English, with no confidence.
        String found =
                best.path("confidence").asDouble(1) > 0 ? best.path("language").asText("") : "";
        String source = wanted.source() == null ? found : wanted.source().value();
        return new Translated(texts, source.isEmpty() ? null : source);
    }

    private EngineFailure refused(EngineHttp.HttpReply answer) {
        String says = answer.shown().toLowerCase(Locale.ROOT);
        if (answer.status() != 400) {
            return http.failure(answer);
        }
        EngineFailure.Kind kind = INPUT;
        if (says.contains("api key") || says.contains("api_key")) {
            kind = DENIED;
        } else if (says.contains("not supported") || says.contains("language")) {
            kind = LANGUAGE;
        }
        return new EngineFailure(kind, "answered " + answer.shown());
    }

    private static String code(LanguageTag wanted, List<String> offered) {
        return offered.isEmpty()
                ? wanted.primary()
                : OfferedLanguages.nearest(wanted, offered)
                        .orElseThrow(() -> new EngineFailure(LANGUAGE, "doesn't know " + wanted));
    }

    private static List<String> sources(List<Pair> pairs) {
        return pairs.stream().map(Pair::source).toList();
    }

    private static List<String> targets(List<Pair> pairs) {
        return pairs.stream()
                .flatMap(pair -> pair.targets().stream())
                .distinct()
                .toList();
    }

    /** Empty while it can't be asked; that is not asked again for a while either. */
    private List<Pair> pairs() {
        Listing known = listing;
        if (known != null && System.nanoTime() - known.at() < LISTING_NANOS) {
            return known.pairs();
        }
        List<Pair> asked;
        try {
            asked = languages();
        } catch (EngineFailure e) {
            asked = List.of();
        }
        listing = new Listing(asked, System.nanoTime());
        return asked;
    }

    @Override
    public List<Pair> languages() {
        EngineHttp.HttpReply answer =
                http.call(new EngineRequest(EngineHttp.below(base, "/languages")), MAX_BYTES, EngineHttp.MAX_LISTING);
        if (!answer.good()) {
            throw http.failure(answer);
        }
        List<Pair> pairs = new ArrayList<>();
        answer.json().forEach(each -> {
            List<String> targets = new ArrayList<>();
            each.path("targets").forEach(target -> targets.add(target.asText()));
            if (each.path("code").isTextual()) {
                pairs.add(new Pair(each.path("code").asText(), targets));
            }
        });
        return pairs.stream().allMatch(pair -> pair.targets().isEmpty()) ? List.of() : pairs;
    }
}
