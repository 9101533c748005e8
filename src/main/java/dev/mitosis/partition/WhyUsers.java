package dev.mitosis.partition;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Use;
import dev.mitosis.partition.WhyHereDocument.Users;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Tie;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Lists who uses something, through everything that stands between them, by context, environment and mode. */
final class WhyUsers {
    private final AccountGraph graph;
    private final List<Use> uses;
    private final Map<String, Assignment> rows;

    WhyUsers(AccountGraph graph, List<Use> uses, Map<String, Assignment> rows) {
        this.graph = graph;
        this.uses = uses;
        this.rows = rows;
    }

    private record Key(@Nullable String context, @Nullable String environment, String mode) {
        String text() {
            return Objects.toString(context, "") + "\n" + Objects.toString(environment, "") + "\n" + mode;
        }
    }

    /** The users of these subjects, without those that are among them. */
    List<Users> of(int[] members) {
        Set<String> own = new HashSet<>();
        Arrays.stream(members).forEach(member -> own.add(graph.subject(member).arn()));
        Map<String, Key> keys = new TreeMap<>();
        Map<String, Set<String>> users = new TreeMap<>();
        for (int member : members) {
            for (Tie tie : graph.in(member)) {
                note(graph.subject(tie.from()).arn(), mode(tie.kind()), own, keys, users);
            }
        }
        for (Use use : uses) {
            if (own.contains(use.hub())) {
                modes(use).forEach(mode -> note(use.user(), mode, own, keys, users));
            }
        }
        List<Users> all = new ArrayList<>();
        keys.forEach((text, key) -> all.add(new Users(
                key.context(), key.environment(), key.mode(), List.copyOf(users.getOrDefault(text, Set.of())))));
        return all;
    }

    private void note(
            String user, String mode, Set<String> own, Map<String, Key> keys, Map<String, Set<String>> users) {
        if (own.contains(user)) {
            return;
        }
        Assignment row = rows.get(user);
        Key key = new Key(row == null ? null : row.context(), row == null ? null : row.environment(), mode);
        keys.put(key.text(), key);
        users.computeIfAbsent(key.text(), unused -> new TreeSet<>()).add(user);
    }

    private static String mode(EdgeKind kind) {
        return switch (kind) {
            case READS -> Use.Mode.READ.label();
            case WRITES -> Use.Mode.WRITE.label();
            default -> kind.label();
        };
    }

    private static List<String> modes(Use use) {
        if (use.how() == Use.How.MAY_REACH) {
            return List.of(use.how().label());
        }
        return use.modes().isEmpty()
                ? List.of(use.how().label())
                : use.modes().stream().map(Use.Mode::label).toList();
    }
}
