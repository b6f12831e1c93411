package io.webchat.domain.inbox;

import static io.webchat.domain.Refusals.fieldOf;
import static io.webchat.domain.Refusals.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.webchat.domain.RefusalCode;
import io.webchat.domain.identity.AccountId;
import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {
    private static final AccountId ADA = new AccountId(1);

    @ParameterizedTest
    @CsvSource({"1,0", "20260301,42", "-5,7", "9223372036854775807,9223372036854775807"})
    void aCursorShouldComeBackFromTheWire(long epoch, long seq) {
        Cursor cursor = Cursor.of(epoch, ADA, seq);

        assertThat(Cursor.parse(cursor.toString())).isEqualTo(cursor);
        assertThatCode(() -> Cursor.parse(cursor.toString()).requireOwner(ADA)).doesNotThrowAnyException();
    }

    @Test
    void aCursorShouldNeedNoEscapingInAnAddress() {
        assertThat(LongStream.range(0, 500)
                        .mapToObj(seq -> Cursor.of(-seq, ADA, seq).toString()))
                .allMatch(wire -> wire.matches("[A-Za-z0-9_-]{27}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "42", "not a cursor", "%00", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "ü"})
    void garbageShouldBeRefused(String wire) {
        assertThat(fieldOf(() -> Cursor.parse(wire))).isEqualTo("cursor:invalid");
        assertThat(refusal(() -> Cursor.parse(wire)).code()).isEqualTo(RefusalCode.CURSOR_INVALID);
    }

    @Test
    void aNegativePlaceShouldBeRefused() {
        byte[] bytes = new byte[20];
        bytes[12] = (byte) 0x80;

        assertThat(fieldOf(() -> Cursor.parse(Base64.getUrlEncoder().encodeToString(bytes))))
                .isEqualTo("cursor:invalid");
    }

    @Test
    void anotherAccountsCursorShouldBeRefused() {
        Cursor cursor = Cursor.of(7, ADA, 3);

        assertThat(fieldOf(() -> cursor.requireOwner(new AccountId(2)))).isEqualTo("cursor:invalid");
    }

    @Test
    void neighboursShouldHaveTagsOfTheirOwn() {
        assertThat(LongStream.rangeClosed(1, 1_000)
                        .mapToObj(id -> Cursor.of(7, new AccountId(id), 0).ownerTag())
                        .collect(Collectors.toSet()))
                .hasSize(1_000);
    }
}
