package io.webchat.adapter.rest.language;

import io.swagger.v3.oas.annotations.Operation;
import io.webchat.adapter.rest.Resource;
import io.webchat.adapter.rest.auth.Auth;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.language.EngineProbe;
import io.webchat.application.language.ListLanguages;
import io.webchat.application.language.Translator;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the engines can do. */
@Path("/api/v1/webchat/languages")
@Produces(MediaType.APPLICATION_JSON)
public final class LanguagesResource implements Resource {
    /** @param languages null when the engine doesn't say, or can't be asked now */
    record ProviderResponse(String provider, @Nullable List<PairResponse> languages) {}

    record PairResponse(String source, List<String> targets) {
        static PairResponse of(Translator.Pair pair) {
            return new PairResponse(pair.source(), pair.targets());
        }
    }

    /** @param setting what the operator sets to have (other) engines */
    record TaskResponse(boolean available, String setting, List<ProviderResponse> providers) {
        static TaskResponse of(EngineProbe.Task task, List<ProviderResponse> providers) {
            return new TaskResponse(!providers.isEmpty(), task.setting(), providers);
        }

        static TaskResponse named(EngineProbe.Task task, List<String> names) {
            return of(
                    task,
                    names.stream().map(name -> new ProviderResponse(name, null)).toList());
        }
    }

    record LanguagesResponse(
            boolean success,
            TaskResponse translate,
            TaskResponse transcribe,
            TaskResponse speak,
            List<String> targets) {}

    private final ListLanguages listLanguages;

    @Inject
    public LanguagesResource(ListLanguages listLanguages) {
        this.listLanguages = listLanguages;
    }

    @Operation(summary = "What the engines of this relay can do")
    @GET
    public LanguagesResponse list(@Auth SignedIn caller) {
        ListLanguages.View view = listLanguages.handle();
        List<ProviderResponse> translators =
                view.translators().stream().map(LanguagesResource::provider).toList();
        return new LanguagesResponse(
                true,
                TaskResponse.of(EngineProbe.Task.TRANSLATE, translators),
                TaskResponse.named(EngineProbe.Task.TRANSCRIBE, view.transcribers()),
                TaskResponse.named(EngineProbe.Task.SPEAK, view.speakers()),
                view.translators().stream()
                        .flatMap(each ->
                                each.pairs() == null ? List.<Translator.Pair>of().stream() : each.pairs().stream())
                        .flatMap(pair -> pair.targets().stream())
                        .distinct()
                        .sorted()
                        .toList());
    }

    private static ProviderResponse provider(ListLanguages.TranslatorView view) {
        List<Translator.Pair> pairs = view.pairs();
        return new ProviderResponse(
                view.provider(),
                pairs == null || pairs.isEmpty()
                        ? null
                        : pairs.stream().map(PairResponse::of).toList());
    }
}
