package dev.mitosis.target.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Strength;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedEdge;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import org.junit.jupiter.api.Test;

class OwnStacksTest {
    private static PlannedResource thing(String id, String type, Fate fate) {
        String account = id.substring(0, id.indexOf('/'));
        return new PlannedResource(
                id, "arn:" + id, true, type, "eu-west-1", account, id, "arn", fate, Filled.NEVER, null, "x", List.of());
    }

    private static PlannedEdge made(String member) {
        return new PlannedEdge(member, "dev/stack", EdgeKind.DEPLOYED_BY, Strength.EXACT, false);
    }

    private static List<OwnStacks.OwnStack> of(Fate fate, String member, Fate other) {
        return OwnStacks.of(
                List.of(
                        thing("dev/stack", "AWS::CloudFormation::Stack", fate),
                        thing("dev/queue", "AWS::SQS::Queue", Fate.MOVES),
                        thing(member, "AWS::SQS::Queue", other)),
                List.of(made("dev/queue"), made(member)));
    }

    @Test
    void a_stack_goes_with_its_own_template_where_all_that_it_makes_goes_along() {
        List<OwnStacks.OwnStack> own = of(Fate.MOVES, "dev/other", Fate.MOVES);

        assertThat(own)
                .singleElement()
                .satisfies(each -> assertThat(each.members()).containsExactly("dev/other", "dev/queue"));
        assertThat(OwnStacks.findings(own)).extracting(Finding::rule).containsExactly("target.own-template");
    }

    @Test
    void a_stack_that_is_torn_does_not() {
        assertThat(of(Fate.MOVES, "ops/other", Fate.MOVES)).isEmpty();
        assertThat(of(Fate.MOVES, "dev/other", Fate.RETIRED)).isEmpty();
        assertThat(of(Fate.STAYS, "dev/other", Fate.MOVES)).isEmpty();
    }
}
