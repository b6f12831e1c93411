package io.webchat.application.bridge;

import io.webchat.application.messaging.MessageLog;
import io.webchat.application.questions.AnswerQuestion;
import io.webchat.application.questions.Questions;
import io.webchat.domain.FoldedText;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionCode;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Takes a contact's text as the answer to a question that it was asked, when it says one. Among several open questions
 * the one is meant that the text answers as a message, or whose code it names; nothing is guessed.
 */
public final class AnswerByText {
    private static final int MAX_LOOKED_AT = 20;
    private static final int MAX_SHOWN_CHARACTERS = 60;
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,2})[.)]?");

    private record Asked(Question question, Optional<QuestionCode> code) {}

    private final Questions questions;
    private final AnswerQuestion answerQuestion;
    private final MessageLog log;

    @Inject
    AnswerByText(Questions questions, AnswerQuestion answerQuestion, MessageLog log) {
        this.questions = questions;
        this.answerQuestion = answerQuestion;
        this.log = log;
    }

    /**
     * Within the unit of work that stores the text; nothing happens when it is no answer.
     *
     * @param replyTo the message that the text answers; null for none
     * @return what to ask the contact when its text could answer several questions
     */
    Optional<String> of(Account contact, AccountId asker, String text, @Nullable MessageId replyTo) {
        List<Question> open = questions.of(contact.id(), false, Question.State.OPEN, MAX_LOOKED_AT).stream()
                .filter(question -> question.asker().equals(asker))
                .toList();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        List<Asked> asked = open.stream()
                .map(question -> new Asked(question, code(question)))
                .toList();
        String said = FoldedText.of(text.strip());
        List<Asked> named = named(asked, said, replyTo);
        if (named.size() == 1) {
            Asked meant = named.getFirst();
            String rest = meant.code().map(code -> code.takenFrom(said)).orElse(said);
            String asTyped =
                    meant.code().map(code -> code.takenFrom(text.strip())).orElse(text.strip());
            command(contact, meant.question(), rest, asTyped).ifPresent(this::answer);
            return Optional.empty();
        }
        return among(contact, asked, said, text.strip());
    }

    private List<Asked> named(List<Asked> asked, String said, @Nullable MessageId replyTo) {
        if (asked.size() == 1) {
            return asked;
        }
        List<Asked> answered = asked.stream()
                .filter(each -> each.question().message().equals(replyTo))
                .toList();
        return answered.isEmpty()
                ? asked.stream()
                        .filter(each ->
                                each.code().filter(code -> code.namedIn(said)).isPresent())
                        .toList()
                : answered;
    }

    /** Only a word that answers one of them alone is an answer; a number is one of each. */
    private Optional<String> among(Account contact, List<Asked> asked, String said, String text) {
        List<AnswerQuestion.Command> possible = asked.stream()
                .flatMap(each -> command(contact, each.question(), said, text).stream())
                .toList();
        if (possible.size() == 1 && !NUMBER.matcher(said).matches()) {
            answer(possible.getFirst());
            return Optional.empty();
        }
        return possible.isEmpty() ? Optional.empty() : Optional.of(whichOne(asked));
    }

    private static String whichOne(List<Asked> asked) {
        return asked.stream()
                .map(each -> each.code().map(code -> code.value() + ": ").orElse("")
                        + shortened(each.question().text().strip()))
                .collect(
                        Collectors.joining("\n", "Which question do you answer? Send its code and your answer.\n", ""));
    }

    private static String shortened(String text) {
        String line = text.lines().findFirst().orElse("");
        return line.codePointCount(0, line.length()) <= MAX_SHOWN_CHARACTERS
                ? line
                : line.substring(0, line.offsetByCodePoints(0, MAX_SHOWN_CHARACTERS)) + "…";
    }

    private Optional<QuestionCode> code(Question question) {
        return log.find(question.message())
                .map(Message::content)
                .flatMap(content -> QuestionCode.shownIn(content.text()));
    }

    private void answer(AnswerQuestion.Command command) {
        try {
            answerQuestion.handle(command);
        } catch (Refusal tooLate) {
            // Somebody was faster; the text itself is in the conversation.
        }
    }

    private static Optional<AnswerQuestion.Command> command(
            Account contact, Question question, String said, String text) {
        Optional<Option> chosen = option(question.options(), said);
        String id = question.id().value();
        if (chosen.isPresent()) {
            return Optional.of(
                    new AnswerQuestion.Command(contact, id, chosen.get().id(), null));
        }
        boolean free = question.allowText() && !text.isBlank() && text.length() <= Answer.MAX_TEXT_CHARACTERS;
        return free ? Optional.of(new AnswerQuestion.Command(contact, id, null, text)) : Optional.empty();
    }

    private static Optional<Option> option(List<Option> options, String said) {
        var number = NUMBER.matcher(said);
        if (number.matches()) {
            int place = Integer.parseInt(number.group(1));
            return place >= 1 && place <= options.size() ? Optional.of(options.get(place - 1)) : Optional.empty();
        }
        return options.stream()
                .filter(option -> FoldedText.of(option.label()).equals(said)
                        || FoldedText.of(option.id()).equals(said))
                .findFirst();
    }
}
