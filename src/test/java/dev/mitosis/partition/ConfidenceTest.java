package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How sure a row is, by what its witnesses say. */
class ConfidenceTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String TABLE = "AWS::DynamoDB::Table";

    private final Fields fields = new Fields();

    @BeforeEach
    void two_applications_by_their_tags() {
        for (String app : new String[] {"shop", "desk"}) {
            for (int number = 1; number < 4; number++) {
                fields.add(FUNCTION, app + number, "app", app);
            }
        }
    }

    private double confidence(String name) {
        return row(fields.partition(), name).confidence();
    }

    private void tied(String role, String... users) {
        for (String user : users) {
            fields.edge(user, EdgeKind.RUNS_AS, role);
        }
    }

    @Test
    void a_tag_that_nothing_contradicts_is_sure() {
        fields.add(ROLE, "x", "app", "shop");
        tied("x", "shop1");

        assertThat(confidence("x")).isEqualTo(0.99);
        assertThat(confidence("shop1")).isEqualTo(0.99);
    }

    @Test
    void a_tag_that_a_few_ties_contest_is_less_sure_and_one_that_they_outvote_least() {
        fields.add(ROLE, "x", "app", "shop").add(ROLE, "y", "app", "shop");
        tied("x", "desk1");
        fields.edge("x", EdgeKind.REFERENCES, "desk2");
        tied("y", "desk1", "desk2", "desk3");

        assertThat(row(fields.partition(), "x").context()).isEqualTo("shop");
        assertThat(confidence("x")).isEqualTo(0.43);
        assertThat(confidence("y")).isEqualTo(0.18);
    }

    @Test
    void a_tag_of_which_the_name_says_the_same_is_sure_whatever_ties_say() {
        fields.add(ROLE, "shop-x", "app", "shop").add(ROLE, "shops-y", "app", "shop");
        tied("shop-x", "desk1", "desk2", "desk3");
        tied("shops-y", "desk1", "desk2", "desk3");

        assertThat(confidence("shop-x")).isEqualTo(0.99);
        assertThat(confidence("shops-y")).isEqualTo(0.99);
    }

    @Test
    void what_one_tie_says_is_less_sure_than_what_several_say() {
        fields.add(ROLE, "x").add(TABLE, "y");
        tied("x", "shop1");
        for (String user : new String[] {"shop1", "shop2", "shop3"}) {
            fields.edge(user, EdgeKind.WRITES, "y").edge(user, EdgeKind.READS, "y");
        }

        assertThat(confidence("x")).isEqualTo(0.96);
        assertThat(confidence("y")).isEqualTo(0.97);
    }

    @Test
    void a_name_that_ties_contest_is_less_sure() {
        fields.add(ROLE, "shop-x").add(ROLE, "shop-y").add(ROLE, "shop-z");
        tied("shop-x", "shop1", "shop2");
        tied("shop-y", "desk1");
        tied("shop-z", "desk1", "desk2");

        assertThat(confidence("shop-x")).isEqualTo(0.98);
        assertThat(confidence("shop-y")).isEqualTo(0.82);
        assertThat(confidence("shop-z")).isEqualTo(0.18);
    }
}
