package dev.mitosis.check.blackbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.blackbox.DocumentTrials.Said;
import dev.mitosis.check.mutation.PlannedSample;
import dev.mitosis.config.Workspace;
import dev.mitosis.io.TsvTable;
import dev.mitosis.sampling.Sampled;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What nobody had in mind who wrote the checker is found as well. An ordinary run tries some of it. */
class BlackBoxTest {
    private static final int PLACES = Sampled.thorough() ? Integer.getInteger("mitosis.places", 10) : 1;
    private static final int ORDINARY = 10;
    private static final Set<String> OPEN = TsvTable.loadNamed(BlackBoxTest.class, "open-document-damages.tsv").stream()
            .map(row -> row.get("damage"))
            .collect(Collectors.toSet());
    private static DocumentTrials trials;

    @TempDir
    private static Path folder;

    @BeforeAll
    static void the_sample_is_planned() throws IOException {
        trials = new DocumentTrials(PlannedSample.in(new Workspace(folder)));
    }

    /** A damage in one of the places that it could have. */
    record Try(DocumentDamage damage, int number) {
        @Override
        public String toString() {
            return damage.name() + " #" + number;
        }
    }

    static Stream<DocumentDamage> kinds() {
        return Stream.of(
                        CommandLineDamages.all(),
                        CallWordDamages.all(),
                        PlanRowDamages.all(),
                        EffectRowDamages.all(),
                        ArtefactTextDamages.all(),
                        TargetRowDamages.all())
                .flatMap(List::stream);
    }

    static List<Try> tries() {
        return Sampled.of(
                "damages to documents",
                kinds().flatMap(kind -> IntStream.range(0, PLACES).mapToObj(number -> new Try(kind, number)))
                        .toList(),
                ORDINARY);
    }

    @Test
    void there_are_thirty_kinds_and_more() {
        assertThat(kinds().map(DocumentDamage::name).distinct()).hasSizeGreaterThanOrEqualTo(30);
    }

    @Test
    void what_is_open_is_a_kind() {
        assertThat(kinds().map(DocumentDamage::name)).containsAll(OPEN);
    }

    @ParameterizedTest
    @MethodSource("tries")
    void something_is_said_of_a_damage(Try each) {
        Said said = trials.attempt(each.damage(), each.number());
        if (!said.where().isEmpty() && !OPEN.contains(each.damage().name())) {
            assertThat(said.messages()).as(() -> each + " at " + said.where()).isNotEmpty();
        }
    }
}
