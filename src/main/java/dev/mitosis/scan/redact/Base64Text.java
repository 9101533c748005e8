package dev.mitosis.scan.redact;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;

/** Text that travels as base64, sometimes compressed: user data. */
final class Base64Text {
    private static final int MOST_BYTES = 1 << 20;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final RedactionRules rules;

    Base64Text(RedactionRules rules) {
        this.rules = rules;
    }

    /** The text; what cannot be decoded is taken as it stands. */
    String decode(String encoded) {
        if (!rules.has(RedactionStep.BASE64)) {
            return encoded;
        }
        byte[] bytes;
        try {
            bytes = Base64.getMimeDecoder().decode(encoded);
        } catch (IllegalArgumentException e) {
            return encoded;
        }
        return new String(isCompressed(bytes) ? inflate(bytes) : bytes, StandardCharsets.UTF_8);
    }

    private boolean isCompressed(byte[] bytes) {
        return rules.has(RedactionStep.GZIP)
                && bytes.length > 2
                && (bytes[0] & 0xff) == GZIP_FIRST
                && (bytes[1] & 0xff) == GZIP_SECOND;
    }

    private static byte[] inflate(byte[] bytes) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readNBytes(MOST_BYTES);
        } catch (IOException e) {
            return bytes;
        }
    }
}
