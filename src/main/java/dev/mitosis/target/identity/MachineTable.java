package dev.mitosis.target.identity;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.target.PlannedUser.UserFate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What names and uses tell of users that are machines: the rows of {@code machines.tsv}. */
final class MachineTable {
    private static final String FILE = "machines.tsv";

    /**
     * A row.
     *
     * @param where what its text is compared with
     */
    record Machine(Where where, String text, UserFate fate, String advice) {
        /** What a row looks at. */
        enum Where {
            NAME,
            SERVICE,
            PROGRAM
        }

        private boolean isOf(UserFacts user) {
            String name = user.name().toLowerCase(Locale.ROOT);
            return switch (where) {
                case NAME -> Arrays.asList(name.split("[^a-z0-9]+", -1)).contains(text);
                case PROGRAM -> name.startsWith(text);
                case SERVICE -> user.keys().stream().anyMatch(key -> text.equals(key.service()));
            };
        }
    }

    private final List<Machine> machines = new ArrayList<>();

    static MachineTable load() {
        MachineTable table = new MachineTable();
        for (TsvTable.TsvRow row : TsvTable.loadNamed(MachineTable.class, FILE)) {
            table.machines.add(new Machine(
                    Machine.Where.valueOf(row.get("where").toUpperCase(Locale.ROOT)),
                    row.get("text"),
                    UserFate.valueOf(row.get("fate").toUpperCase(Locale.ROOT)),
                    row.get("advice")));
        }
        return table;
    }

    /** The first row that matches; null where none does. */
    @Nullable
    Machine of(UserFacts user) {
        return machines.stream()
                .filter(machine -> machine.isOf(user))
                .findFirst()
                .orElse(null);
    }
}
