package io.webchat.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class FieldsTest {
    private static final String PAGE =
            "{\"events\":[{\"seq\":1,\"cursor\":\"a\"},{\"seq\":23,\"cursor\":\"b\"}],\"cursor\":\"c\",\"has_more\":false}";

    @Test
    void fieldsAreFoundByName() {
        assertThat(Fields.text(PAGE, "cursor")).isEqualTo("a");
        assertThat(Fields.lastText(PAGE, "cursor")).isEqualTo("c");
        assertThat(Fields.numbers(PAGE, "seq")).containsExactly(1L, 23L);
    }

    @Test
    void missingFieldFails() {
        assertThatThrownBy(() -> Fields.text(PAGE, "token")).hasMessageContaining("no token");
    }

    @Test
    void textsKeepTheirNumberAndTheirLength() {
        List<Long> numbers = new ArrayList<>();
        Texts.numbers("[" + Texts.send("bob", 7) + "," + Texts.send("bob", Long.MAX_VALUE) + "]", numbers::add);
        assertThat(numbers).containsExactly(7L, Long.MAX_VALUE);
        assertThat(Texts.of(7)).hasSameSizeAs(Texts.of(123_456)).hasSizeBetween(280, 320);
    }
}
