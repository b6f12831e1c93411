package io.webchat.application.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.webchat.application.transaction.RelayRecord;
import io.webchat.domain.messaging.IdempotencyKey;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encrypts answers under the sender's idempotency key, mixed with the relay's own key: who reads the database alone
 * reads no answer, as long as the sender's key can't be guessed.
 */
final class AnswerCipher {
    private static final String MAC = "HmacSHA256";
    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final RelayRecord relay;
    private final SecureRandom random;

    @Inject
    AnswerCipher(RelayRecord relay, SecureRandom random) {
        this.relay = relay;
        this.random = random;
    }

    String keyHash(IdempotencyKey key) {
        return HexFormat.of().formatHex(mac("idempotency-key:" + key.value()));
    }

    static String contentHash(String content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    String encrypt(IdempotencyKey key, String answer) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        byte[] encrypted = crypt(Cipher.ENCRYPT_MODE, key, nonce, answer.getBytes(UTF_8));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(nonce.length + encrypted.length)
                        .put(nonce)
                        .put(encrypted)
                        .array());
    }

    String decrypt(IdempotencyKey key, String kept) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(kept));
        byte[] nonce = new byte[NONCE_BYTES];
        bytes.get(nonce);
        byte[] encrypted = new byte[bytes.remaining()];
        bytes.get(encrypted);
        return new String(crypt(Cipher.DECRYPT_MODE, key, nonce, encrypted), UTF_8);
    }

    private byte[] crypt(int mode, IdempotencyKey key, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance(CIPHER);
            cipher.init(
                    mode,
                    new SecretKeySpec(mac("idempotency-answer:" + key.value()), "AES"),
                    new GCMParameterSpec(TAG_BITS, nonce));
            return cipher.doFinal(text);
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private byte[] mac(String text) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(new SecretKeySpec(relay.key(), MAC));
            return mac.doFinal(text.getBytes(UTF_8));
        } catch (GeneralSecurityException e) {
            throw unavailable(e);
        }
    }

    private static IllegalStateException unavailable(GeneralSecurityException e) {
        return new IllegalStateException("an answer can't be encrypted or decrypted", e);
    }
}
