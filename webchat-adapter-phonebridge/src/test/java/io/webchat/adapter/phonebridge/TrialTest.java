package io.webchat.adapter.phonebridge;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.Finding;
import io.webchat.application.doctor.Finding.Outcome;
import io.webchat.application.outbound.TargetGuard;
import io.webchat.domain.bridge.PhoneId;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.messaging.Channel;
import io.webchat.domain.outbound.AllowedHosts;
import io.webchat.testkit.outbound.ListedHostNames;
import io.webchat.testkit.work.MutableClock;
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
abstract class TrialTest {
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

    abstract GatewayTrial trial();

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

    Finding finding(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(settings(vendor.url()));
        all.putAll(changes);
        Route route = new Route(trial().gateway(), all, true);
        return new TriedRoute(new PhoneId("pixel"), List.of(Channel.SMS, Channel.WA), route, trial()).finding();
    }

    private String setting(String name) {
        return ("WEBCHAT_" + trial().gateway() + "_" + name).toUpperCase(Locale.ROOT);
    }

    @Test
    void oneThatIsWellShouldBeFoundSoWithNothingSent() {
        Finding finding = finding(Map.of());

        assertThat(finding.outcome()).as(finding.toString()).isEqualTo(Outcome.OK);
        assertThat(finding.detail()).startsWith("Phone pixel, sms, wa: ").endsWith(".");
        assertThat(vendor.calls())
                .isNotEmpty()
                .allMatch(call -> call.method().equals("GET") || call.path().endsWith("/receipt-status"));
    }

    @Test
    void aWrongKeyShouldNameItsSettingAndNotItself() {
        Finding finding = finding(Map.of(key(), WRONG));

        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.advice().getFirst()).startsWith("Correct ").contains(setting(key()));
        assertThat(finding.toString()).doesNotContain(WRONG);
    }

    @Test
    void oneThatIsDownShouldNameItsAddress() {
        vendor.close();

        Finding finding = finding(Map.of());

        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.detail()).endsWith("it can't be reached, or hangs up.");
        assertThat(finding.advice().getFirst()).startsWith("Start it").contains(setting(trial().address()));
    }

    @Test
    void garbageShouldBeToldFromAWrongKey() {
        for (FakeVendor.Said strange :
                List.of(ok("<html>hello</html>"), ok(""), ok("[7]"), FakeVendor.Said.of(404, "<html>"))) {
            vendor.playing(call -> strange);

            Finding finding = finding(Map.of());

            assertThat(finding.outcome()).as(strange.body()).isEqualTo(Outcome.FAILED);
            assertThat(finding.advice().getFirst())
                    .contains("the address of such a server")
                    .contains(setting(trial().address()));
        }
    }

    @Test
    void oneThatIsIllShouldBeLeftToItself() {
        vendor.playing(call -> FakeVendor.Said.of(503, "{}"));
        assertThat(finding(Map.of()).detail()).endsWith("it answered 503.");
        vendor.playing(call -> FakeVendor.Said.of(429, "{}"));
        assertThat(finding(Map.of()).advice().getFirst()).startsWith("Nothing is wrong with the route");
    }
}
