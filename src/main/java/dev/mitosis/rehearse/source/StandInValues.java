package dev.mitosis.rehearse.source;

import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.rehearse.gate.EmulatorCalls;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Values for what no snapshot holds: secrets, code, contents. */
final class StandInValues {
    /** Long enough for a password, and valid base64, too. */
    static final String ANY = "cmVoZWFyc2Vk";

    private static final String BUCKET = "mitosis-rehearsal-code-";
    private static final String KEY = "code.zip";
    private static final String ZONE = "zone ";
    /** Nobody has the private one. */
    private static final String PUBLIC_KEY =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQDqs9G0rZ7RbSV2b9qEiuCDuPlw0uC5zPjj8Uu4L7cHTFkHLEw3Gq"
                    + "WcMaUvz3kGycISbSCEe32nwC8CF9fknmbp2O5CEiP5BO7n0CLCyhs50qz5X52YqfahX2sfUZ23JvCwVOyWiEKxTttA"
                    + "xUbDnGTPKu2KT43njfmjD9Uxj00Cy1E0RjldJMA9iCj5tiulDkT7XLAmbTkELUrkTnWgXJYlIdBvqgptHXvipL9eFM"
                    + "Sbso5tf9e/eCnEhvN71Ja2ODC8ksoR5TAmCnja7ia5xiUF1vQSBW6hHFyXGREmLwwMw5cBExa8LUUuMbpGXlRs5vd0"
                    + "44TfA0EMb7Q2Ftm/Y/LJ rehearsal";

    private final String account;

    private final Renames renames;

    StandInValues(String account, Renames renames) {
        this.account = account;
        this.renames = renames;
    }

    /** Puts a program that does nothing where the code of functions is taken from; whether it was not there before. */
    boolean keep(EmulatorCalls calls) throws IOException {
        String bucket = "/" + BUCKET + account;
        if (calls.get(bucket + "/" + KEY).passed()) {
            return false;
        }
        calls.put(bucket, new byte[0]);
        calls.put(bucket + "/" + KEY, program());
        return true;
    }

    private static byte[] program() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("index.py", "index.js")) {
                ZipEntry entry = new ZipEntry(name);
                entry.setTime(0);
                zip.putNextEntry(entry);
                zip.write("# rehearsal\n".getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }

    /**
     * The value of a parameter that no other stack gives.
     *
     * @param old what the thing was called that it is of
     */
    String of(Parameter parameter, @Nullable String old) {
        String value = parameter.value();
        if (value != null) {
            return value;
        }
        String property = String.valueOf(parameter.property());
        return switch (parameter.source()) {
            case "active", "complete" -> "true";
            case "account" -> account;
            default -> property.equals("id") && old != null ? renames.in(old) : of(property, parameter.type());
        };
    }

    private String of(String property, String type) {
        if (property.startsWith(ZONE)) {
            return property.substring(ZONE.length());
        }
        if (property.endsWith("S3Bucket")) {
            return BUCKET + account;
        }
        if (property.endsWith("S3Key")) {
            return KEY;
        }
        if (property.endsWith("PublicKeyMaterial")) {
            return PUBLIC_KEY;
        }
        return type.equals("Number") ? "1" : ANY;
    }
}
