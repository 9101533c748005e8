package dev.mitosis.model.table;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The content of one cell. */
public sealed interface Value {
    /** Text as it came; every writer defuses it in the way its format needs. */
    record Text(String plain) implements Value {}

    record Amount(BigDecimal number) implements Value {
        @Override
        public String plain() {
            return number.toPlainString();
        }
    }

    record Day(LocalDate date) implements Value {
        @Override
        public String plain() {
            return date.toString();
        }
    }

    /** Leads to the row with this key in another table. */
    record Reference(String plain, String table, String key) implements Value {}

    /** Leads to a web address. */
    record Url(String plain, String url) implements Value {}

    /** Leads to a file of the plan, by its path below the folder of the artefacts. */
    record Artefact(String plain, String path) implements Value {}

    record Nothing() implements Value {
        @Override
        public String plain() {
            return "";
        }
    }

    /** The value as text, for formats that know no types. */
    String plain();

    /** Text, or nothing where there is none. */
    static Value text(@Nullable String text) {
        return text == null || text.isEmpty() ? new Nothing() : new Text(text);
    }

    /** A number, or nothing. */
    static Value number(@Nullable Number number) {
        return number == null ? new Nothing() : new Amount(new BigDecimal(number.toString()));
    }

    /** A web address where it is one, else plain text. */
    static Value url(@Nullable String url) {
        return url != null && isWebAddress(url) ? new Url(url, url) : text(url);
    }

    private static boolean isWebAddress(String text) {
        if (!text.startsWith("https://") && !text.startsWith("http://")) {
            return false;
        }
        try {
            return new URI(text).getHost() != null;
        } catch (URISyntaxException e) {
            return false;
        }
    }
}
