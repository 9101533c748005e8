package dev.mitosis.scan.sdk;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the SDK's generator names classes and methods after the operations of an API. */
final class JavaNames {
    /**
     * A word: an acronym up to the next capitalised word, or a capitalised word, or digits with what belongs to them.
     */
    private static final Pattern WORD = Pattern.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+");

    private JavaNames() {}

    /** {@code DescribeDbInstances} for {@code DescribeDBInstances}. */
    static String classStem(String operation) {
        StringBuilder name = new StringBuilder();
        Matcher words = WORD.matcher(operation);
        while (words.find()) {
            String word = words.group();
            name.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }

    /** {@code describeDBInstances} for {@code DescribeDBInstances}. */
    static String method(String operation) {
        return operation.substring(0, 1).toLowerCase(Locale.ROOT) + operation.substring(1);
    }
}
