package dev.mitosis.report.table;

import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Texts out of values, the same in every table. */
final class Words {
    private Words() {}

    static String reasons(List<Reason> reasons) {
        return reasons.stream().map(Reason::text).distinct().collect(Collectors.joining(" "));
    }

    static String rules(List<Reason> reasons) {
        return reasons.stream().map(Reason::rule).distinct().collect(Collectors.joining(", "));
    }

    static String list(List<String> words) {
        return String.join(", ", words);
    }

    static String tags(Map<String, String> tags) {
        return new TreeMap<>(tags)
                .entrySet().stream()
                        .map(tag -> tag.getKey() + "=" + tag.getValue())
                        .collect(Collectors.joining("; "));
    }

    static String yes(boolean flag) {
        return flag ? "yes" : "";
    }
}
