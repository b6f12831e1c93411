package io.webchat.domain.identity;

import static io.webchat.domain.Refusals.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"ada", "a.b", "-a-", "_0_", "000", "0123456789abcdef", "ada.lovelace_1815-x", "grp", "group1"})
    void anAddressShouldHaveItsForm(String value) {
        assertThat(new ChatAddress(value)).hasToString(value);
        assertThat(ChatAddress.parse("to", value).value()).isEqualTo(value);
    }

    @Test
    void anAddressShouldHaveThreeToSixtyFourCharacters() {
        assertThat(new ChatAddress("a".repeat(64)).value()).hasSize(64);
        assertThat(fieldOf(() -> ChatAddress.parse("to", "a".repeat(65)))).isEqualTo("to:address_form");
        assertThat(fieldOf(() -> ChatAddress.parse("to", "ab"))).isEqualTo("to:address_form");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ab",
                "...",
                "-_.",
                "a b",
                "ada@example.com",
                "äda",
                "ada/x",
                "ada:x",
                "grp_1",
                "grp_abc",
                "group:grp_1",
                "аda",
                "ａｄａ",
                "ada\u200B",
                "a\0a"
            })
    void whatHasNotTheFormShouldBeRefused(String typed) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChatAddress(typed));
        assertThat(fieldOf(() -> ChatAddress.parse("to", typed))).isEqualTo("to:address_form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "ADA", " ada ", "\tada\n"})
    void whatIsTypedShouldBeFolded(String typed) {
        assertThat(ChatAddress.parse("to", typed)).isEqualTo(new ChatAddress("ada"));
    }

    @Test
    void foldingShouldNotDependOnTheMachinesLanguage() {
        assertThat(ChatAddress.parse("to", "ILI")).isEqualTo(new ChatAddress("ili"));
        assertThat(fieldOf(() -> ChatAddress.parse("to", "İli"))).isEqualTo("to:address_form");
    }

    @Test
    void onlyTheFoldedFormShouldBeAnAddress() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ChatAddress("Ada"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"admin", "ADMIN", "root", "r00t", "supp0rt", "re1ay", "no_reply", "no.reply", "webchat", "system"
            })
    void namesOfTheRelayAndTheirLookAlikesShouldBeReserved(String typed) {
        assertThat(fieldOf(() -> ChatAddress.chosen("chat_address", typed))).isEqualTo("chat_address:address_reserved");
        assertThat(ChatAddress.parse("to", typed)).isNotNull();
    }

    @Test
    void aChosenAddressShouldBeFoldedAndHaveTheForm() {
        assertThat(ChatAddress.chosen("chat_address", " Administrators ")).isEqualTo(new ChatAddress("administrators"));
        assertThat(fieldOf(() -> ChatAddress.chosen("chat_address", "a b"))).isEqualTo("chat_address:address_form");
    }

    @ParameterizedTest
    @CsvSource({"bob,b0b", "ally,a1ly", "a.b.c,a-b_c", "morn,mom", "barn,bam", "wow,vvow", "wow,vvovv"})
    void lookAlikesShouldHaveOneSkeleton(String one, String other) {
        assertThat(new ChatAddress(one).skeleton()).isEqualTo(new ChatAddress(other).skeleton());
    }

    @ParameterizedTest
    @CsvSource({"ada,adb", "ada,adaa", "a-b,ab-", "bob,bub", "nrx,rnx"})
    void othersShouldHaveOthers(String one, String other) {
        assertThat(new ChatAddress(one).skeleton()).isNotEqualTo(new ChatAddress(other).skeleton());
    }
}
