package dev.mitosis.graph.relation;

import static dev.mitosis.graph.GraphFixture.graphOf;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.GraphFixture;
import dev.mitosis.model.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What records mention by an id and the snapshot lacks. */
class MissingIdsTest {
    private static final String GONE = "0123456789abcdef0";

    @ParameterizedTest
    @CsvSource({"vol-, true", "eni-, true", "ami-, false", "snap-, false"})
    void a_missing_id_is_a_finding_unless_it_may_be_anybodys(String prefix, boolean isFinding) {
        GraphFixture drawn = graphOf(a -> a.add("AWS::Some::Thing", "x", x -> x.set("/Any", prefix + GONE)));

        assertThat(drawn.neededBy("AWS::Some::Thing x")).containsExactly("external:dangling/" + prefix + GONE);
        assertThat(drawn.findings("graph.dangling")).hasSize(isFinding ? 1 : 0);
    }

    @Test
    void a_missing_id_says_what_may_have_become_of_it() {
        GraphFixture drawn = graphOf(a -> a.add("AWS::Some::Thing", "x", x -> x.set("/Any", "vol-" + GONE)));

        assertThat(drawn.findings("graph.dangling"))
                .extracting(Finding::text)
                .containsExactly("Nothing in the snapshot is vol-" + GONE
                        + ": it was deleted, is another account's, or the scan could not read it.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'Peer':{'OwnerId':'210987654321','VpcId':'vpc-0123456789abcdef0'}}",
                "{'OwnerId':'210987654321','Parts':[{'VpcId':'vpc-0123456789abcdef0'}]}",
                "{'Description':'made for vpc-0123456789abcdef0 by hand'}",
                "{'SnapshotOf':'vol-ffffffff'}",
            })
    void what_another_account_owns_and_what_a_text_only_tells_of_does_not_dangle(String record) {
        GraphFixture drawn = graphOf(a -> a.add("AWS::Some::Thing", "x", x -> x.json("/Record", record)));

        assertThat(drawn.neededBy("AWS::Some::Thing x")).noneMatch(id -> id.startsWith("external:dangling"));
    }

    @Test
    void an_id_that_several_have_is_ambiguous_and_does_not_dangle() {
        GraphFixture drawn = graphOf(a -> a.vpc("main")
                .add("AWS::EC2::SecurityGroup", "one", g -> g.set("/GroupId", "sg-" + GONE))
                .add("AWS::EC2::SecurityGroup", "two", g -> g.set("/GroupId", "sg-" + GONE))
                .add("AWS::Some::Thing", "x", x -> x.set("/Any", "sg-" + GONE)));

        assertThat(drawn.neededBy("AWS::Some::Thing x")).isEmpty();
    }
}
