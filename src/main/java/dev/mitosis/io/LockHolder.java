package dev.mitosis.io;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who holds a lock, as the holder itself has written it down.
 *
 * @param command the command without its arguments, which may hold secrets
 * @param since when it began, in the form of {@link java.time.Instant}
 */
public record LockHolder(String command, long pid, String host, String since) {
    /** Only this form is shown to anybody: what else the file holds was torn, or written by somebody else. */
    private static final Pattern FORM = Pattern.compile(
            "(?<command>[a-z][a-z -]{0,60})\\npid (?<pid>\\d{1,18})\\nhost (?<host>[A-Za-z0-9._-]{1,253})"
                    + "\\nsince (?<since>[0-9TZ:.-]{1,40})\\n");

    String text() {
        return command + "\npid " + pid + "\nhost " + host + "\nsince " + since + "\n";
    }

    static Optional<LockHolder> parse(String text) {
        Matcher form = FORM.matcher(text);
        return form.matches()
                ? Optional.of(new LockHolder(
                        form.group("command"),
                        Long.parseLong(form.group("pid")),
                        form.group("host"),
                        form.group("since")))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "'" + command + "' (process " + pid + " on " + host + ", since " + since + ")";
    }
}
