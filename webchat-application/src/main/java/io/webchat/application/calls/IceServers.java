package io.webchat.application.calls;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.identity.SignedIn;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Tells browsers where STUN and TURN are, with credentials that a TURN server checks by the shared secret. */
public final class IceServers {
    /** How long a credential is good: longer than a call is set up, shorter than it is worth stealing. */
    public static final Duration LIFE = Duration.ofHours(1);

    /** One entry as a browser's RTCPeerConnection takes it; the two last are null for STUN. */
    public record Server(
            List<String> urls,
            @Nullable String username,
            @Nullable String credential) {}

    private final IceConfig config;
    private final Clock clock;

    @Inject
    IceServers(IceConfig config, Clock clock) {
        this.config = config;
        this.clock = clock;
    }

    public List<Server> of(SignedIn caller) {
        List<Server> servers = new ArrayList<>();
        if (!config.stunUrls().isEmpty()) {
            servers.add(new Server(config.stunUrls(), null, null));
        }
        if (!config.turnUrls().isEmpty() && config.turnSecret() != null) {
            // The REST scheme that coturn calls use-auth-secret: "expiry:user", and its HMAC-SHA1.
            String username = clock.instant().plus(LIFE).getEpochSecond() + ":"
                    + caller.account().address();
            servers.add(new Server(config.turnUrls(), username, sign(config.turnSecret(), username)));
        }
        return servers;
    }

    private static String sign(String secret, String username) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(username.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA1", e);
        }
    }
}
