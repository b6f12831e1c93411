package io.webchat.application.safety;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.LoginConfig;
import io.webchat.application.identity.RequestLoginCode;
import io.webchat.application.identity.SignedIn;
import io.webchat.application.questions.AnswerQuestion;
import io.webchat.application.questions.ReadQuestions;
import io.webchat.domain.identity.AccessPolicy;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.questions.Question;
import io.webchat.domain.safety.AccessRequest;
import io.webchat.testkit.Refused;
import io.webchat.testkit.fixture.TestRelay;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AccessTest {
    private static final EmailAddress NEW = new EmailAddress("new@elsewhere.example");

    private final TestRelay relay = TestRelay.inMemory(new LoginConfig(
            new AccessPolicy(
                    false,
                    Set.of(),
                    Set.of(),
                    Set.of(new EmailAddress("boss@example.com"), new EmailAddress("chief@example.com")),
                    Set.of()),
            null,
            true));
    private final SignedIn boss = relay.signIn("boss");
    private final SignedIn chief = relay.signIn("chief");

    private RequestLoginCode.Outcome request() {
        return relay.the(RequestLoginCode.class).handle(new RequestLoginCode.Command(NEW, "New", "192.0.2.7"));
    }

    private List<Question> open(SignedIn admin) {
        return relay.store().questions().of(admin.account().id(), false, Question.State.OPEN, 10);
    }

    private void answer(SignedIn admin, String option) {
        relay.the(AnswerQuestion.class)
                .handle(new AnswerQuestion.Command(
                        admin, open(admin).getFirst().id().value(), option, null));
    }

    @Test
    void everyAdminShouldBeAskedOnce() {
        RequestLoginCode.Outcome first = request();
        RequestLoginCode.Outcome again = request();

        assertThat(first).isInstanceOf(RequestLoginCode.Pending.class).isEqualTo(again);
        assertThat(open(boss)).hasSize(1);
        assertThat(open(chief)).hasSize(1);
        assertThat(open(boss).getFirst().text())
                .contains("new@elsewhere.example")
                .contains("New");
        assertThat(relay.mail().sent()).noneMatch(mail -> mail.to().equals(NEW));
    }

    @Test
    void anApprovalShouldLetThePersonInAndSettleTheOthersQuestions() {
        request();

        answer(boss, "approve");

        assertThat(open(chief)).isEmpty();
        assertThat(relay.requestCode(NEW, null).code()).matches("[0-9]{6}");
        assertThat(relay.the(DecideAccess.class).list(chief, AccessRequest.State.APPROVED))
                .hasSize(1);
        assertThat(relay.store().auditLog().before(Long.MAX_VALUE, 100))
                .anyMatch(line -> line.entry().action().equals("access_approved"));
    }

    @Test
    void aDenialShouldHold() {
        request();

        answer(chief, "deny");

        assertThat(Refused.word(this::request)).isEqualTo("access_denied");
        assertThat(open(boss)).isEmpty();
    }

    @Test
    void theOtherAdminShouldLearnThatItWasTooLate() {
        request();
        String id = ((RequestLoginCode.Pending) request()).requestId();
        relay.the(DecideAccess.class).handle(boss, id, true);

        assertThat(relay.the(DecideAccess.class).handle(chief, id, true).state())
                .isEqualTo(AccessRequest.State.APPROVED);
        assertThat(Refused.word(() -> relay.the(DecideAccess.class).handle(chief, id, false)))
                .isEqualTo("already_decided");
        assertThat(Refused.word(() -> relay.the(DecideAccess.class).handle(chief, "req_0", false)))
                .isEqualTo("not_found");
    }

    @Test
    void onlyAdminsShouldDecide() {
        request();
        String id = ((RequestLoginCode.Pending) request()).requestId();
        relay.the(DecideAccess.class).handle(boss, id, true);
        relay.requestCode(NEW, null);

        relay.the(ManageUsers.class).handle(boss, "chief", ManageUsers.Act.DEMOTE);

        assertThat(Refused.word(() -> relay.the(DecideAccess.class).list(chief, null)))
                .isEqualTo("admin_required");
        assertThat(relay.the(ReadQuestions.class).list(chief, false, null)).hasSize(1);
    }
}
