package dev.mitosis.target.name;

import dev.mitosis.io.Hashes;
import java.util.Locale;
import java.util.regex.Pattern;

/** The variables that stand for what nobody knows before it is made: ids of accounts and of resources. */
public final class Variables {
    private static final Pattern ORDINARY = Pattern.compile("[a-z0-9]+([-/.][a-z0-9]+)*");
    private static final Pattern NO_WORD = Pattern.compile("[^A-Z0-9]+");
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
        String words = NO_WORD.matcher(text.toUpperCase(Locale.ROOT)).replaceAll("_");
        boolean unambiguous = ORDINARY.matcher(text).matches() && text.indexOf('/') < 0 && text.indexOf('.') < 0;
        return unambiguous
                ? words
                : words + "_" + Hashes.ofText(text).substring(0, HASH).toUpperCase(Locale.ROOT);
    }
}
