package io.webchat.domain.identity;

import static io.webchat.domain.Refusals.fieldOf;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SessionLabelsTest {
    private static final List<String> NAMES = Arrays.asList(null, "one", "two");

    private static Stream<SessionLabels> all() {
        return NAMES.stream()
                .flatMap(device -> NAMES.stream()
                        .flatMap(session ->
                                Stream.of("pchat", "wa").map(channel -> new SessionLabels(device, session, channel))));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aSeatShouldBeTheSameWhenNamedAndAlike(SessionLabels labels) {
        boolean named = labels.device() != null || labels.session() != null;

        assertThat(all().filter(labels::sameSeat))
                .containsExactlyElementsOf(
                        all().filter(other -> named && alike(labels, other)).toList());
    }

    private static boolean alike(SessionLabels one, SessionLabels other) {
        return String.valueOf(one.device()).equals(String.valueOf(other.device()))
                && String.valueOf(one.session()).equals(String.valueOf(other.session()));
    }

    @Test
    void parseShouldTakeBlankNamesAsNone() {
        assertThat(SessionLabels.parse(" ", "", null)).isEqualTo(new SessionLabels(null, null, "pchat"));
        assertThat(SessionLabels.parse(" laptop ", "work", "wa")).isEqualTo(new SessionLabels("laptop", "work", "wa"));
    }

    @Test
    void parseShouldNameTheFieldThatIsWrong() {
        assertThat(fieldOf(() -> SessionLabels.parse("a\nb", null, null))).isEqualTo("device_name:control_character");
        assertThat(fieldOf(() -> SessionLabels.parse(null, "x".repeat(81), null)))
                .isEqualTo("session_name:too_long");
        assertThat(fieldOf(() -> SessionLabels.parse(null, null, " "))).isEqualTo("listen_channel:required");
    }

    @Test
    void withShouldKeepWhatIsNotNamed() {
        SessionLabels labels = new SessionLabels("laptop", "work", "wa");

        assertThat(labels.with(null, null, null)).isEqualTo(labels);
        assertThat(labels.with(" ", " ", null)).isEqualTo(labels);
        assertThat(labels.with("phone", null, null)).isEqualTo(new SessionLabels("phone", "work", "wa"));
        assertThat(labels.with(null, "home", "sms")).isEqualTo(new SessionLabels("laptop", "home", "sms"));
    }
}
