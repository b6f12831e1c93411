package io.webchat.boot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.webchat.boot.WebChatRelay;
import io.webchat.boot.fixture.Answer;
import io.webchat.boot.fixture.Client;
import io.webchat.boot.fixture.Person;
import io.webchat.boot.fixture.RunningRelay;
import io.webchat.boot.settings.Settings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(60)
class DoctorTest {
    @RegisterExtension
    static final RunningRelay relay = new RunningRelay();

    private static final String DOCTOR = "/api/v1/webchat/admin/doctor";

    private static Person admin(Client client) {
        String address = RunningRelay.newAddress("boss");
        return client.login(address + "@" + RunningRelay.ADMIN_DOMAIN, address);
    }

    private static List<String> names(Answer answer) {
        List<String> names = new ArrayList<>();
        answer.json()
                .path("checkups")
                .forEach(diagnostic -> names.add(diagnostic.path("name").asText()));
        return names;
    }

    private static JsonNode diagnostic(Answer answer, String name) {
        for (JsonNode diagnostic : answer.json().path("checkups")) {
            if (diagnostic.path("name").asText().equals(name)) {
                return diagnostic;
            }
        }
        throw new AssertionError("No " + name + " in " + answer.body());
    }

    @Test
    void anAdminShouldGetOneLineAProvider() {
        Person boss = admin(relay.client());

        Answer answer = boss.client().post(DOCTOR, Map.of()).expect(200);

        assertThat(answer.json().path("success").asBoolean()).isTrue();
        assertThat(answer.json().path("healthy").asBoolean()).as(answer.body()).isTrue();
        assertThat(names(answer))
                .contains(
                        "database",
                        "files",
                        "disk",
                        "settings",
                        "mail",
                        "callbacks",
                        "translate",
                        "transcribe",
                        "speak");
        JsonNode database = diagnostic(answer, "database");
        assertThat(database.path("provider").asText()).isEqualTo("PostgreSQL");
        assertThat(database.path("outcome").asText()).isEqualTo("ok");
        assertThat(database.path("detail").asText()).contains("ms apart");
        assertThat(database.path("took_ms").isIntegralNumber()).isTrue();
        assertThat(diagnostic(answer, "translate").path("outcome").asText()).isEqualTo("not_configured");
        assertThat(diagnostic(answer, "settings").path("advice").toString()).contains("PCHAT_DEV_EXPOSE_CODES");
    }

    @Test
    void theExaminationShouldStandInTheAudit() {
        Person boss = admin(relay.client());

        boss.client().post(DOCTOR, Map.of()).expect(200);

        assertThat(boss.client().get("/api/v1/webchat/admin/audit").expect(200).body())
                .contains("\"actor\":\"" + boss.address() + "\",\"deed\":\"relay_examined\"");
    }

    @Test
    void othersShouldBeRefused() {
        Answer refused = relay.person("ada").client().post(DOCTOR, Map.of()).expect(403);

        assertThat(refused.text("code")).isEqualTo("admin_required");
        relay.client().post(DOCTOR, Map.of()).expect(401);
    }

    @Test
    void anEngineThatIsDownShouldMakeTheRelayIllButAnswering() throws SQLException {
        Map<String, String> settings =
                relay.postgres().settings(relay.postgres().newDatabase());
        settings.put("PCHAT_ADMIN_DOMAINS", RunningRelay.ADMIN_DOMAIN);
        settings.put("WEBCHAT_TRANSLATE_ENGINES", "libretranslate");
        settings.put("WEBCHAT_LIBRETRANSLATE_URL", "http://127.0.0.1:1");
        try (WebChatRelay ill = WebChatRelay.of(Settings.from(settings))) {
            ill.start();

            Answer answer =
                    admin(Client.of(ill.url())).client().post(DOCTOR, Map.of()).expect(200);

            assertThat(answer.json().path("success").asBoolean()).isTrue();
            assertThat(answer.json().path("healthy").asBoolean(true)).isFalse();
            JsonNode translate = diagnostic(answer, "translate");
            assertThat(translate.path("provider").asText()).isEqualTo("libretranslate");
            assertThat(translate.path("outcome").asText()).isEqualTo("failed");
            assertThat(translate.path("advice").path(0).asText()).contains("WEBCHAT_LIBRETRANSLATE_URL");
        }
    }
}
