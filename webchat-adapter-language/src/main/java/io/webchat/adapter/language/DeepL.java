package io.webchat.adapter.language;

import static io.webchat.application.language.EngineFailure.Kind.BROKEN;
import static io.webchat.application.language.EngineFailure.Kind.INPUT;
import static io.webchat.application.language.EngineFailure.Kind.LANGUAGE;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.webchat.application.language.EngineFailure;
import io.webchat.application.language.Translator;
import io.webchat.domain.language.LanguageTag;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** DeepL's service. */
final class DeepL implements Translator {
    private static final int MAX_BYTES = 4 << 20;
    private static final Set<String> VARIANTS =
            Set.of("EN-GB", "EN-US", "PT-BR", "PT-PT", "ES-419", "ZH-HANS", "ZH-HANT");

    private final EngineHttp http;
    private final URI base;
    private final String apiKey;

    DeepL(EngineHttp http, URI base, String apiKey) {
        this.http = http;
        this.base = base;
        this.apiKey = apiKey;
    }

    @Override
    public String name() {
        return "deepl";
    }

    @Override
    public Translated translate(Request wanted) {
        ObjectNode body = EngineHttp.object();
        wanted.texts().forEach(body.putArray("text")::add);
        body.put("target_lang", target(wanted.target()));
        if (wanted.source() != null) {
            body.put("source_lang", source(wanted.source()));
        }
        EngineHttp.HttpReply answer = http.call(request("/v2/translate").post(EngineHttp.json(body)), MAX_BYTES);
        if (!answer.good()) {
            throw refused(answer);
        }
        List<String> texts = new ArrayList<>();
        List<String> sources = new ArrayList<>();
        answer.json().path("translations").forEach(each -> {
            texts.add(each.path("text").asText(""));
            sources.add(each.path("detected_source_language").asText(""));
        });
        if (texts.isEmpty()) {
            throw new EngineFailure(BROKEN, "answered no translations");
        }
        String detected = sources.getFirst().toLowerCase(Locale.ROOT);
        String source = wanted.source() == null ? detected : wanted.source().value();
        return new Translated(texts, source.isEmpty() ? null : source);
    }

    private EngineRequest request(String path) {
        return new EngineRequest(EngineHttp.below(base, path)).header("Authorization", "DeepL-Auth-Key " + apiKey);
    }

    private EngineFailure refused(EngineHttp.HttpReply answer) {
        String what = "answered " + answer.shown();
        return switch (answer.status()) {
            case 400 ->
                new EngineFailure(
                        what.contains("_lang") || what.toLowerCase(Locale.ROOT).contains("language") ? LANGUAGE : INPUT,
                        what);
            case 413, 414 -> new EngineFailure(INPUT, what);
            default -> http.failure(answer);
        };
    }

    static String target(LanguageTag tag) {
        String whole = tag.value().toUpperCase(Locale.ROOT);
        if (VARIANTS.contains(whole)) {
            return whole;
        }
        return OfferedLanguages.nearest(tag, VARIANTS).orElseGet(() -> source(tag));
    }

    private static String source(LanguageTag tag) {
        String primary = tag.primary().toUpperCase(Locale.ROOT);
        return primary.equals("NO") || primary.equals("NN") ? "NB" : primary;
    }

    @Override
    public List<Pair> languages() {
        List<String> targets = codes("target");
        return codes("source").stream().map(code -> new Pair(code, targets)).toList();
    }

    private List<String> codes(String type) {
        EngineHttp.HttpReply answer =
                http.call(request("/v2/languages?type=" + type), MAX_BYTES, EngineHttp.MAX_LISTING);
        if (!answer.good()) {
            throw http.failure(answer);
        }
        List<String> codes = new ArrayList<>();
        answer.json().forEach(each -> codes.add(each.path("language").asText().toLowerCase(Locale.ROOT)));
        return codes;
    }
}
