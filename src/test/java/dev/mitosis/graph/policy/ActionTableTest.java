package dev.mitosis.graph.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActionTableTest {
    private static final ActionTable ACTIONS = ActionTable.load();

    @ParameterizedTest
    @CsvSource({
        "s3:GetObject, s3, reads",
        "s3:getobject, s3, reads",
        "s3:PutObject, s3, writes",
        "s3:*, s3, reads writes",
        "*, s3, reads writes",
        "kms:Decrypt, kms, encrypts-with",
        "lambda:InvokeFunction, lambda, invokes",
        "s3:NeverHeardOf, s3, writes",
        "sts:AssumeRole, iam, runs-as",
        "s3:GetObject, sqs, ''",
        "nonsense, s3, ''"
    })
    void an_action_has_the_kind_of_its_row(String action, String service, String kinds) {
        Set<String> found = ACTIONS.kinds(List.of(action), service).stream()
                .map(EdgeKind::label)
                .collect(Collectors.toSet());

        assertThat(found).containsExactlyInAnyOrder(kinds.isEmpty() ? new String[0] : kinds.split(" "));
    }

    @Test
    void several_actions_have_all_their_kinds() {
        assertThat(ACTIONS.kinds(List.of("s3:GetObject", "s3:PutObject"), "s3"))
                .containsExactlyInAnyOrder(EdgeKind.READS, EdgeKind.WRITES);
    }

    @Test
    void only_reads_are_harmless_and_nothing_is_not() {
        assertThat(ACTIONS.isHarmless(List.of("s3:GetObject", "s3:ListBucket"))).isTrue();
        assertThat(ACTIONS.isHarmless(List.of("s3:GetObject", "s3:PutObject"))).isFalse();
        assertThat(ACTIONS.isHarmless(List.of("*"))).isFalse();
        assertThat(ACTIONS.isHarmless(List.of())).isFalse();
    }
}
