package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.PlannedStatement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StatementUnionTest {
    private static PlannedStatement allow(String sid, String who, String... actions) {
        return new PlannedStatement(
                sid, "Allow", Map.of("AWS", List.of(who)), List.of(actions), List.of(), List.of("*"), Map.of());
    }

    @Test
    void a_role_that_deploys_two_units_may_do_what_each_needs_in_one_statement() {
        assertThat(StatementUnion.of(
                        List.of(allow("DeployUnit", "a", "ec2:*")),
                        List.of(allow("DeployUnit", "a", "rds:*", "ec2:*"))))
                .containsExactly(allow("DeployUnit", "a", "ec2:*", "rds:*"));
    }

    @Test
    void what_is_said_already_under_another_id_is_not_said_again() {
        assertThat(StatementUnion.of(List.of(allow("One", "a", "ec2:*")), List.of(allow("Two", "a", "ec2:*"))))
                .containsExactly(allow("One", "a", "ec2:*"));
    }

    @Test
    void no_id_stands_twice_in_a_policy() {
        assertThat(StatementUnion.of(
                        List.of(allow("One", "a", "ec2:*"), allow("OneAlso2", "c", "ec2:*")),
                        List.of(allow("One", "b", "ec2:*"))))
                .extracting(PlannedStatement::sid)
                .containsExactly("One", "OneAlso2", "OneAlso3");
    }
}
