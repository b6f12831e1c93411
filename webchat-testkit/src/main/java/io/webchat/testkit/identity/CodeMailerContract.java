package io.webchat.testkit.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.webchat.application.identity.CodeMailer;
import io.webchat.application.identity.CodeMailer.Outcome;
import io.webchat.domain.identity.EmailAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every {@link CodeMailer} keeps. */
public interface CodeMailerContract {
    EmailAddress ADA = new EmailAddress("ada@example.com");
    Duration GOOD_FOR = Duration.ofMinutes(10);

    /** With a server that takes mail for everybody. */
    CodeMailer testee();

    /** The texts of the mails that came for a mailbox. */
    List<String> received(EmailAddress mailbox);

    /** With a server that says no to every mailbox. */
    CodeMailer refusing();

    /** With a server that isn't there. */
    CodeMailer unreachable();

    private static Outcome mail(CodeMailer mailer) {
        return mailer.mail(UUID.randomUUID(), ADA, "012345", GOOD_FOR);
    }

    @Test
    default void aCodeShouldArrive() {
        assertThat(mail(testee())).isInstanceOf(Outcome.Taken.class);

        assertThat(received(ADA)).singleElement().asString().contains("012345").contains("10 minutes");
    }

    @Test
    default void mailboxesShouldBeKeptApart() {
        mail(testee());

        assertThat(received(new EmailAddress("bob@example.com"))).isEmpty();
    }

    @Test
    default void aRefusedMailboxShouldBeForGood() {
        assertThat(mail(refusing())).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    default void aServerThatIsDownShouldBeTriedLater() {
        assertThat(mail(unreachable())).isInstanceOf(Outcome.Later.class);
    }
}
