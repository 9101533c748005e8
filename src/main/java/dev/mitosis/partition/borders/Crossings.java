package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Crossing;
import dev.mitosis.model.Role;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.TypePattern;
import java.util.ArrayList;
import java.util.List;

/** Lists the dependencies whose two ends go to different accounts, and how each is kept alive. */
public final class Crossings {
    private record Resolution(String kind, TypePattern from, TypePattern to, String resolution) {}

    private final List<Resolution> resolutions = Table.read(
            Crossings.class,
            "resolutions.tsv",
            row -> new Resolution(
                    row.get("kind"),
                    new TypePattern(row.get("from")),
                    new TypePattern(row.get("to")),
                    row.get("resolution")));

    /**
     * The crossings by (from, to, kind), as the edges of the graph are, of assignments in the order of the subjects;
     * dependencies of managed resources are their owners' business.
     */
    public List<Crossing> find(AccountGraph terrain, List<Assignment> assignments) {
        List<Crossing> crossings = new ArrayList<>();
        for (int subject = 0; subject < assignments.size(); subject++) {
            Assignment from = assignments.get(subject);
            if (isManaged(from)) {
                continue;
            }
            for (Tie link : terrain.out(subject)) {
                Assignment to = assignments.get(link.to());
                if (!isManaged(to) && !from.account().equals(to.account())) {
                    String how = resolution(link.kind().label(), from.type(), to.type());
                    crossings.add(new Crossing(from.id(), to.id(), link.kind(), from.account(), to.account(), how));
                }
            }
        }
        return List.copyOf(crossings);
    }

    private static boolean isManaged(Assignment assignment) {
        return assignment.role() == Role.MANAGED || assignment.role() == Role.ACCOUNT_SETTINGS;
    }

    private String resolution(String kind, String from, String to) {
        return resolutions.stream()
                .filter(row -> row.kind().equals("*") || row.kind().equals(kind))
                .filter(row -> row.from().matches(from) && row.to().matches(to))
                .findFirst()
                .map(Resolution::resolution)
                .orElseThrow(() -> new IllegalStateException("resolutions.tsv has no row for " + kind));
    }
}
