package io.webchat.adapter.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SmtpConfigTest {
    @ParameterizedTest
    @CsvSource({
        "auto, smtp.example.com, 587, starttls",
        "auto, smtp.example.com, 25, starttls",
        "auto, smtp.example.com, 465, tls",
        "auto, localhost, 465, tls",
        "auto, localhost, 25, none",
        "auto, 127.0.0.1, 1025, none",
        "auto, 127.0.0.1.example.com, 25, starttls",
        "auto, ::1, 25, none",
        "none, smtp.example.com, 587, none",
        "starttls, localhost, 25, starttls",
        "tls, localhost, 25, tls"
    })
    void plainShouldBeForThisMachineOnly(String security, String host, int port, String protection) {
        assertThat(new SmtpConfig(host, port, null, null, "a@example.com", security(security)).protection())
                .isEqualTo(security(protection));
    }

    private static SmtpSecurity security(String word) {
        return SmtpSecurity.valueOf(word.toUpperCase(java.util.Locale.ROOT));
    }

    @Test
    void aSenderShouldBeAnAddress() {
        assertThatThrownBy(() -> new SmtpConfig("localhost", 25, null, null, "nobody", SmtpSecurity.AUTO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPasswordShouldNotBeShown() {
        assertThat(new SmtpConfig("localhost", 25, "me", "hunter2", "a@example.com", SmtpSecurity.AUTO).toString())
                .doesNotContain("hunter2");
    }
}
