package io.webchat.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RefusalTest {
    @Test
    void everyCodeShouldHaveAWordOfItsOwnInSnakeCase() {
        assertThat(Arrays.stream(RefusalCode.values()).map(RefusalCode::wireName))
                .doesNotHaveDuplicates()
                .allMatch(word -> word.matches("[a-z]+(_[a-z]+)*"));
    }

    @Test
    void aFieldRefusalShouldNameTheField() {
        Refusal refusal = Refusal.field("text", "too_long", "Send at most 16000 characters");

        assertThat(refusal.code()).isEqualTo(RefusalCode.FIELD_INVALID);
        assertThat(refusal.fieldErrors())
                .containsExactly(new FieldError("text", "too_long", "Send at most 16000 characters"));
    }
}
