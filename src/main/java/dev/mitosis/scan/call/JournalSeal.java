package dev.mitosis.scan.call;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes answers that may hold secrets unreadable in the journal: AES-GCM with a key derived from the caller's
 * credentials. Who has those may read the same from AWS; nobody else can read the file. With other credentials a sealed
 * answer stays closed and the question is asked again.
 */
public final class JournalSeal {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom nonces = new SecureRandom();

    /** A seal with a 256-bit key. */
    public JournalSeal(byte[] key) {
        this.key = new SecretKeySpec(key, "AES");
    }

    /** The answer as text that only the same key opens. */
    String close(ObjectNode answer) {
        byte[] nonce = new byte[NONCE_BYTES];
        nonces.nextBytes(nonce);
        try {
            byte[] sealed =
                    cipher(Cipher.ENCRYPT_MODE, nonce).doFinal(Json.line(answer).getBytes(StandardCharsets.UTF_8));
            ByteBuffer whole = ByteBuffer.allocate(NONCE_BYTES + sealed.length);
            return Base64.getEncoder()
                    .encodeToString(whole.put(nonce).put(sealed).array());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has AES-GCM", e);
        }
    }

    /** The answer, or empty where it was sealed with another key. */
    Optional<ObjectNode> open(String text) {
        try {
            ByteBuffer whole = ByteBuffer.wrap(Base64.getDecoder().decode(text));
            byte[] nonce = new byte[NONCE_BYTES];
            whole.get(nonce);
            byte[] sealed = new byte[whole.remaining()];
            whole.get(sealed);
            byte[] plain = cipher(Cipher.DECRYPT_MODE, nonce).doFinal(sealed);
            return Optional.of((ObjectNode) Json.mapper().readTree(plain));
        } catch (GeneralSecurityException | JacksonException | IllegalArgumentException | BufferUnderflowException e) {
            return Optional.empty(); // Also text that nobody has sealed.
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory does not fail", e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        return cipher;
    }
}
