package io.webchat.adapter.persistence.database;

import static org.jooq.impl.DSL.condition;
import static org.jooq.impl.DSL.val;

import io.webchat.domain.FoldedText;
import org.jooq.Condition;
import org.jooq.Field;

/** Texts compared in the form of {@link FoldedText}: the database's function {@code search_text} has the same rule. */
public final class SearchText {
    private SearchText() {}

    /** Whether {@code part} stands somewhere in the column, taken literally. */
    public static Condition contains(Field<String> column, String part) {
        return condition("strpos(search_text({0}), {1}) > 0", column, val(FoldedText.of(part)));
    }
}
