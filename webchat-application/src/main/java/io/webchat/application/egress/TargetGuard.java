package io.webchat.application.egress;

import io.webchat.domain.Refusal;
import io.webchat.domain.RefusalCode;
import io.webchat.domain.egress.AllowedHosts;
import io.webchat.domain.egress.HostName;
import io.webchat.domain.egress.PublicAddress;
import io.webchat.domain.egress.TargetUrl;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Keeps callers from having the relay call what only the relay can reach. Asked when an address is given, and by every
 * client before it connects; it then has to connect to one of the very addresses that were checked.
 */
public final class TargetGuard {
    private final AllowedHosts allowed;
    private final HostNames hostNames;

    @Inject
    public TargetGuard(AllowedHosts allowed, HostNames hostNames) {
        this.allowed = allowed;
        this.hostNames = hostNames;
    }

    /**
     * Holds that the address may be called as far as can be told now: a name that doesn't resolve yet passes.
     *
     * @throws Refusal {@code target_forbidden}, naming {@code field}
     */
    public void requireAllowed(String field, TargetUrl url) {
        if (!allowed.include(url.host()) && HostName.loopback(url.host())) {
            throw notPublic(field);
        }
        try {
            if (!allows(url.host(), hostNames.addresses(url.host()))) {
                throw notPublic(field);
            }
        } catch (UnknownHostException e) {
            // It is asked for again before each call.
        }
    }

    private static Refusal notPublic(String field) {
        return Refusal.field(
                RefusalCode.TARGET_FORBIDDEN,
                field,
                "not_public",
                "Give an address on the public internet, or ask the operator to name the host in"
                        + " WEBCHAT_CALLBACK_ALLOWED_HOSTS.");
    }

    /**
     * The addresses of the host, each of which may be connected to.
     *
     * @throws Refusal {@code target_forbidden} when one of them may not: a name that leads to both is a trick
     */
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        List<InetAddress> addresses = hostNames.addresses(host);
        if (!allows(host, addresses)) {
            throw Refusal.of(RefusalCode.TARGET_FORBIDDEN, "The host's name leads to where the relay may not call.");
        }
        return addresses;
    }

    private boolean allows(String host, List<InetAddress> addresses) {
        return allowed.include(host)
                || (!HostName.loopback(host)
                        && addresses.stream()
                                .allMatch(address -> PublicAddress.test(address) || allowed.include(address)));
    }
}
