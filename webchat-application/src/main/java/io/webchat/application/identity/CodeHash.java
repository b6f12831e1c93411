package io.webchat.application.identity;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.transaction.RelayRecord;
import io.webchat.domain.identity.EmailAddress;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** HMAC-SHA256 of a login code under the relay's key, bound to its mailbox. */
final class CodeHash {
    private static final String ALGORITHM = "HmacSHA256";

    private final RelayRecord relay;

    @Inject
    CodeHash(RelayRecord relay) {
        this.relay = relay;
    }

    String of(EmailAddress email, String code) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(relay.key(), ALGORITHM));
            return HexFormat.of().formatHex(mac.doFinal((email + ":" + code).getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    boolean matches(String hash, EmailAddress email, String code) {
        return MessageDigest.isEqual(hash.getBytes(UTF_8), of(email, code).getBytes(UTF_8));
    }
}
