package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.domain.bridge.ContactAddress;
import io.webchat.domain.messaging.Channel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibPhoneNumbersTest {
    private static @Nullable String number(@Nullable String region, Channel channel, String typed) {
        return new LibPhoneNumbers(region).handle(channel, typed).orElse(null);
    }

    @ParameterizedTest
    @CsvSource({
        ", +44 (0)20 7946 0000, +442079460000",
        ", 0044 20 7946 0000, +442079460000",
        ", +442079460000, +442079460000",
        "GB, 0044 20 7946 0000, +442079460000",
        "GB, 020 7946 0000, +442079460000",
        "DE, 0044 20 7946 0000, +442079460000",
        "DE, 0171 1234567, +491711234567",
        "US, (555) 123-0001, 5551230001",
        "US, (212) 555-0123, +12125550123",
        "US, 011 44 20 7946 0000, +442079460000",
        ", +1 (555) 123-0001, +15551230001",
        ", ＋１５５５１２３０００１, +15551230001",
        ", 15551230001, 15551230001",
        "US, 12345, 12345",
        ", 83042, 83042",
        ", 112, 112",
    })
    void aNumberShouldBeReadAsItsOwnerWritesIt(@Nullable String region, String typed, String handle) {
        assertThat(number(region, Channel.SMS, typed)).isEqualTo(handle);
    }

    @ParameterizedTest
    @CsvSource({"HDFC-BK", "*611", "info@bank.example", "1-800-FLOWERS", "12", "'+'"})
    void whatIsNoNumberShouldBeNone(String typed) {
        assertThat(number("US", Channel.SMS, typed)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "+551187654321, +5511987654321",
        "+5511987654321, +5511987654321",
        "+551133334444, +551133334444",
        "+5215512345678, +525512345678",
        "+525512345678, +525512345678",
    })
    void bothFormsOfANumberShouldBeOneOnWhatsApp(String typed, String handle) {
        assertThat(number(null, Channel.WA, typed)).isEqualTo(handle);
    }

    @Test
    void whoeverWroteShouldBeKeptAsTheNetworkDeliveredIt() {
        var numbers = new LibPhoneNumbers(null);

        assertThat(ContactAddress.sender(Channel.SMS, "HDFC-BK", numbers))
                .isEqualTo(new ContactAddress.Sender(new ContactAddress(Channel.SMS, "hdfc-bk"), "HDFC-BK"));
        assertThat(ContactAddress.sender(Channel.SMS, "+15551230001 (Mom)", numbers))
                .isEqualTo(new ContactAddress.Sender(new ContactAddress(Channel.SMS, "+15551230001"), "Mom"));
        assertThat(ContactAddress.sender(Channel.SMS, "*611", numbers).address().writable())
                .isFalse();
        assertThat(ContactAddress.sender(Channel.SMS, "info@bank.example", numbers)
                        .address())
                .isEqualTo(new ContactAddress(Channel.SMS, "info@bank.example"));
        assertThat(ContactAddress.sender(Channel.SMS, "", numbers).address().handle())
                .isEqualTo("unknown");
        assertThat(ContactAddress.sender(Channel.WA, "US.13491208655302741918", numbers)
                        .address())
                .satisfies(user -> assertThat(user.writable()).isTrue());
        assertThat(ContactAddress.sender(Channel.EMAIL, "Zoe <zoe@example.com>", numbers))
                .isEqualTo(new ContactAddress.Sender(new ContactAddress(Channel.EMAIL, "zoe@example.com"), "Zoe"));
    }
}
