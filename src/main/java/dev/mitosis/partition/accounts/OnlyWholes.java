package dev.mitosis.partition.accounts;

import dev.mitosis.io.TsvTable;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Subject;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a subject has to be in one account with: the only thing that it is part of, unless each account can have one of
 * its own of that (the rows of {@code own-wholes.tsv}, and what AWS makes in every account).
 */
final class OnlyWholes {
    private static final String FILE = "own-wholes.tsv";

    private final AccountGraph graph;
    private final Set<String> own = new HashSet<>();

    OnlyWholes(AccountGraph graph) {
        this.graph = graph;
        TsvTable.loadNamed(OnlyWholes.class, FILE).forEach(row -> own.add(row.get("type")));
    }

    /** The whole; empty where it is free. */
    Optional<Subject> of(Subject part) {
        List<Subject> wholes = graph.wholes(part);
        return wholes.stream()
                .filter(whole -> wholes.size() == 1)
                .filter(whole -> whole.standard() == null && !own.contains(whole.type()))
                .findFirst();
    }
}
