package io.webchat.domain.identity;

import java.util.Set;

/**
 * Who may sign in, and who looks after the relay.
 *
 * @param open whether a mailbox that no list names may sign in; without it the lists alone decide
 * @param allowedEmails with {@code allowedDomains}, both empty: everybody, as far as {@code open} says
 */
public record AccessPolicy(
        boolean open,
        Set<EmailAddress> allowedEmails,
        Set<String> allowedDomains,
        Set<EmailAddress> adminEmails,
        Set<String> adminDomains) {
    public AccessPolicy {
        allowedEmails = Set.copyOf(allowedEmails);
        allowedDomains = Set.copyOf(allowedDomains);
        adminEmails = Set.copyOf(adminEmails);
        adminDomains = Set.copyOf(adminDomains);
    }

    /** Everybody may sign in and nobody is admin. */
    public static AccessPolicy everybody() {
        return new AccessPolicy(true, Set.of(), Set.of(), Set.of(), Set.of());
    }

    public boolean admits(EmailAddress email) {
        boolean listed = allowedEmails.contains(email) || allowedDomains.contains(email.domain());
        boolean noList = allowedEmails.isEmpty() && allowedDomains.isEmpty();
        return listed || admin(email) || (open && noList);
    }

    public boolean admin(EmailAddress email) {
        return adminEmails.contains(email) || adminDomains.contains(email.domain());
    }
}
