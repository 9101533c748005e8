package dev.mitosis.partition;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.partition.atoms.Atoms;
import dev.mitosis.partition.borders.Couplings;
import dev.mitosis.partition.borders.Crossings;
import dev.mitosis.partition.environments.EnvironmentSpread;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Leftovers;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Ties;
import dev.mitosis.partition.shared.SharedResources;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class KnowledgeTest {
    private static final Set<String> RESOLUTIONS = Set.of(
            "cross-account-role",
            "resource-policy",
            "ram-share",
            "peering",
            "private-link",
            "replicate",
            "copy",
            "reissue",
            "repoint",
            "decouple-first");

    private static List<String> rows(Class<?> owner, String file, Function<TsvRow, String> key) {
        return TsvTable.loadNamed(owner, file).stream().map(key).toList();
    }

    @Test
    void every_knowledge_file_loads() {
        new GenericWords();
        new Leftovers();
        new Crossings();
        new SharedResources();
        assertThat(new Roles().of("AWS::Some::Thing").hub()).isFalse();
    }

    @Test
    void every_resolution_is_one_that_the_contract_names() {
        assertThat(RESOLUTIONS).containsAll(rows(Crossings.class, "resolutions.tsv", row -> row.get("resolution")));
    }

    @Test
    void no_row_stands_twice() {
        Function<TsvRow, String> ends = row -> row.get("kind") + " " + row.get("from") + " " + row.get("to");
        Function<TsvRow, String> type = row -> row.get("type");
        assertThat(rows(Crossings.class, "resolutions.tsv", ends)).doesNotHaveDuplicates();
        assertThat(rows(Ties.class, "affinity.tsv", ends)).doesNotHaveDuplicates();
        assertThat(rows(Couplings.class, "couplings.tsv", row -> row.get("kind") + " " + row.get("to")))
                .doesNotHaveDuplicates();
        assertThat(rows(Roles.class, "roles.tsv", type)).doesNotHaveDuplicates();
        assertThat(rows(SharedResources.class, "proposals.tsv", type)).doesNotHaveDuplicates();
        assertThat(rows(Atoms.class, "hosts.tsv", type)).doesNotHaveDuplicates();
        assertThat(rows(Atoms.class, "active.tsv", type)).doesNotHaveDuplicates();
        assertThat(rows(EnvironmentSpread.class, "guarded.tsv", type)).doesNotHaveDuplicates();
    }
}
