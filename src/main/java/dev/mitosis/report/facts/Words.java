package dev.mitosis.report.facts;

import dev.mitosis.model.Reason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Texts out of values, the same in every table. */
public final class Words {
    private Words() {}

    /** The sentences of reasons, each once. */
    public static String reasons(List<Reason> reasons) {
        return reasons.stream().map(Reason::text).distinct().collect(Collectors.joining(" "));
    }

    /** The rules of reasons, each once. */
    public static String rules(List<Reason> reasons) {
        return reasons.stream().map(Reason::rule).distinct().collect(Collectors.joining(", "));
    }

    /** Words one after the other. */
    public static String list(List<String> words) {
        return String.join(", ", words);
    }

    /** The first of many words, and how many more there are. */
    public static String first(List<String> words, int shown) {
        String first = words.stream().limit(shown).collect(Collectors.joining(", "));
        return words.size() > shown ? first + " and " + (words.size() - shown) + " more" : first;
    }

    /** Money as people read it: {@code USD 1,234.50}. */
    public static String money(String currency, BigDecimal amount) {
        return currency + " " + String.format(Locale.ROOT, "%,.2f", amount);
    }

    /** A number of things as people read it: {@code 1,234 things}. */
    public static String count(long number, String thing) {
        return String.format(Locale.ROOT, "%,d %s%s", number, thing, number == 1 ? "" : "s");
    }

    /** Tags by key. */
    public static String tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("; "));
    }

    /** Yes, or nothing. */
    public static String yes(boolean flag) {
        return flag ? "yes" : "";
    }
}
