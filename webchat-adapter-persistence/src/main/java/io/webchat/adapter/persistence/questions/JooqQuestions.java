package io.webchat.adapter.persistence.questions;

import static io.webchat.adapter.persistence.generated.Tables.ACCOUNT;
import static io.webchat.adapter.persistence.generated.Tables.CONVERSATION;
import static io.webchat.adapter.persistence.generated.Tables.GROUP_MEMBER;
import static io.webchat.adapter.persistence.generated.Tables.QUESTION;
import static java.util.Objects.requireNonNull;
import static org.jooq.impl.DSL.exists;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.selectOne;
import static org.jooq.impl.DSL.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.webchat.adapter.persistence.database.Database;
import io.webchat.application.questions.Questions;
import io.webchat.domain.identity.AccountId;
import io.webchat.domain.messaging.ConversationId;
import io.webchat.domain.messaging.MessageId;
import io.webchat.domain.questions.Answer;
import io.webchat.domain.questions.Option;
import io.webchat.domain.questions.Question;
import io.webchat.domain.questions.QuestionId;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.JSONB;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;

/** The questions that were asked. */
public final class JooqQuestions implements Questions {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<Option>> OPTIONS = new TypeReference<>() {};

    private final Database database;

    @Inject
    public JooqQuestions(Database database) {
        this.database = database;
    }

    @Override
    public void add(Question question) {
        database.query(sql -> sql.insertInto(QUESTION)
                .set(QUESTION.QUESTION_ID, question.id().value())
                .set(QUESTION.MESSAGE_ID, question.message().value())
                .set(QUESTION.CONVERSATION_ID, question.conversation().value())
                .set(QUESTION.ASKER_ID, question.asker().value())
                .set(QUESTION.TEXT, question.text())
                .set(QUESTION.OPTIONS, options(question.options()))
                .set(QUESTION.ALLOW_TEXT, question.allowText())
                .set(QUESTION.FALLBACK, question.fallback())
                .set(QUESTION.CONCERNS, question.concerns())
                .set(QUESTION.ASKED_AT, question.askedAt())
                .set(QUESTION.EXPIRES_AT, question.expiresAt())
                .set(QUESTION.STATE, question.state().wireName())
                .execute());
    }

    @Override
    public Optional<Question> find(QuestionId id) {
        return find(QUESTION.QUESTION_ID.eq(id.value()));
    }

    @Override
    public Optional<Question> find(MessageId message) {
        return find(QUESTION.MESSAGE_ID.eq(message.value()));
    }

    private Optional<Question> find(Condition condition) {
        return database.query(sql -> sql.selectFrom(QUESTION).where(condition).fetchOptional(JooqQuestions::question));
    }

    @Override
    public Optional<Question> lock(QuestionId id) {
        return database.query(sql -> sql.selectFrom(QUESTION)
                .where(QUESTION.QUESTION_ID.eq(id.value()))
                .forNoKeyUpdate()
                .fetchOptional(JooqQuestions::question));
    }

    @Override
    public void update(Question question) {
        Answer answer = requireNonNull(question.answer(), "stored when it ends");
        AccountId by = answer.by();
        database.query(sql -> sql.update(QUESTION)
                .set(QUESTION.STATE, question.state().wireName())
                .set(QUESTION.ANSWER_OPTION, answer.option())
                .set(QUESTION.ANSWER_TEXT, answer.text())
                .set(QUESTION.ANSWERED_BY, by == null ? null : by.value())
                .set(QUESTION.ANSWERED_AT, answer.at())
                .where(QUESTION.QUESTION_ID.eq(question.id().value()))
                .execute());
    }

    @Override
    public List<Question> of(
            AccountId account, boolean own, Question.@Nullable State state, @Nullable QuestionId after, int limit) {
        Field<Integer> ownAgent = ofOwnAgent(account);
        return database.query(sql -> sql.selectFrom(QUESTION)
                .where(own ? QUESTION.ASKER_ID.eq(account.value()) : askedOf(account))
                .and(state == null ? noCondition() : QUESTION.STATE.eq(state.wireName()))
                .and(after == null ? noCondition() : follows(ownAgent, after))
                .orderBy(ownAgent.desc(), QUESTION.ASKED_AT.desc(), QUESTION.QUESTION_ID.desc())
                .limit(limit)
                .fetch(JooqQuestions::question));
    }

