package io.webchat.adapter.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.Finding;
import io.webchat.application.doctor.Finding.Outcome;
import io.webchat.domain.outbound.AllowedHosts;
import io.webchat.testkit.outbound.ListedHostNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostCheckupsTest {
    private final ListedHostNames hostNames = new ListedHostNames();

    private Finding finding(String... hosts) {
        hostNames.put("robot.internal", "10.0.0.7");
        return new HostCheckups(AllowedHosts.of(List.of(hosts)), hostNames)
                .due()
                .getFirst()
                .examination()
                .get();
    }

    @Test
    void hostsShouldBeLookedUp() {
        assertThat(finding("robot.internal", "10.0.0.8").outcome()).isEqualTo(Outcome.OK);
        assertThat(finding().outcome()).isEqualTo(Outcome.NOT_CONFIGURED);
    }

    @Test
    void unknownHostsShouldBeNamed() {
        Finding finding = finding("robot.internal", "robto.internal");

        assertThat(finding.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(finding.detail()).isEqualTo("No address is known for robto.internal.");
        assertThat(finding.advice().getFirst()).contains("WEBCHAT_CALLBACK_ALLOWED_HOSTS");
    }
}
