package io.webchat.domain.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.webchat.domain.Refusal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetUrlTest {
    @ParameterizedTest
    @CsvSource({
        "https://your-app/inbound, https://your-app/inbound, your-app",
        "https://example.com, https://example.com/, example.com",
        "'  HTTPS://Example.COM:8443/A?b=C%20d ', https://example.com:8443/A?b=C%20d, example.com",
        "http://example.com., http://example.com./, example.com.",
        "http://bücher.example/ä, http://xn--bcher-kva.example/%C3%A4, xn--bcher-kva.example",
        "https://faß.de/, https://xn--fa-hia.de/, xn--fa-hia.de",
        "https://ＥＸＡＭＰＬＥ.com/, https://example.com/, example.com",
        "https://ουτοπία.gr/, https://xn--kxae4bafwg.gr/, xn--kxae4bafwg.gr",
        "http://libre_translate:5000/translate, http://libre_translate:5000/translate, libre_translate",
        "http://_dmarc.example.com, http://_dmarc.example.com/, _dmarc.example.com",
        "http://127.0.0.1:9000/x, http://127.0.0.1:9000/x, 127.0.0.1",
        "'http://[::1]:9000', 'http://[::1]:9000/', ::1",
        "'http://[::FFFF:127.0.0.1]/', 'http://[::ffff:127.0.0.1]/', ::ffff:127.0.0.1",
    })
    void anAddressShouldBeReadInOneForm(String typed, String value, String host) {
        assertThat(TargetUrl.parse("url", typed)).isEqualTo(new TargetUrl(value, host));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com",
                "/inbound",
                "ftp://example.com/",
                "file:///etc/passwd",
                "javascript:alert(1)",
                "mailto:a@example.com",
                "http:example.com",
                "http:///path",
                "http://user@example.com/",
                "http://user:pass@example.com/",
                "http://example.com/#part",
                "http://example.com:0/",
                "http://example.com:65536/",
                "http://example.com:port/",
                "http://exa mple.com/",
                "http://example.com/\r\nHost: other",
                "http://2130706433/",
                "http://0x7f000001/",
                "http://017700000001/",
                "http://127.1/",
                "http://0x7f.0.0.1/",
                "http://0177.0.0.1/",
                "http://127.0.0.01/",
                "http://127.0.0.1.:80/",
                "http://a.0x1/",
                "http://-a/",
                "http://a..b/",
                "http://a%41/",
                "http://\u200B.com/",
                "http://[fe80::1%25eth0]/",
                "http://[::1/",
                "http://[1.2.3.4]/",
            })
    void whatIsNoWebAddressShouldBeRefused(String typed) {
        assertThatThrownBy(() -> TargetUrl.parse("url", typed))
                .isInstanceOfSatisfying(
                        Refusal.class,
                        refusal -> assertThat(refusal.fieldErrors())
                                .singleElement()
                                .extracting("field", "code")
                                .isEqualTo(List.of("url", "url_form")));
    }

    @Test
    void aLongOneShouldBeRefused() {
        TargetUrl.parse("url", "https://example.com/" + "x".repeat(2_028));

        assertThatThrownBy(() -> TargetUrl.parse("url", "https://example.com/" + "x".repeat(2_029)))
                .hasMessageContaining("2048");
    }

    @Test
    void hostsShouldBeAllowedByNameOrAddress() {
        AllowedHosts allowed = AllowedHosts.of(List.of("LocalHost", "10.0.0.1", "[::1]", "app.internal."));

        assertThat(allowed.include("localhost")).isTrue();
        assertThat(allowed.include("localhost.")).isTrue();
        assertThat(allowed.include("app.internal")).isTrue();
        assertThat(allowed.include("::1")).isTrue();
        assertThat(allowed.include("other")).isFalse();
        assertThat(allowed.include("sub.localhost")).isFalse();
        assertThat(allowed.include(AddressLiteral.parse("10.0.0.1").orElseThrow()))
                .isTrue();
        assertThat(allowed.include(AddressLiteral.parse("0:0:0:0:0:0:0:1").orElseThrow()))
                .isTrue();
        assertThat(allowed.include(AddressLiteral.parse("10.0.0.2").orElseThrow()))
                .isFalse();
    }
}
