package dev.mitosis.method.command;

import dev.mitosis.io.Json;
import dev.mitosis.io.text.Shell;
import java.util.Optional;
import java.util.regex.Pattern;

/** The syntax within an argument at the place of a value; each keeps the value one value. */
public enum Notation {
    /** In a remark for people. */
    REMARK {
        @Override
        Optional<String> encode(String value) {
            return Optional.of(value);
        }
    },
    /** The program takes the argument as it is; the AWS CLI would send a file in place of an address of one. */
    TEXT {
        @Override
        Optional<String> encode(String value) {
            return value.startsWith("file://") || value.startsWith("fileb://") ? Optional.empty() : held(value);
        }
    },
    /** Within a string of JSON. */
    JSON {
        @Override
        Optional<String> encode(String value) {
            String line = Json.line(value);
            return held(line.substring(1, line.length() - 1));
        }
    },
    /** Within a raw string of JMESPath, as in {@code --query}. */
    JMESPATH {
        @Override
        Optional<String> encode(String value) {
            // A backslash only escapes a quote, so one at the end would swallow the closing quote.
            return value.endsWith("\\") || value.contains("\\'") ? Optional.empty() : held(value.replace("'", "\\'"));
        }
    },
    /** Within a string of JSON between backquotes, which is a literal of JMESPath. */
    JMESPATH_LITERAL {
        @Override
        Optional<String> encode(String value) {
            return JSON.encode(value).map(text -> text.replace("`", "\\u0060"));
        }
    },
    /** A whole value of the AWS CLI's shorthand syntax, {@code Key=value,Key=value}. */
    SHORTHAND {
        @Override
        Optional<String> encode(String value) {
            return held(
                    WORD.matcher(value).matches()
                            ? value
                            : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"');
        }
    },
    /** A part of a value of the shorthand syntax, which has no escape there. */
    SHORTHAND_PART {
        @Override
        Optional<String> encode(String value) {
            return WORD.matcher(value).matches() ? Optional.of(value) : Optional.empty();
        }
    },
    /** A part of the name of a file, which must not lead to another folder. */
    FILE {
        @Override
        Optional<String> encode(String value) {
            return FILE_NAME.matcher(value).matches() ? Optional.of(value) : Optional.empty();
        }
    };

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_./:@+*%-]+( +[A-Za-z0-9_./:@+*%-]+)*");
    private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9._-]+");

    private static Optional<String> held(String value) {
        return Optional.of(value).filter(Shell::holds);
    }

    /** The value as it stands there; empty where the notation cannot hold it. */
    abstract Optional<String> encode(String value);
}
