package dev.mitosis.scan.redact;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds secrets among runs of letters that base64 is made of: texts that hold one, and secret access keys of AWS. */
final class EncodedSecrets {
    private static final int SHORTEST = 16;
    private static final int KEY_LENGTH = 40;

    /** Of 39 steps in a random key 25 go from one class of characters to another, give or take 3; in words 13. */
    private static final int FEWEST_STEPS = 15;

    /**
     * The AWS CDK ends logical ids, and names made of them, with eight hexadecimal digits behind words. One random key
     * in 65,000 ends so, and one in ten million has as few steps before.
     */
    private static final Pattern LOGICAL_ID = Pattern.compile("(?<words>[A-Z][A-Za-z0-9]{31})[0-9A-F]{8}");

    private static final Pattern ARN = Pattern.compile("\\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\\d*:$");
    private static final Pattern KIND = Pattern.compile("[a-z]+/");

    private static final Pattern RUN =
            Pattern.compile("(?<![A-Za-z0-9+/=])[A-Za-z0-9+/]{" + SHORTEST + ",}+={0,2}+(?![A-Za-z0-9+/=])");

    private final RedactionRules rules;
    private final Predicate<String> secret;
    private final Predicate<String> known;

    /**
     * Finds such runs.
     *
     * @param secret tells whether a decoded text holds one
     * @param known tells the names of resources, which stay
     */
    EncodedSecrets(RedactionRules rules, Predicate<String> secret, Predicate<String> known) {
        this.rules = rules;
        this.secret = secret;
        this.known = known;
    }

    /** The text with {@code ***} in the place of such runs. */
    String hide(String text) {
        if (text.length() < SHORTEST) {
            return text;
        }
        Matcher runs = RUN.matcher(text);
        StringBuilder shown = new StringBuilder();
        int shownTo = 0;
        while (runs.find()) {
            if (!known.test(runs.group())
                    && ((isKey(runs.group()) && !isResourceOf(text.substring(0, runs.start()), runs.group()))
                            || holds(runs.group()))) {
                shown.append(text, shownTo, runs.start()).append(TextRedactor.MASK);
                shownTo = runs.end();
            }
        }
        return shownTo == 0 ? text : shown.append(text, shownTo, text.length()).toString();
    }

    /** The last part of an ARN is a kind and a name, and may have as many letters as a key. */
    private static boolean isResourceOf(String before, String run) {
        return ARN.matcher(before).find() && KIND.matcher(run).lookingAt();
    }

    private boolean isKey(String run) {
        if (!rules.has(RedactionStep.SECRET_ACCESS_KEY) || run.length() != KEY_LENGTH) {
            return false;
        }
        Matcher logical = LOGICAL_ID.matcher(run);
        return steps(logical.matches() ? logical.group("words") : run) >= FEWEST_STEPS
                && run.chars().anyMatch(Character::isDigit)
                && run.chars().anyMatch(Character::isUpperCase)
                && run.chars().anyMatch(Character::isLowerCase);
    }

    private static int steps(String run) {
        int steps = 0;
        for (int i = 1; i < run.length(); i++) {
            steps += kind(run.charAt(i)) == kind(run.charAt(i - 1)) ? 0 : 1;
        }
        return steps;
    }

    private static int kind(char letter) {
        if (Character.isDigit(letter)) {
            return 0;
        }
        if (Character.isLetter(letter)) {
            return Character.isUpperCase(letter) ? 1 : 2;
        }
        return 3;
    }

    private boolean holds(String run) {
        if (!rules.has(RedactionStep.ENCODED_TEXT)) {
            return false;
        }
        byte[] bytes;
        try {
            bytes = Base64.getDecoder().decode(run);
        } catch (IllegalArgumentException e) {
            return false;
        }
        for (byte one : bytes) {
            if (one < ' ' && one != '\n' && one != '\r' && one != '\t') {
                return false;
            }
        }
        return secret.test(new String(bytes, StandardCharsets.US_ASCII));
    }
}
