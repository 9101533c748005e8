package dev.mitosis.aws;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.auth.credentials.AwsCredentials;

/**
 * Which source of credentials won.
 *
 * @param name for people, for example {@code environment variables}
 * @param key the access key's id, of which only the ends are readable
 */
public record CredentialSource(String name, String key) {
    private static final int READABLE = 4;
    private static final String HIDDEN = "****";

    /** The letters by which the SDK notes in its user agent header where credentials came from. */
    private static final Map<Character, String> SOURCES = Map.ofEntries(
            Map.entry('e', "program code"),
            Map.entry('f', "Java system properties"),
            Map.entry('g', "environment variables"),
            Map.entry('h', "web identity token of the environment"),
            Map.entry('i', "assumed role"),
            Map.entry('j', "assumed role with SAML"),
            Map.entry('k', "assumed role with web identity"),
            Map.entry('m', "session token"),
            Map.entry('n', "keys of the profile"),
            Map.entry('o', "source profile"),
            Map.entry('p', "credential source of the profile"),
            Map.entry('q', "web identity token of the profile"),
            Map.entry('r', "single sign-on session of the profile"),
            Map.entry('s', "single sign-on"),
            Map.entry('t', "single sign-on of the profile"),
            Map.entry('u', "single sign-on"),
            Map.entry('v', "credential process of the profile"),
            Map.entry('w', "credential process"),
            Map.entry('z', "container's credential endpoint"),
            Map.entry('0', "instance's metadata service"));

    static CredentialSource of(AwsSettings settings, AwsCredentials credentials) {
        Set<String> names = new LinkedHashSet<>();
        if (settings.profile() != null) {
            names.add("profile " + settings.profile());
        }
        for (char letter : credentials.providerName().orElse("").toCharArray()) {
            if (SOURCES.containsKey(letter)) {
                names.add(SOURCES.get(letter));
            }
        }
        if (settings.roleArn() != null) {
            names.add(settings.roleArn());
        }
        String name = names.isEmpty() ? "a source that the SDK does not name" : String.join(", ", names);
        return new CredentialSource(
                settings.mfaSerial() == null ? name : name + ", with MFA", redacted(credentials.accessKeyId()));
    }

    private static String redacted(String key) {
        return key.length() < 4 * READABLE
                ? HIDDEN
                : key.substring(0, READABLE) + HIDDEN + key.substring(key.length() - READABLE);
    }
}
