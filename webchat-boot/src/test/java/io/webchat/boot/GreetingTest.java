package io.webchat.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.boot.settings.Settings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GreetingTest {
    @Test
    void theFirstLineShouldBeTheAddress() {
        assertThat(lines(5110, Map.of()).get(0)).isEqualTo("WebChat relay is ready at http://127.0.0.1:5110");
    }

    @Test
    void withoutMailTheWayToALoginCodeShouldBeTold() {
        assertThat(lines(5110, Map.of())).anyMatch(line -> line.contains("set SMTP_HOST"));
        assertThat(lines(5110, Map.of("SMTP_HOST", "smtp.example.com", "SMTP_FROM", "webchat@example.com")))
                .noneMatch(line -> line.contains("SMTP_HOST") || line.contains("Development"));
    }

    @Test
    void developmentModeShouldBeTold() {
        assertThat(lines(5110, Map.of("PCHAT_DEV_EXPOSE_CODES", "true")))
                .anyMatch(line -> line.contains("Development mode"))
                .noneMatch(line -> line.contains("SMTP_HOST"));
    }

    @Test
    void anotherPortThanTheWantedOneShouldBeTold() {
        assertThat(lines(5111, Map.of())).anyMatch(line -> line.contains("Port 5110 was busy"));
        assertThat(lines(5111, Map.of("PORT", "0"))).noneMatch(line -> line.contains("busy"));
    }

    @Test
    void theAppsAddressShouldBeThatWhichPeopleUse() {
        assertThat(lines(5110, Map.of())).contains("  The app is at http://127.0.0.1:5110/app/webchat/chat.html");
        assertThat(lines(5110, Map.of("WEBCHAT_PUBLIC_URL", "https://example.com/relay/")))
                .contains("  The app is at https://example.com/relay/app/webchat/chat.html");
    }

    @Test
    void aBuildWithoutTheAppShouldSayWhatToInstall() {
        assertThat(Greeting.lines("http://127.0.0.1:5110", Settings.from(Map.of()), false))
                .anyMatch(line -> line.contains("install Node"))
                .noneMatch(line -> line.contains("The app is at"));
    }

    private static List<String> lines(int port, Map<String, String> settings) {
        return Greeting.lines("http://127.0.0.1:" + port, Settings.from(settings), true);
    }
}
