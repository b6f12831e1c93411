package io.webchat.application.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.transaction.RelayRecord;
import io.webchat.domain.files.FileId;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The links that open a file without a session. Each carries the file's token: an HMAC-SHA256 of its id under the
 * relay's key, cut to 128 bits, so that no secret has to be stored or looked up for it.
 */
public final class FileLinks {
    private static final String ALGORITHM = "HmacSHA256";
    private static final String PURPOSE = "file-token:";
    private static final int TOKEN_BYTES = 16;

    private final RelayRecord relay;
    private final String base;

    @Inject
    FileLinks(RelayRecord relay, FilesConfig config) {
        this.relay = relay;
        this.base = config.linkBase();
    }

    /** Absolute when the relay knows its public address, else from its root on. */
    public String of(FileId file) {
        return base + file + "?token=" + token(file);
    }

    boolean opens(FileId file, String token) {
        return MessageDigest.isEqual(token(file).getBytes(UTF_8), token.getBytes(UTF_8));
    }

    private String token(FileId file) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(relay.key(), ALGORITHM));
            byte[] whole = mac.doFinal((PURPOSE + file).getBytes(UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(whole, TOKEN_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }
}
