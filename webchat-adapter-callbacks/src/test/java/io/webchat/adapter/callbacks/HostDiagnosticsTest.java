package io.webchat.adapter.callbacks;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.doctor.DiagnosticResult;
import io.webchat.application.doctor.DiagnosticResult.Outcome;
import io.webchat.domain.egress.AllowedHosts;
import io.webchat.testkit.egress.ListedHostNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class HostDiagnosticsTest {
    private final ListedHostNames hostNames = new ListedHostNames();

    private DiagnosticResult result(String... hosts) {
        hostNames.put("robot.internal", "10.0.0.7");
        return new HostDiagnostics(AllowedHosts.of(List.of(hosts)), hostNames)
                .due()
                .getFirst()
                .examination()
                .get();
    }

    @Test
    void hostsShouldBeLookedUp() {
        assertThat(result("robot.internal", "10.0.0.8").outcome()).isEqualTo(Outcome.OK);
        assertThat(result().outcome()).isEqualTo(Outcome.NOT_CONFIGURED);
    }

    @Test
    void unknownHostsShouldBeNamed() {
        DiagnosticResult result = result("robot.internal", "robto.internal");

        assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
        assertThat(result.detail()).isEqualTo("No address is known for robto.internal.");
        assertThat(result.advice().getFirst()).contains("WEBCHAT_CALLBACK_ALLOWED_HOSTS");
    }
}
