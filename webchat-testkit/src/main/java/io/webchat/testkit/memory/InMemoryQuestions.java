package io.webchat.testkit.memory;

import static java.util.Comparator.comparing;

import io.webchat.application.questions.Questions;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.Conversation;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

final class InMemoryQuestions implements Questions {
    private static final Comparator<Question> OLDEST_FIRST =
            comparing(Question::askedAt).thenComparing(question -> question.id().value());

    private final InMemoryAccounts accounts;
    private final InMemoryConversations conversations;
    private final InMemoryGroups groups;
    private final InMemoryUnitOfWork unitOfWork;
    private final Table<QuestionId, Question> questions;

    InMemoryQuestions(
            InMemoryAccounts accounts,
            InMemoryConversations conversations,
            InMemoryGroups groups,
            InMemoryUnitOfWork unitOfWork) {
        this.accounts = accounts;
        this.conversations = conversations;
        this.groups = groups;
        this.unitOfWork = unitOfWork;
        this.questions = new Table<>(unitOfWork);
    }

    @Override
    public void add(Question question) {
        unitOfWork.run(() -> questions.put(question.id(), question));
    }

    @Override
    public Optional<Question> find(QuestionId id) {
        return unitOfWork.call(() -> questions.find(id));
    }

    @Override
    public Optional<Question> find(MessageId message) {
        return unitOfWork.call(() -> questions.rows().stream()
                .filter(question -> question.message().equals(message))
                .findFirst());
    }

    @Override
    public Optional<Question> lock(QuestionId id) {
        return find(id);
    }

    @Override
    public void update(Question question) {
        add(question);
    }

    @Override
    public List<Question> of(
            AccountId account, boolean own, Question.@Nullable State state, @Nullable QuestionId after, int limit) {
        Comparator<Question> order = comparing((Question question) -> ofOwnAgent(account, question))
                .thenComparing(OLDEST_FIRST)
                .reversed();
        Question place = after == null ? null : find(after).orElse(null);
        if (after != null && place == null) {
            return List.of();
        }
        return unitOfWork.call(() -> questions.rows().stream()
                .filter(question -> question.asker().equals(account) == own)
                .filter(question -> own || takesPart(account, question))
                .filter(question -> state == null || question.state() == state)
                .filter(question -> place == null || order.compare(question, place) > 0)
                .sorted(order)
                .limit(limit)
                .toList());
    }

    private boolean ofOwnAgent(AccountId account, Question question) {
        return accounts.find(question.asker())
                .filter(asker -> account.equals(asker.owner()))
                .isPresent();
    }

    private boolean takesPart(AccountId account, Question question) {
        return switch (conversations.find(question.conversation()).orElseThrow()) {
            case Conversation.Direct direct -> direct.includes(account);
            case Conversation.OfGroup of -> groups.member(of.group(), account).isPresent();
        };
    }

    @Override
    public List<QuestionId> over(Instant now, int limit) {
        return unitOfWork.call(() -> questions.rows().stream()
                .filter(question -> question.open() && question.overAt(now))
                .sorted(OLDEST_FIRST)
                .limit(limit)
                .map(Question::id)
                .toList());
    }

    @Override
    public List<QuestionId> openConcerning(String concern) {
        return unitOfWork.call(() -> questions.rows().stream()
                .filter(question -> question.open() && concern.equals(question.concerns()))
                .sorted(OLDEST_FIRST)
                .map(Question::id)
                .toList());
    }
}
