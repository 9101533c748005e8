package dev.mitosis.target.form;

import dev.mitosis.io.Hashes;
import java.util.regex.Pattern;

/**
 * What things are called in templates: letters and digits, the same in every plan, and two for no two things of an
 * account. They depend on the thing alone, so that a new one renames no other.
 */
public final class LogicalIds {
    private static final Pattern PLAIN = Pattern.compile("[a-z][a-z0-9]*(-[a-z][a-z0-9]*)*");
    private static final String AWS = "AWS::";
    private static final int HASH = 6;
    private static final int MOST = 80;

    private LogicalIds() {}

    private static boolean isFit(char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') || (letter >= '0' && letter <= '9');
    }

    /**
     * The logical id of a planned thing or part: its name and type, {@code CheckoutApiLambdaFunction}.
     *
     * @param id {@code account/service-type/name}
     * @param type its CloudFormation type
     */
    public static String of(String id, String type) {
        String[] steps = id.split("/", 3);
        String name = steps.length == 3 ? steps[2] : id;
        return words(name) + kind(type);
    }

    private static String kind(String type) {
        StringBuilder kind = new StringBuilder();
        for (int at = type.startsWith(AWS) ? AWS.length() : 0; at < type.length(); at++) {
            if (isFit(type.charAt(at))) {
                kind.append(type.charAt(at));
            }
        }
        return kind.toString();
    }

    /** A word for texts of any kind; two texts never give the same one. */
    public static String words(String text) {
        StringBuilder words = new StringBuilder();
        boolean begins = true;
        for (int at = 0; at < text.length(); at++) {
            char letter = text.charAt(at);
            if (isFit(letter)) {
                words.append(begins ? Character.toUpperCase(letter) : letter);
            }
            begins = !isFit(letter);
        }
        boolean plain = PLAIN.matcher(text).matches() && words.length() <= MOST;
        if (plain) {
            return words.toString();
        }
        String kept = words.substring(0, Math.min(words.length(), MOST));
        return (kept.isEmpty() || Character.isDigit(kept.charAt(0)) ? "X" + kept : kept)
                + Hashes.ofText(text).substring(0, HASH);
    }
}
