package dev.mitosis.target.name;

import dev.mitosis.io.TsvTable;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the parts of an ARN that AWS gives from those that people choose: the rows of {@code assigned-ids.tsv}. */
final class AssignedIds {
    private static final String FILE = "assigned-ids.tsv";
    private static final Pattern GIVEN = Pattern.compile(
            "[a-z]+(-[a-z]+)*-[0-9a-f]{8}([0-9a-f]{9})?" + "|[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[0-9a-f]{16,}");
    private static final Pattern SUFFIXED = Pattern.compile("(.*-)([A-Za-z0-9]{6})");
    private static final String SECRET = "AWS::SecretsManager::Secret";

    private final Set<String> types = new HashSet<>();

    static AssignedIds load() {
        AssignedIds ids = new AssignedIds();
        TsvTable.load(AssignedIds.class, FILE, 2).forEach(row -> ids.types.add(row.cell(0)));
        return ids;
    }

    /** Whether AWS gave this part of the ARN of a thing that has the type and the id. */
    boolean isGiven(String part, String type, String id) {
        if (GIVEN.matcher(part).matches()) {
            return true;
        }
        String last = id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1);
        return types.contains(type) && part.equals(last) && !type.equals(SECRET);
    }

    /** What people chose of a part that AWS only lengthens; the whole where it does not. */
    static String chosen(String part, String type) {
        Matcher suffixed = SUFFIXED.matcher(part);
        return type.equals(SECRET) && suffixed.matches() ? suffixed.group(1) : part;
    }
}
