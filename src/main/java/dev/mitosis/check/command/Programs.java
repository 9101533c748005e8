package dev.mitosis.check.command;

import dev.mitosis.io.TsvTable;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The programs that commands may call beside the AWS CLI, from {@code programs.tsv}. */
final class Programs {
    private static final Map<String, String> KINDS = load();
    private static final Set<String> VACUOUS = Set.of(":", "true", "echo", "printf", "exit", "set", "date", "sleep");

    private Programs() {}

    private static Map<String, String> load() {
        Map<String, String> kinds = new HashMap<>();
        TsvTable.loadNamed(Programs.class, "programs.tsv")
                .forEach(row -> kinds.put(row.get("program"), row.get("kind")));
        return kinds;
    }

    /** Whether the table has the program. */
    static boolean knows(String program) {
        return KINDS.containsKey(program);
    }

    /** Whether it can fail because of the state of the estate. */
    static boolean saysSomething(String program) {
        return !program.isEmpty() && !isVacuous(program);
    }

    /** Whether it says and does the same whatever the estate is like. */
    static boolean isVacuous(String program) {
        return VACUOUS.contains(program);
    }

    /** Whether it changes files of this machine. */
    static boolean changesFiles(String program) {
        return "files".equals(KINDS.get(program)) || removes(program);
    }

    /** Whether it removes files of this machine. */
    static boolean removes(String program) {
        return "removes".equals(KINDS.get(program));
    }

    /** Whether it carries content between places that its arguments name. */
    static boolean carries(String program) {
        return "carries".equals(KINDS.get(program));
    }
}
