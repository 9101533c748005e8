package dev.mitosis.plan;

import dev.mitosis.io.Hashes;
import java.util.Locale;
import java.util.regex.Pattern;

/** The shell variable that holds the id of an account that does not exist yet: valid, and another for each name. */
final class AccountVariable {
    private static final Pattern ORDINARY = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");
    private static final int HASH = 16;
    private static final int LONGEST = 64;

    private AccountVariable() {}

    /** For example {@code SHOP_PROD_ACCOUNT_ID}. */
    static String of(String account) {
        String words = account.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]+", "_");
        // An ordinary name never gives two underscores in a row, so that no other name can claim its variable.
        String name = account.length() <= LONGEST && ORDINARY.matcher(account).matches()
                ? words
                : words.substring(0, Math.min(words.length(), LONGEST)).replaceAll("^_|_$", "") + "__"
                        + Hashes.ofText(account).substring(0, HASH).toUpperCase(Locale.ROOT);
        return (name.matches("[0-9].*") ? "_" : "") + name + "_ACCOUNT_ID";
    }
}
