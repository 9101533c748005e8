package dev.mitosis.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.RandomEstates;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The diagram that GitHub draws, and what is done where it would not. */
class MermaidOverviewTest {
    private static final TargetDocument TARGET =
            RandomEstates.all().get(0).design().target();

    private static TargetDocument with(List<PlannedAccount> accounts) {
        return new TargetDocument(
                TARGET.formatVersion(),
                TARGET.tool(),
                TARGET.account(),
                TARGET.snapshotId(),
                TARGET.inputs(),
                accounts,
                TARGET.units(),
                List.of(),
                TARGET.edges(),
                TARGET.names(),
                TARGET.dns(),
                TARGET.addresses(),
                TARGET.identities(),
                TARGET.users(),
                TARGET.grants(),
                TARGET.access(),
                TARGET.organization(),
                TARGET.delivery(),
                TARGET.observability(),
                TARGET.questions(),
                TARGET.networks(),
                TARGET.connections(),
                TARGET.choices(),
                TARGET.stacks(),
                TARGET.findings());
    }

    private static List<PlannedAccount> accounts(int count, int units) {
        return IntStream.range(0, count)
                .mapToObj(i -> new PlannedAccount(
                        "account-with-a-name-of-some-length-" + i,
                        "A" + i,
                        null,
                        "Unit " + i % units,
                        "workload",
                        null,
                        false))
                .toList();
    }

    @Test
    void each_account_has_a_box_and_pairs_are_joined_once_with_a_count() {
        String diagram = MermaidOverview.of(TARGET);

        TARGET.accounts().forEach(account -> assertThat(diagram).contains("[\"" + account.name() + "<br/>"));
        assertThat(diagram.lines().filter(line -> line.contains("-->")))
                .doesNotHaveDuplicates()
                .allSatisfy(line -> assertThat(line).matches("  n\\d+ -->\\|\\d+\\| n\\d+"));
    }

    @Test
    void what_is_too_much_for_github_is_folded_and_says_so() {
        String folded = MermaidOverview.of(with(accounts(2_000, 7)));

        assertThat(folded).startsWith("Accounts are folded").hasSizeLessThan(MermaidOverview.MAX_CHARACTERS);
        assertThat(MermaidOverview.of(with(accounts(3_000, 3_000))))
                .startsWith("There are too many accounts for a diagram, 3000;");
    }

    @Test
    void a_name_cannot_leave_its_label() {
        PlannedAccount hostile = new PlannedAccount("x\"] --> evil\n", "X", null, "Root", "workload", null, false);

        assertThat(MermaidOverview.of(with(List.of(hostile)))).contains("[\"x?? --? evil?<br/>0 things\"]");
    }
}
