package dev.mitosis.scan.redact;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds credentials by their form, wherever somebody has put them: in a tag, a description, an address. This is the
 * second line of defence, behind the places that are declared to be secret.
 */
final class SecretShapes {
    /**
     * One form.
     *
     * @param hints one of which every text of this form contains, in lower case; looked for first, because most texts
     *     have none
     * @param pattern the form; what its group {@code secret} matches is hidden
     */
    private record Shape(List<String> hints, Pattern pattern) {
        static Shape of(String hint, String regex) {
            return new Shape(List.of(hint), Pattern.compile(regex));
        }

        String hide(String text, String lower, Predicate<String> known) {
            if (hints.stream().noneMatch(lower::contains)) {
                return text;
            }
            Matcher found = pattern.matcher(text);
            StringBuilder shown = new StringBuilder();
            int copied = 0;
            while (found.find()) {
                if (!known.test(found.group("secret"))) {
                    shown.append(text, copied, found.start("secret")).append(TextRedactor.MASK);
                    copied = found.end("secret");
                }
            }
            return shown.append(text, copied, text.length()).toString();
        }
    }

    /** How the names of secrets end. */
    private static final String NAMES = "(?:password|passwd|passphrase|passwort|pwd|secret|token|credentials?|"
            + "authorization|connection[_. -]?string|api[_. -]?key|access[_. -]?key|private[_. -]?key|secret[_. -]?key)";

    private static final Pattern NAME = Pattern.compile("(?i).*" + NAMES);

    /** What stands in the place of a secret without being one: a reference, a placeholder, nothing. */
    private static final String REFERENCES = "arn:|\\$|\\{\\{|<|\\*{3}|true\\b|false\\b|null\\b|none\\b|yes\\b|no\\b";

    private static final Pattern REFERENCE = Pattern.compile("(?i)\\s*(?:" + REFERENCES + "|$).*");

    private static final String ASSIGNMENT = "(?i)(?<![a-z0-9:/._-])[a-z0-9_-]*" + NAMES + "[\"']?\\s*[=:]\\s*[\"']?(?!"
            + REFERENCES + "|[\\[{(])(?<secret>[^\\s\"',;&}\\])]{3,})";

    // Sources: the vendors' pages on the formats of their tokens; RFC 3986 3.2.1, RFC 7468, RFC 7519.
    private static final List<Shape> SHAPES = List.of(
            Shape.of("private key-----", "(?s)-----BEGIN [A-Z ]*PRIVATE KEY-----(?<secret>.*?)(?:-----END|$)"),
            Shape.of("://", "://[^\\s/?#:@]*:(?<secret>[^\\s/?#@]+)@"),
            Shape.of("://", "://(?!APKA)(?=[^\\s/?#:@]*[0-9])(?<secret>[^\\s/?#:@]{16,})@"),
            new Shape(
                    List.of("%3a", "%253a"),
                    Pattern.compile(
                            "(?i)%(?:25){0,3}3a%(?:25){0,3}2f%(?:25){0,3}2f[^\\s%]{0,80}%(?:25){0,3}3a(?<secret>\\S{1,200}?)%(?:25){0,3}40")),
            Shape.of("bearer", "(?i)\\bbearer\\s+(?=\\S*[0-9])(?<secret>[A-Za-z0-9._~+/=-]{8,})"),
            Shape.of("basic", "(?i)\\bbasic\\s+(?=\\S*[0-9=])(?<secret>[A-Za-z0-9+/]{8,}={0,2})"),
            Shape.of("jdbc:oracle:", "jdbc:oracle:[a-z]+:[^/\\s]+/(?<secret>[^@\\s]+)@"),
            Shape.of("da2-", "\\b(?<secret>da2-[a-z0-9]{26})\\b"),
            Shape.of("gh", "\\b(?<secret>gh[oprsu]_[A-Za-z0-9]{36,})"),
            Shape.of("github_pat_", "\\b(?<secret>github_pat_[A-Za-z0-9_]{22,})"),
            Shape.of("glpat-", "\\b(?<secret>glpat-[A-Za-z0-9_-]{20,})"),
            Shape.of("xox", "\\b(?<secret>xox[a-z]-[A-Za-z0-9-]{10,})"),
            Shape.of("hooks.slack.com/", "hooks\\.slack\\.com/[a-z]+/(?<secret>[A-Za-z0-9/_+-]+)"),
            Shape.of("k_", "\\b(?<secret>[rs]k_(?:live|test)_[A-Za-z0-9]{16,})"),
            Shape.of("aiza", "\\b(?<secret>AIza[A-Za-z0-9_-]{35})"),
            Shape.of("sg.", "\\b(?<secret>SG\\.[A-Za-z0-9_-]{16,}\\.[A-Za-z0-9_-]{16,})"),
            Shape.of("npm_", "\\b(?<secret>npm_[A-Za-z0-9]{36})"),
            Shape.of("eyj", "\\b(?<secret>eyJ[A-Za-z0-9_-]{8,}\\.eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]*)"),
            new Shape(List.of("pass", "pwd", "secret", "token", "credential", "key"), Pattern.compile(ASSIGNMENT)));

    private SecretShapes() {}

    /**
     * The text with {@code ***} in the place of whatever has the form of a credential.
     *
     * @param known tells the names of resources, which stay: a variable {@code DB_SECRET} may hold the name of a secret
     */
    static String hide(String text, Predicate<String> known) {
        String lower = text.toLowerCase(Locale.ROOT);
        String shown = text;
        for (Shape shape : SHAPES) {
            shown = shape.hide(shown, lower, known);
        }
        return EncodedSecrets.hide(shown, decoded -> !hide(decoded, known).equals(decoded), known);
    }

    /** The value of a tag or of another pair, hidden where its name says what it is. */
    static String hide(String name, String value, Predicate<String> known) {
        boolean secret =
                NAME.matcher(name).matches() && !REFERENCE.matcher(value).matches() && !known.test(value);
        return secret ? TextRedactor.MASK : hide(value, known);
    }
}
