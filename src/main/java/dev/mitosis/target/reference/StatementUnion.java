package dev.mitosis.target.reference;

import dev.mitosis.model.target.PlannedStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The statements of one policy that says what two say; each has an id of its own, as IAM wants it. */
final class StatementUnion {
    private StatementUnion() {}

    static List<PlannedStatement> of(List<PlannedStatement> one, List<PlannedStatement> other) {
        List<PlannedStatement> all = new ArrayList<>(one);
        for (PlannedStatement statement : other) {
            if (all.stream()
                    .anyMatch(known ->
                            with(known, statement.sid(), known.actions()).equals(statement))) {
                continue;
            }
            int same = indexOf(
                    all, known -> with(known, known.sid(), statement.actions()).equals(statement));
            if (same >= 0 && !statement.actions().isEmpty()) {
                TreeSet<String> actions = new TreeSet<>(all.get(same).actions());
                actions.addAll(statement.actions());
                all.set(same, with(statement, statement.sid(), List.copyOf(actions)));
            } else {
                all.add(with(statement, freeSid(all, statement.sid()), statement.actions()));
            }
        }
        return List.copyOf(all);
    }

    private static int indexOf(List<PlannedStatement> all, Predicate<PlannedStatement> wanted) {
        for (int i = 0; i < all.size(); i++) {
            if (wanted.test(all.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static String freeSid(List<PlannedStatement> all, String sid) {
        String free = sid;
        for (int number = 2; isTaken(all, free); number++) {
            free = sid + "Also" + number;
        }
        return free;
    }

    private static boolean isTaken(List<PlannedStatement> all, String sid) {
        return all.stream().anyMatch(statement -> statement.sid().equals(sid));
    }

    private static PlannedStatement with(PlannedStatement statement, String sid, List<String> actions) {
        return new PlannedStatement(
                sid,
                statement.effect(),
                statement.principals(),
                actions,
                statement.notActions(),
                statement.resources(),
                statement.conditions());
    }
}
