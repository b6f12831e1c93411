package io.webchat.adapter.persistence.messaging;

import static io.webchat.adapter.persistence.generated.Tables.MESSAGE;
import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.noCondition;
import static org.jooq.impl.DSL.row;
import static org.jooq.impl.DSL.table;
import static org.jooq.impl.DSL.val;

import io.webchat.application.messaging.MessageSearch.Criteria;
import io.webchat.domain.messaging.Message;
import io.webchat.domain.messaging.SearchTerms;
import io.webchat.domain.messaging.SearchTerms.Term;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** What a message that a search finds has to be, besides saying it. */
final class SearchFilter {
    /** The conversation's column of {@link #mine}. */
    static final Field<Long> MINE = field(name("mine", "conversation_id"), Long.class);

    private static final Field<Long> READABLE_AFTER = field(name("mine", "readable_after"), Long.class);

    /** What a message says itself, in the form of a search. */
    static final Field<String> SAID =
            field("search_said({0}, {1}, {2})", String.class, MESSAGE.TEXT, MESSAGE.SUBJECT, MESSAGE.ATTACHMENTS);

    private SearchFilter() {}

    static Table<Record> mine(Criteria wanted) {
        return table(AccountConversations.CONVERSATIONS, val(wanted.viewer().value()));
    }

    /** The viewer may see it, in a query that joins {@link #mine}, and it is one that is wanted. */
    static Condition allowed(Criteria wanted) {
        return MESSAGE.CONVERSATION_SEQ
                .gt(READABLE_AFTER)
                .and(MESSAGE.DELETED_AT.isNull())
                .and(MESSAGE.EXPIRES_AT.isNull().or(MESSAGE.EXPIRES_AT.gt(wanted.now())))
                .and(
                        wanted.conversation() == null
                                ? noCondition()
                                : MESSAGE.CONVERSATION_ID.eq(
                                        wanted.conversation().value()))
                .and(
                        wanted.from() == null
                                ? noCondition()
                                : MESSAGE.SENDER_ID.eq(wanted.from().value()))
                .and(wanted.since() == null ? noCondition() : MESSAGE.CREATED_AT.ge(wanted.since()))
                .and(wanted.before() == null ? noCondition() : behind(wanted.before()))
                .and(unexcluded(wanted.terms()));
    }

    private static Condition behind(Message last) {
        return row(MESSAGE.CREATED_AT, MESSAGE.MESSAGE_ID)
                .lt(row(last.createdAt(), last.id().value()));
    }

    /** What the message says itself has none of the unwanted terms. */
    private static Condition unexcluded(SearchTerms terms) {
        return terms.unwanted().stream().map(SearchFilter::says).map(DSL::not).reduce(noCondition(), Condition::and);
    }

    private static Condition says(Term term) {
        Condition words = condition(
                "to_tsvector('simple', {0}) @@ to_tsquery('simple', {1})", SAID, val(wholeWords(term.words())));
        return term.words().isEmpty() || term.literal() ? stands(SAID, term) : words;
    }

    private static String wholeWords(List<String> words) {
        return words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & "));
    }

    /** The terms that have to stand in a text as they are, besides their words. */
    static Condition literally(SearchTerms terms, Field<String> said) {
        return terms.wanted().stream()
                .filter(Term::literal)
                .map(term -> stands(said, term))
                .reduce(noCondition(), Condition::and);
    }

    /** Every term stands in what the message says itself. */
    static Condition partly(SearchTerms terms) {
        return terms.wanted().stream().map(term -> stands(SAID, term)).reduce(noCondition(), Condition::and);
    }

    private static Condition stands(Field<String> said, Term term) {
        return condition("strpos({0}, {1}) > 0", said, val(term.folded()));
    }
}
