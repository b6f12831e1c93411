package io.webchat.domain.identity;

import static io.webchat.domain.Refusals.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ada@example.com", "a@b", "ada.lovelace+chat@mail.example.co.uk", "o'brien@example.com",
                "!#$%&'*+/=?^_`{|}~-@example.com", "1@1.example", "a@xn--bcher-kva.example", "root@localhost"
            })
    void aMailboxShouldBeTaken(String value) {
        assertThat(EmailAddress.parse("email", value)).hasToString(value);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "ada",
                "ada@",
                "@example.com",
                "a@b@c",
                ".ada@example.com",
                "ada.@example.com",
                "a..b@example.com",
                "ada@-example.com",
                "ada@example-.com",
                "ada@example..com",
                "ada@.com",
                "ada@com.",
                "ada @example.com",
                "ada@exam ple.com",
                "\"ada\"@example.com",
                "ada@[192.0.2.1]",
                "ada(x)@example.com",
                "ada@example.com, bob@example.com",
                "ada@example.com\r\nBcc: bob@example.com",
                "ada\n@example.com",
                "Ada <ada@example.com>",
                "äda@example.com",
                "ada@exämple.com",
                "ada@exa_mple.com",
                "ada\0@example.com",
                "mailto:ada@example.com"
            })
    void whatIsNoMailboxShouldBeRefused(String typed) {
        assertThat(fieldOf(() -> EmailAddress.parse("email", typed))).isEqualTo("email:email_form");
    }

    @Test
    void aMailboxShouldBeFoldedAndStripped() {
        assertThat(EmailAddress.parse("email", " Ada@EXAMPLE.com\n")).isEqualTo(new EmailAddress("ada@example.com"));
    }

    @Test
    void aMailboxShouldKeepToTheLengthsOfTheStandard() {
        String domain = ("d".repeat(60) + ".").repeat(3) + "exampl";

        assertThat(new EmailAddress("l".repeat(64) + "@" + domain).domain()).isEqualTo(domain);
        assertThat(fieldOf(() -> EmailAddress.parse("email", "l".repeat(65) + "@example.com")))
                .isEqualTo("email:email_form");
        assertThat(fieldOf(() -> EmailAddress.parse("email", "l@" + "d".repeat(64) + ".example")))
                .isEqualTo("email:email_form");
        assertThat(fieldOf(() -> EmailAddress.parse("email", "l".repeat(64) + "@" + domain + ".xx")))
                .isEqualTo("email:email_form");
    }

    @Test
    void aMailboxShouldNameItsParts() {
        EmailAddress ada = new EmailAddress("ada.l@mail.example.com");

        assertThat(ada.localPart()).isEqualTo("ada.l");
        assertThat(ada.domain()).isEqualTo("mail.example.com");
    }
}
