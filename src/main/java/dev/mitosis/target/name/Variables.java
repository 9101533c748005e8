package dev.mitosis.target.name;

import dev.mitosis.io.Hashes;
import java.util.Locale;

/** The variables that stand for what nobody knows before it is made: ids of accounts and of resources. */
public final class Variables {
    private static final int HASH = 8;

    private Variables() {}

    /** The variable of an account's id, without the braces: {@code ACCOUNT_CHECKOUT_DEV}. */
    public static String ofAccount(String account) {
        return "ACCOUNT_" + words(account);
    }

    /** The variable of the id that AWS gives to a planned thing: {@code ID_CHECKOUT_DEV_EC2_VPC_MAIN}. */
    public static String ofThing(String plannedId) {
        return "ID_" + words(plannedId);
    }

    /**
     * The variable of what AWS makes up for a planned thing to be reached under: {@code HOST_DEV_RDS_DBINSTANCE_MAIN}.
     *
     * @param number which of several, from 1
     */
    public static String ofHost(String plannedId, int number) {
        return "HOST_" + words(plannedId) + (number == 1 ? "" : "_" + number);
    }

    /** The reference to a variable, as texts hold it: <code>${NAME}</code>. */
    public static String reference(String variable) {
        return "${" + variable + "}";
    }

    /** Two texts never give the same words: those that lose a letter on the way get a hash of the whole. */
    private static String words(String text) {
        String upper = text.toUpperCase(Locale.ROOT);
        StringBuilder words = new StringBuilder(upper.length() + HASH + 1);
        for (int i = 0; i < upper.length(); i++) {
            char letter = upper.charAt(i);
            if (isIn(letter, 'A', 'Z') || isIn(letter, '0', '9')) {
                words.append(letter);
            } else if (words.isEmpty() || words.charAt(words.length() - 1) != '_') {
                words.append('_');
            }
        }
        if (!isOrdinary(text)) {
            words.append('_').append(Hashes.ofText(text).substring(0, HASH).toUpperCase(Locale.ROOT));
        }
        return words.toString();
    }

    /** Whether it is made of small letters and digits with single hyphens between them. */
    private static boolean isOrdinary(String text) {
        boolean letterBefore = false;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            boolean isLetter = isIn(letter, 'a', 'z') || isIn(letter, '0', '9');
            if (!isLetter && (letter != '-' || !letterBefore)) {
                return false;
            }
            letterBefore = isLetter;
        }
        return letterBefore;
    }

    private static boolean isIn(char letter, char first, char last) {
        return letter >= first && letter <= last;
    }
}