    private static Field<Integer> ofOwnAgent(AccountId account) {
        return when(
                        exists(selectOne()
                                .from(ACCOUNT)
                                .where(ACCOUNT.ACCOUNT_ID.eq(QUESTION.ASKER_ID))
                                .and(ACCOUNT.OWNER_ID.eq(account.value()))),
                        inline(1))
                .otherwise(inline(0));
    }

    private static Condition follows(Field<Integer> ownAgent, QuestionId after) {
        return row(ownAgent, QUESTION.ASKED_AT, QUESTION.QUESTION_ID)
                .lt(select(ownAgent, QUESTION.ASKED_AT, QUESTION.QUESTION_ID)
                        .from(QUESTION)
                        .where(QUESTION.QUESTION_ID.eq(after.value())));
    }

    private static Condition askedOf(AccountId account) {
        return QUESTION.ASKER_ID
                .ne(account.value())
                .and(exists(selectOne()
                                .from(CONVERSATION)
                                .where(CONVERSATION.CONVERSATION_ID.eq(QUESTION.CONVERSATION_ID))
                                .and(CONVERSATION
                                        .LOW_ACCOUNT
                                        .eq(account.value())
                                        .or(CONVERSATION.HIGH_ACCOUNT.eq(account.value()))))
                        .or(exists(selectOne()
                                .from(CONVERSATION)
                                .join(GROUP_MEMBER)
                                .on(GROUP_MEMBER.GROUP_ID.eq(CONVERSATION.GROUP_ID))
                                .where(CONVERSATION.CONVERSATION_ID.eq(QUESTION.CONVERSATION_ID))
                                .and(GROUP_MEMBER.ACCOUNT_ID.eq(account.value())))));
    }

    @Override
    public List<QuestionId> over(Instant now, int limit) {
        return database.query(sql -> sql.select(QUESTION.QUESTION_ID)
                .from(QUESTION)
                .where(QUESTION.STATE.eq(Question.State.OPEN.wireName()))
                .and(QUESTION.EXPIRES_AT.le(now))
                .orderBy(QUESTION.EXPIRES_AT)
                .limit(limit)
                .fetch(row -> new QuestionId(requireNonNull(row.value1()))));
    }

    @Override
    public List<QuestionId> openConcerning(String concern) {
        return database.query(sql -> sql.select(QUESTION.QUESTION_ID)
                .from(QUESTION)
                .where(QUESTION.CONCERNS.eq(concern))
                .and(QUESTION.STATE.eq(Question.State.OPEN.wireName()))
                .orderBy(QUESTION.QUESTION_ID)
                .fetch(row -> new QuestionId(requireNonNull(row.value1()))));
    }

    private static Question question(Record row) {
        return new Question(
                new QuestionId(requireNonNull(row.get(QUESTION.QUESTION_ID))),
                new MessageId(requireNonNull(row.get(QUESTION.MESSAGE_ID))),
                new ConversationId(requireNonNull(row.get(QUESTION.CONVERSATION_ID))),
                new AccountId(requireNonNull(row.get(QUESTION.ASKER_ID))),
                requireNonNull(row.get(QUESTION.TEXT)),
                options(requireNonNull(row.get(QUESTION.OPTIONS))),
                requireNonNull(row.get(QUESTION.ALLOW_TEXT)),
                requireNonNull(row.get(QUESTION.FALLBACK)),
                row.get(QUESTION.CONCERNS),
                requireNonNull(row.get(QUESTION.ASKED_AT)),
                row.get(QUESTION.EXPIRES_AT),
                Question.State.of(requireNonNull(row.get(QUESTION.STATE))),
                answer(row));
    }

    private static @Nullable Answer answer(Record row) {
        Instant at = row.get(QUESTION.ANSWERED_AT);
        Long by = row.get(QUESTION.ANSWERED_BY);
        return at == null
                ? null
                : new Answer(
                        row.get(QUESTION.ANSWER_OPTION),
                        row.get(QUESTION.ANSWER_TEXT),
                        by == null ? null : new AccountId(by),
                        at);
    }

    private static JSONB options(List<Option> options) {
        try {
            return JSONB.valueOf(JSON.writeValueAsString(options));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<Option> options(JSONB stored) {
        try {
            return JSON.readValue(stored.data(), OPTIONS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a question with unreadable options", e);
        }
    }
}
