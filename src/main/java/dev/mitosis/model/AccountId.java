package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A twelve-digit AWS account id. */
public record AccountId(@JsonValue String value) implements Comparable<AccountId> {
    private static final Pattern DIGITS = Pattern.compile("\\d{12}");

    @JsonCreator
    public AccountId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("an AWS account id has twelve digits, got '" + value + "'");
        }
    }

    /** Tells whether the text has the form of an account id. */
    public static boolean isValid(String text) {
        return DIGITS.matcher(text).matches();
    }

    @Override
    public int compareTo(AccountId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
