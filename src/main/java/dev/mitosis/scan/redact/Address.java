package dev.mitosis.scan.redact;

import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What follows the scheme of an address, as far as it can be told from a password.
 *
 * @param user whether something stands before the host
 * @param host empty where it is not sure which part is the host
 * @param port with its colon, or empty
 * @param path from the first slash, question or number sign
 * @param length how much of the text belongs to the address
 */
record Address(boolean user, String host, String port, String path, int length) {
    private static final String ENDS = "/?#;";
    private static final Pattern AUTHORITY =
            Pattern.compile("(?<host>[a-zA-Z0-9](?:[a-zA-Z0-9_.-]*[a-zA-Z0-9])?)(?<port>:\\d{1,5})?:?");

    /**
     * Reads an address.
     *
     * @param rest what follows the scheme
     * @param known tells the hosts that are known
     */
    static Address of(String rest, Predicate<String> known) {
        int end = end(rest, 0);
        int at = rest.lastIndexOf('@');
        if (at < end) {
            return from(at + 1, rest, host -> true);
        }
        // A password may hold what otherwise ends a host: only a host that is known is one.
        Address before = from(0, rest, known);
        return before.host().isEmpty() ? from(at + 1, rest, known) : before;
    }

    private static Address from(int start, String rest, Predicate<String> wanted) {
        int end = end(rest, start);
        Matcher authority = AUTHORITY.matcher(rest.substring(start, end));
        if (!authority.matches() || !wanted.test(authority.group("host"))) {
            return new Address(false, "", "", "", rest.length());
        }
        int semicolon = rest.indexOf(';', end);
        int length = semicolon == -1 ? rest.length() : semicolon;
        String port = authority.group("port") == null ? "" : authority.group("port");
        return new Address(start > 0, authority.group("host"), port, rest.substring(end, length), length);
    }

    private static int end(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (ENDS.indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return text.length();
    }
}
