package io.webchat.adapter.rest.http;

import io.webchat.adapter.rest.EdgeConfig;
import jakarta.inject.Inject;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The address under which people reach the relay: the configured one; else what a trusted proxy says that the caller
 * addressed; else the address that the relay listens on. The Host header, which anybody can make up, has no part in it.
 */
public final class PublicLinks {
    private final @Nullable String configured;
    private volatile String listening = "";

    @Inject
    public PublicLinks(EdgeConfig config) {
        URI url = config.publicUrl();
        this.configured = url == null ? null : url.toString().replaceAll("/+$", "");
    }

    /** Called by the server when it listens. */
    public void listening(URI base) {
        listening = base.toString().replaceAll("/+$", "");
    }

    /** Without a slash at its end. */
    public String base(ClientAddress caller) {
        if (configured != null) {
            return configured;
        }
        String host = caller.forwardedHost();
        String proto = caller.forwardedProto();
        return host == null ? listening : (proto == null ? "http" : proto) + "://" + host;
    }

    /** The scheme, host and port of the configured address, as browsers send it in Origin; null without one. */
    public @Nullable String origin() {
        if (configured == null) {
            return null;
        }
        URI url = URI.create(configured);
        String authority = url.getRawAuthority();
        String usualPort = "https".equalsIgnoreCase(url.getScheme()) ? ":443" : ":80";
        String shown = authority.endsWith(usualPort)
                ? authority.substring(0, authority.length() - usualPort.length())
                : authority;
        return (url.getScheme() + "://" + shown).toLowerCase(java.util.Locale.ROOT);
    }
}
