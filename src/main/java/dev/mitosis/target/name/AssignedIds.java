package dev.mitosis.target.name;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Arn;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the parts of an ARN that AWS gives from those that people choose: the rows of {@code assigned-ids.tsv}. */
final class AssignedIds {
    private static final String FILE = "assigned-ids.tsv";
    private static final Pattern GIVEN = Pattern.compile(
            "[a-z]+(-[a-z]+)*-[0-9a-f]{8}([0-9a-f]{9})?" + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}");
    private static final Pattern MADE_UP = Pattern.compile("(?=.*[0-9])[A-Z0-9]{10,32}");
    private static final Pattern STEP = Pattern.compile("/([^/ ]+)(?=[/ ]|$)");
    private static final Pattern KIND = Pattern.compile("^[a-z]+(-[a-z]+)*-(?=[0-9a-f]{8})");
    private static final Pattern UNIVERSAL = Pattern.compile("^[0-9a-f]{8}-[0-9a-f]{4}-");
    private static final Pattern SUFFIXED = Pattern.compile("(.*-)([A-Za-z0-9]{6})");
    private static final int HEX_AT_END = 8;
    private static final String SECRET = "AWS::SecretsManager::Secret";

    private final Set<String> types = new HashSet<>();

    static AssignedIds load() {
        AssignedIds ids = new AssignedIds();
        TsvTable.load(AssignedIds.class, FILE, 2).forEach(row -> ids.types.add(row.cell(0)));
        return ids;
    }

    /**
     * Whether AWS gave this part of the ARN of a thing that has the type, the id and the name. What is its name, too,
     * was chosen, unless it looks made up: some schemas call a name an id.
     */
    boolean isGiven(String part, String type, String id, String name) {
        if (isGivenForm(part)) {
            return true;
        }
        String last = Arn.last(id);
        return types.contains(type)
                && part.equals(last)
                && !type.equals(SECRET)
                && (!part.equals(name) || MADE_UP.matcher(part).matches());
    }

    /** Whether nobody chose the name. */
    static boolean looksGiven(String name) {
        return isGivenForm(name) || MADE_UP.matcher(name).matches();
    }

    /** Whether it has the form of an id; all of them end in hexadecimal digits, which few names do. */
    private static boolean isGivenForm(String text) {
        for (int i = Math.max(0, text.length() - HEX_AT_END); i < text.length(); i++) {
            char letter = text.charAt(i);
            if ((letter < '0' || letter > '9') && (letter < 'a' || letter > 'f')) {
                return false;
            }
        }
        return GIVEN.matcher(text).matches();
    }

    /** What of a given name says what kind of thing it is, with the hyphen: {@code eni-}; empty where nothing does. */
    static String kindOf(String given) {
        Matcher kind = KIND.matcher(given);
        return kind.find() && !UNIVERSAL.matcher(given).find() ? kind.group() : "";
    }

    /**
     * A name that begins with the ARN of another thing, without that ARN's front and the ids in it, which are not those
     * of what succeeds that thing; any other name as it is, and so is an ARN that is all of the name.
     */
    static String withoutGiven(String name, String arn) {
        if (!name.startsWith("arn:") || name.equals(arn)) {
            return name;
        }
        return STEP.matcher(name.substring(name.lastIndexOf(':') + 1))
                .replaceAll(step -> looksGiven(step.group(1)) ? "" : Matcher.quoteReplacement(step.group()));
    }

    /** What people chose of a part that AWS only lengthens; the whole where it does not. */
    static String chosen(String part, String type) {
        Matcher suffixed = SUFFIXED.matcher(part);
        return type.equals(SECRET) && suffixed.matches() ? suffixed.group(1) : part;
    }
}
