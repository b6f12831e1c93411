package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import io.webchat.application.egress.TargetGuard;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.egress.AllowedHosts;
import io.webchat.domain.messaging.Channel;
import io.webchat.testkit.egress.ListedHostNames;
import io.webchat.testkit.fixture.MutableClock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every trial finds, against a vendor that wants its key. */
@Timeout(30)
abstract class ProbeTest {
    static final String WRONG = "9999999:wrong-wrong-wrong";

    final ListedHostNames hostNames = new ListedHostNames();
    final VendorHttp http = new VendorHttp(
            new TargetGuard(AllowedHosts.none(), hostNames), hostNames, new MutableClock(), Duration.ofSeconds(2));
    final FakeVendor vendor = new FakeVendor(this::answer);

    @AfterEach
    void close() {
        http.close();
        vendor.close();
    }

    abstract GatewayProbe probe();

    /** With the right key. */
    abstract Map<String, String> settings(String url);

    /** The setting whose value can be wrong. */
    abstract String key();

    /** As the vendor answers, who knows its key. */
    abstract FakeVendor.Said answer(FakeVendor.Call call);

    static FakeVendor.Said ok(String body) {
        return FakeVendor.Said.of(200, body);
    }

    static boolean shows(FakeVendor.Call call, String authorization) {
        return authorization.equals(call.headers().getFirst("Authorization"));
    }

    DiagnosticResult result(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(settings(vendor.url()));
        all.putAll(changes);
        Route route = new Route(probe().gateway(), all, true);
        return new TriedRoute(new PhoneId("pixel"), List.of(Channel.SMS, Channel.WA), route, probe()).result();
    }

    private String setting(String name) {
        return ("WEBCHAT_" + probe().gateway() + "_" + name).toUpperCase(Locale.ROOT);
    }

    @Test
    void oneThatIsWellShouldBeFoundSoWithNothingSent() {
        DiagnosticResult result = result(Map.of());

        assertThat(result.outcome()).as(result.toString()).isEqualTo(Outcome.OK);
        assertThat(result.detail()).startsWith("Phone pixel, sms, wa: ").endsWith(".");
        assertThat(vendor.calls())
                .isNotEmpty()
                .allMatch(call -> call.method().equals("GET") || call.path().endsWith("/receipt-status"));
    }

    @Test
    void aWrongKeyShouldNameItsSettingAndNotItself() {
        DiagnosticResult result = result(Map.of(key(), WRONG));

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.advice().getFirst()).startsWith("Correct ").contains(setting(key()));
        assertThat(result.toString()).doesNotContain(WRONG);
    }

    @Test
    void oneThatIsDownShouldNameItsAddress() {
        vendor.close();

        DiagnosticResult result = result(Map.of());

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.detail()).endsWith("it can't be reached, or hangs up.");
        assertThat(result.advice().getFirst()).startsWith("Start it").contains(setting(probe().address()));
    }

    @Test
    void garbageShouldBeToldFromAWrongKey() {
        for (FakeVendor.Said strange :
                List.of(ok("<html>hello</html>"), ok(""), ok("[7]"), FakeVendor.Said.of(404, "<html>"))) {
            vendor.playing(call -> strange);

            DiagnosticResult result = result(Map.of());

            assertThat(result.outcome()).as(strange.body()).isEqualTo(Outcome.FAILED);
            assertThat(result.advice().getFirst())
                    .contains("the address of such a server")
                    .contains(setting(probe().address()));
        }
    }

    @Test
    void oneThatIsIllShouldBeLeftToItself() {
        vendor.playing(call -> FakeVendor.Said.of(503, "{}"));
        assertThat(result(Map.of()).detail()).endsWith("it answered 503.");
        vendor.playing(call -> FakeVendor.Said.of(429, "{}"));
        assertThat(result(Map.of()).advice().getFirst()).startsWith("Nothing is wrong with the route");
    }
}
