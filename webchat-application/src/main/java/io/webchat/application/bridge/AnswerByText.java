package io.webchat.application.bridge;

import io.webchat.application.questions.AnswerQuestion;
import io.webchat.application.questions.Questions;
import io.webchat.domain.Refusal;
import io.webchat.domain.identity.Account;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Takes a contact's text as the answer to the latest question that it was asked, when it says one. */
public final class AnswerByText {
    private static final int MAX_LOOKED_AT = 20;
    private static final Pattern NUMBER = Pattern.compile("#?([0-9]{1,2})[.)]?");

    private final Questions questions;
    private final AnswerQuestion answerQuestion;

    @Inject
    AnswerByText(Questions questions, AnswerQuestion answerQuestion) {
        this.questions = questions;
        this.answerQuestion = answerQuestion;
    }

    /** Within the unit of work that stores the text; nothing happens when it is no answer. */
    void of(Account contact, AccountId asker, String text) {
        questions.of(contact.id(), false, Question.State.OPEN, MAX_LOOKED_AT).stream()
                .filter(question -> question.asker().equals(asker))
                .findFirst()
                .flatMap(question -> command(contact, question, text.strip()))
                .ifPresent(this::answer);
    }

    private void answer(AnswerQuestion.Command command) {
        try {
            answerQuestion.handle(command);
        } catch (Refusal tooLate) {
            // Somebody was faster; the text itself is in the conversation.
        }
    }

    private static Optional<AnswerQuestion.Command> command(Account contact, Question question, String said) {
        Optional<Option> chosen = option(question.options(), said);
        String id = question.id().value();
        if (chosen.isPresent()) {
            return Optional.of(
                    new AnswerQuestion.Command(contact, id, chosen.get().id(), null));
        }
        boolean free = question.allowText() && said.length() <= Answer.MAX_TEXT_CHARACTERS;
        return free ? Optional.of(new AnswerQuestion.Command(contact, id, null, said)) : Optional.empty();
    }

    private static Optional<Option> option(List<Option> options, String said) {
        var number = NUMBER.matcher(said);
        if (number.matches()) {
            int place = Integer.parseInt(number.group(1));
            return place >= 1 && place <= options.size() ? Optional.of(options.get(place - 1)) : Optional.empty();
        }
        String folded = said.toLowerCase(Locale.ROOT);
        return options.stream()
                .filter(option -> option.label().toLowerCase(Locale.ROOT).equals(folded)
                        || option.id().toLowerCase(Locale.ROOT).equals(folded))
                .findFirst();
    }
}
