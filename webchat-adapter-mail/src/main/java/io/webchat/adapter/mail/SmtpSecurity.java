package io.webchat.adapter.mail;

/** How the connection to the mail server is protected. */
public enum SmtpSecurity {
    /** TLS on port 465, STARTTLS elsewhere; plain only to this machine itself. */
    AUTO,
    STARTTLS,
    TLS,
    NONE
}
