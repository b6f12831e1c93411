package io.webchat.adapter.mail;

import java.time.Clock;

/** The mail servers of the tests, all on this machine. */
final class Servers {
    private Servers() {}

    static SmtpConfig config(int port) {
        return new SmtpConfig("127.0.0.1", port, null, null, "webchat@relay.example", SmtpSecurity.AUTO);
    }

    static MailServer server(int port) {
        return new MailServer(config(port), null, Clock.systemUTC());
    }
}
