package dev.mitosis.scan.redact;

import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Finds credentials by their form, wherever somebody has put them: in a tag, a description, an address. This is the
 * second line of defence, behind the places that are declared to be secret.
 */
final class SecretForms {
    private final List<SecretForm> forms;
    private final Pattern name;
    private final Pattern reference;
    private final EncodedSecrets encoded;
    private final Predicate<String> known;

    /**
     * Finds what these rules say.
     *
     * @param known tells the names of resources, which stay: a variable {@code DB_SECRET} may hold the name of a secret
     */
    SecretForms(RedactionRules rules, Predicate<String> known) {
        this.forms = rules.rows(RedactionTable.FORMS).stream()
                .map(row -> SecretForm.of(row, rules))
                .toList();
        this.name = Pattern.compile("(?i).*" + rules.anyOf(RedactionTable.NAMES, "pattern"));
        this.reference = Pattern.compile("(?i)\\s*" + rules.anyOf(RedactionTable.REFERENCES, "pattern") + ".*");
        this.known = rules.has(RedactionStep.KNOWN_NAME) ? known : word -> false;
        this.encoded = new EncodedSecrets(rules, text -> !hide(text).equals(text), this.known);
    }

    /** The text with {@code ***} in the place of whatever has the form of a credential. */
    String hide(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String shown = text;
        for (SecretForm form : forms) {
            shown = form.hide(shown, lower, known);
        }
        return encoded.hide(shown);
    }

    /** The value of a tag or of another pair, hidden where its name says what it is. */
    String hide(String called, String value) {
        boolean secret =
                name.matcher(called).matches() && !reference.matcher(value).matches() && !known.test(value);
        return secret ? TextRedactor.MASK : hide(value);
    }
}
