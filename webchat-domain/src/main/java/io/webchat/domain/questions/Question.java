package io.webchat.domain.questions;

import static java.util.Objects.requireNonNull;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.MessageId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Something that one side asks and the other decides, once. The first answer counts; when nobody answers in time, the
 * fallback does.
 *
 * @param message shows the question in its conversation, to clients that know of messages only too
 * @param fallback the option that is taken when the time is over
 * @param concerns what else is decided with it; null for most
 * @param expiresAt null when it waits for ever
 * @param answer null while it is open
 */
public record Question(
        QuestionId id,
        MessageId message,
        ConversationId conversation,
        AccountId asker,
        String text,
        List<Option> options,
        boolean allowText,
        String fallback,
        @Nullable String concerns,
        Instant askedAt,
        @Nullable Instant expiresAt,
        State state,
        @Nullable Answer answer) {
    /** In characters. Leaves room for the options' lines in a message. */
    public static final int MAX_TEXT_CHARACTERS = 10_000;

    /** What is taken in the end when the asker names nothing. */
    public static final String DENY = "deny";

    /** Where a question stands. */
    public enum State {
        OPEN,
        ANSWERED,
        EXPIRED;

        public String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }

        public static State of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    public Question {
        requireNonNull(id, "id is null");
        requireNonNull(message, "message is null");
        requireNonNull(conversation, "conversation is null");
        requireNonNull(asker, "asker is null");
        requireNonNull(text, "text is null");
        options = List.copyOf(options);
        requireNonNull(fallback, "fallback is null");
        requireNonNull(askedAt, "askedAt is null");
        requireNonNull(state, "state is null");
        if ((state == State.OPEN) != (answer == null)) {
            throw new IllegalArgumentException("an open question has no answer, and any other has one");
        }
    }

    /**
     * The options and what is taken in the end, as the asker wants them.
     *
     * @throws Refusal when two options share an id, there are too many, or the fallback is none of them
     */
    public static void requireAnswerable(List<Option> options, boolean allowText, @Nullable String fallback) {
        if (options.size() > Option.MAX_OPTIONS) {
            throw Refusal.field("options", "too_many", "Give at most " + Option.MAX_OPTIONS + " options.");
        }
        if (options.isEmpty() && !allowText) {
            throw Refusal.field("options", "required", "Give options to choose from, or allow_text, or both.");
        }
        Set<String> ids = new HashSet<>();
        for (Option option : options) {
            if (!ids.add(option.id())) {
                throw Refusal.field("options", "id_repeated", "Give each option an id of its own.");
            }
        }
        if (fallback != null && !fallback.equals(DENY) && !ids.contains(fallback)) {
            throw Refusal.field("default", "unknown", "Give default the id of one of the options, or deny.");
        }
    }

    /** What a person reads in the conversation: the question, and its options by number. */
    public static String shown(String text, List<Option> options) {
        return options.isEmpty()
                ? text
                : text + "\n\n"
                        + IntStream.range(0, options.size())
                                .mapToObj(
                                        at -> (at + 1) + ". " + options.get(at).label())
                                .collect(Collectors.joining("\n"));
    }

    public boolean open() {
        return state == State.OPEN;
    }

    public boolean overAt(Instant now) {
        return expiresAt != null && !now.isBefore(expiresAt);
    }

    /**
     * With an answer that holds for good.
     *
     * @throws Refusal when it is the asker's, comes second, or is none that the question allows
     */
    public Question answered(Answer given) {
        if (asker.equals(given.by())) {
            throw Refusal.of(RefusalCode.ANSWER_NOT_ALLOWED, "Wait for the other side: who asks can't answer.");
        }
        if (!open()) {
            throw Refusal.of(RefusalCode.ALREADY_DECIDED, "Read the question: it has its answer already.");
        }
        if (given.option() != null
                && options.stream().noneMatch(option -> option.id().equals(given.option()))) {
            throw Refusal.field("option", "unknown", "Give option the id of one of the question's options.");
        }
        if (given.text() != null && !allowText) {
            throw Refusal.field("text", "not_allowed", "Choose an option: this question takes no text.");
        }
        return with(State.ANSWERED, given);
    }

    /** With its fallback, because nobody answered in time. */
    public Question expired(Instant now) {
        return with(State.EXPIRED, new Answer(fallback, null, null, now));
    }

    /** Whether it was answered so by the same account: a repeat after a lost answer. */
    public boolean isAnsweredBy(AccountId by, @Nullable String option, @Nullable String text) {
        return answer != null
                && by.equals(answer.by())
                && Objects.equals(option, answer.option())
                && Objects.equals(text, answer.text());
    }

    private Question with(State newState, Answer newAnswer) {
        return new Question(
                id,
                message,
                conversation,
                asker,
                text,
                options,
                allowText,
                fallback,
                concerns,
                askedAt,
                expiresAt,
                newState,
                newAnswer);
    }
}
