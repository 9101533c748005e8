package dev.mitosis.scan.redact;

import dev.mitosis.io.TsvTable.TsvRow;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One form that credentials have.
 *
 * @param hints one of which every text of this form contains, in lower case
 * @param pattern the form; what its group {@code secret} matches is hidden
 */
record SecretForm(List<String> hints, Pattern pattern) {
    static SecretForm of(TsvRow row, RedactionRules rules) {
        List<String> hints = row.get("hints").equals("%hints%")
                ? rules.listed(RedactionTable.NAMES, "hint")
                : List.of(row.get("hints").split(",", -1));
        String pattern = row.get("pattern")
                .replace("%names%", rules.anyOf(RedactionTable.NAMES, "pattern"))
                .replace("%references%", rules.anyOf(RedactionTable.REFERENCES, "pattern"));
        return new SecretForm(hints, Pattern.compile(pattern));
    }

    /**
     * The text with {@code ***} in the place of the secrets of this form.
     *
     * @param lower the same text in lower case
     */
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
