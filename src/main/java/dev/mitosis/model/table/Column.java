package dev.mitosis.model.table;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One column of a table.
 *
 * @param name unique in its table, lower case with underscores: the header in CSV and JSON
 * @param title the header that people read, with the unit
 * @param description what the values mean, in one sentence
 * @param width in characters
 * @param aside whether it is only for looking something up, and left out in print
 * @param input null where people do not fill it in
 */
public record Column<R>(
        String name,
        String title,
        String description,
        Kind kind,
        int width,
        boolean aside,
        @Nullable Input input,
        Function<R, Value> value) {

    /** Starts the description of a column. */
    public static Draft named(String name, String title, String description) {
        return new Draft(name, title, description, 16, false, null);
    }

    /** Describes a column up to its value. */
    public record Draft(
            String name,
            String title,
            String description,
            int width,
            boolean aside,
            @Nullable Input input) {

        /** Sets the width in characters. */
        public Draft wide(int characters) {
            return new Draft(name, title, description, characters, aside, input);
        }

        /** Leaves the column out in print. */
        public Draft notPrinted() {
            return new Draft(name, title, description, width, true, input);
        }

        /** Lets people choose from a list. */
        public Draft chosenFrom(String choices, String goesTo) {
            return new Draft(name, title, description, width, aside, new Input(choices, goesTo));
        }

        /** Lets people write. */
        public Draft filledIn(String goesTo) {
            return new Draft(name, title, description, width, aside, new Input(null, goesTo));
        }

        /** Ends with one line of text. */
        public <R> Column<R> text(Function<R, @Nullable String> value) {
            return as(Kind.TEXT, row -> Value.text(value.apply(row)));
        }

        /** Ends with sentences. */
        public <R> Column<R> prose(Function<R, @Nullable String> value) {
            return as(Kind.PROSE, row -> Value.text(value.apply(row)));
        }

        /** Ends with commands or identifiers. */
        public <R> Column<R> code(Function<R, @Nullable String> value) {
            return as(Kind.CODE, row -> Value.text(value.apply(row)));
        }

        /** Ends with a word that deserves a colour. */
        public <R> Column<R> status(Function<R, @Nullable String> value) {
            return as(Kind.STATUS, row -> Value.text(value.apply(row)));
        }

        /** Ends with a number of the kind. */
        public <R> Column<R> number(Kind kind, Function<R, @Nullable Number> value) {
            return as(kind, row -> Value.number(value.apply(row)));
        }

        /** Ends with a day. */
        public <R> Column<R> date(Function<R, @Nullable LocalDate> value) {
            return as(Kind.DATE, row -> {
                LocalDate date = value.apply(row);
                return date == null ? new Value.Nothing() : new Value.Day(date);
            });
        }

        /** Ends with a link, or with text where there is nothing to lead to. */
        public <R> Column<R> link(Function<R, Value> value) {
            return as(Kind.LINK, value);
        }

        /** Ends with values of any sort, formatted as the kind says where they are not links. */
        public <R> Column<R> mixed(Kind kind, Function<R, Value> value) {
            return as(kind, value);
        }

        private <R> Column<R> as(Kind kind, Function<R, Value> value) {
            return new Column<>(name, title, description, kind, width, aside, input, value);
        }
    }
}
