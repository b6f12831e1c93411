package io.webchat.application.language;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tries one engine after the other until one can. One that wants to be left alone is, as long as it said. */
@Singleton
public final class EngineProbe {
    private static final Logger log = LoggerFactory.getLogger(EngineProbe.class);

    private static final Duration MAX_REST = Duration.ofHours(1);

    /** What engines are for, with the setting that names them. */
    public enum Task {
        TRANSLATE("WEBCHAT_TRANSLATE_ENGINES", "libretranslate, deepl, command", "text"),
        TRANSCRIBE("WEBCHAT_TRANSCRIBE_ENGINES", "openai, command", "file"),
        SPEAK("WEBCHAT_SPEAK_ENGINES", "openai, command", "text");

        private final String setting;
        private final String words;
        private final String field;

        Task(String setting, String words, String field) {
            this.setting = setting;
            this.words = words;
            this.field = field;
        }

        public String setting() {
            return setting;
        }

        /** A sentence for operators who have set up none. */
        public String whatToSet() {
            return "Set " + setting + " to one or more of " + words + ".";
        }
    }

    /** @param engine the name of the one that could */
    public record Outcome<R>(R result, String engine) {}

    private final Clock clock;
    private final Map<Engine, Instant> resting = new ConcurrentHashMap<>();

    @Inject
    EngineProbe(Clock clock) {
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code language_unavailable} when there is none, or none can now; {@code language_failed} when
     *     they answer nonsense; {@code field_invalid} when they say that it is what they were given
     */
    public <E extends Engine, R> Outcome<R> first(Task task, List<E> engines, Function<E, R> work) {
        if (engines.isEmpty()) {
            throw Refusal.of(
                    RefusalCode.LANGUAGE_UNAVAILABLE,
                    "This relay has no engine for it: its operator sets " + task.setting + " to one or more of "
                            + task.words + ".");
        }
        Worst worst = new Worst();
        for (E engine : engines) {
            Optional<EngineFailure> rest = rest(engine);
            if (rest.isPresent()) {
                worst.add(rest.get());
                continue;
            }
            try {
                return new Outcome<>(work.apply(engine), engine.name());
            } catch (EngineFailure failure) {
                log.warn("{} with {} failed ({}): {}", task, engine.name(), failure.kind(), failure.getMessage());
                failure.retryAfter().ifPresent(wait -> leaveAlone(engine, wait));
                worst.add(failure);
            } catch (RuntimeException e) {
                // A fault of one must not keep the next one from its turn.
                log.error("{} with {} broke", task, engine.name(), e);
                worst.add(new EngineFailure(EngineFailure.Kind.BROKEN, "broke"));
            }
        }
        throw worst.refusal(task);
    }

    private void leaveAlone(Engine engine, Duration wait) {
        resting.put(engine, clock.instant().plus(wait.compareTo(MAX_REST) > 0 ? MAX_REST : wait));
    }

    private Optional<EngineFailure> rest(Engine engine) {
        Instant until = resting.get(engine);
        Duration left = until == null ? Duration.ZERO : Duration.between(clock.instant(), until);
        return left.isPositive()
                ? Optional.of(new EngineFailure(EngineFailure.Kind.UNAVAILABLE, "wants to be left alone", left))
                : Optional.empty();
    }

    /** What to say when none could: what may pass by waiting goes before what is the caller's fault. */
    private static final class Worst {
        private boolean unavailable;
        private boolean broken;
        private boolean input;
        private boolean language;
        private Duration wait = Duration.ZERO;

        void add(EngineFailure failure) {
            switch (failure.kind()) {
                case UNAVAILABLE -> {
                    Duration asked = failure.retryAfter().orElse(Duration.ZERO);
                    wait = !unavailable || asked.compareTo(wait) < 0 ? asked : wait;
                    unavailable = true;
                }
                case BROKEN, DENIED -> broken = true;
                case LANGUAGE -> language = true;
                case INPUT -> input = true;
            }
        }

        Refusal refusal(Task task) {
            if (unavailable) {
                String detail = "The engines of " + task.setting + " are down, slow or busy. Try again later.";
                return wait.isPositive()
                        ? Refusal.until(wait, RefusalCode.LANGUAGE_UNAVAILABLE, detail)
                        : Refusal.of(RefusalCode.LANGUAGE_UNAVAILABLE, detail);
            }
            if (broken) {
                return Refusal.of(
                        RefusalCode.LANGUAGE_FAILED,
                        "The engines of " + task.setting + " gave no usable answer. The relay's log says why.");
            }
            if (input) {
                return Refusal.field(
                        task.field,
                        task == Task.TRANSCRIBE ? "unreadable" : "refused",
                        task == Task.TRANSCRIBE
                                ? "Send a sound that can be played, with speech in it."
                                : "Send another text: no engine takes this one.");
            }
            if (language) {
                return Refusal.field(
                        task == Task.TRANSLATE ? "target" : "language",
                        "unsupported",
                        "Choose languages that GET /api/v1/webchat/languages lists, and give the source if none is"
                                + " found out.");
            }
            throw new IllegalStateException("nothing was tried");
        }
    }
}
