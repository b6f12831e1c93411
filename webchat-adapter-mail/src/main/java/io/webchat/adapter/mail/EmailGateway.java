package io.webchat.adapter.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.bridge.Gateway;
import io.webchat.application.bridge.RouteSettings;
import io.webchat.domain.bridge.Progress;
import io.webchat.domain.bridge.Route;
import io.webchat.domain.identity.EmailAddress;
import io.webchat.domain.messaging.Channel;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.UnsupportedEncodingException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Sends messages of the email channel: in the sender's name, from the relay's address, with answers to the sender. */
final class EmailGateway implements Gateway {
    private static final String REPLY_TO = "reply_to";

    private final MailServer server;

    @Inject
    EmailGateway(MailServer server) {
        this.server = server;
    }

    @Override
    public String name() {
        return MAIL;
    }

    @Override
    public Set<Channel> channels() {
        return Set.of(Channel.EMAIL);
    }

    @Override
    public void check(Route route) {
        RouteSettings.require(route, Set.of(), Set.of(REPLY_TO));
        replyTo(route);
    }

    @Override
    public Outcome send(Route route, Outgoing message) {
        SmtpReply reply = server.send(
                message.id().toString(), address(message.to(), null), mail -> write(mail, message, replyTo(route)));
        return switch (reply) {
            case SmtpReply.Taken taken -> new Outcome.Taken(null, Progress.SENT);
            case SmtpReply.Refused refused -> new Outcome.Refused("the mail server says: " + refused.reason());
            case SmtpReply.NotNow notNow -> new Outcome.Later("the mail server says: " + notNow.reason(), null, false);
            case SmtpReply.Down down -> new Outcome.Later(down.reason(), null, true);
        };
    }

    private static void write(MimeMessage mail, Outgoing message, @Nullable EmailAddress routed)
            throws MessagingException {
        String name = message.sender().name();
        mail.setFrom(address(((InternetAddress) mail.getFrom()[0]).getAddress(), name + " (WebChat)"));
        EmailAddress answers = routed == null ? message.sender().email() : routed;
        if (answers != null) {
            mail.setReplyTo(new Address[] {address(answers.value(), name)});
        }
        String subject = message.subject();
        mail.setSubject(subject == null ? "Message from " + name : subject, UTF_8.name());
        mail.setText(message.textWithLinks(), UTF_8.name());
    }

    private static @Nullable EmailAddress replyTo(Route route) {
        String given = route.setting(REPLY_TO);
        return given.isBlank() ? null : EmailAddress.parse(RouteSettings.field(route, REPLY_TO), given);
    }

    private static InternetAddress address(String mailbox, @Nullable String name) {
        try {
            return new InternetAddress(mailbox, name, UTF_8.name());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("every Java platform has UTF-8", e);
        }
    }
}
