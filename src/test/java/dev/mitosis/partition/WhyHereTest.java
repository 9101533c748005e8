package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Strength;
import dev.mitosis.model.Use;
import dev.mitosis.partition.WhyHereDocument.Pull;
import dev.mitosis.partition.WhyHereDocument.Together;
import dev.mitosis.partition.WhyHereDocument.Unit;
import dev.mitosis.partition.WhyHereDocument.Users;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** All that is told about one resource, of a small account. */
class WhyHereTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String TABLE = "AWS::DynamoDB::Table";
    private static final String INSTANCE = "AWS::EC2::Instance";
    private static final String VOLUME = "AWS::EC2::Volume";
    private static final String STACK = "AWS::CloudFormation::Stack";

    private static WhyHereDocument why(Fields fields, String name) {
        return why(fields, name, Decisions.none());
    }

    private static WhyHereDocument why(Fields fields, String name, Decisions decisions) {
        return new WhyHere(fields.snapshot(), fields.graph(), fields.partition(decisions)).of(arn(name));
    }

    private static Fields shop() {
        Fields fields = new Fields();
        for (String product : List.of("orders", "search")) {
            fields.add(FUNCTION, product + "-api", "app", product, "env", "prod");
            fields.add(FUNCTION, product + "-cron", "app", product, "env", "dev");
        }
        return fields;
    }

    @Test
    void it_tells_what_it_cannot_be_apart_from_and_who_stands_for_all() {
        Fields fields = shop().add(INSTANCE, "orders-box", "app", "orders", "env", "prod")
                .add(VOLUME, "vol")
                .part("vol", "orders-box");

        assertThat(why(fields, "vol").together())
                .isEqualTo(new Together(arn("orders-box"), false, List.of(arn("orders-box"), arn("vol"))));
        assertThat(why(fields, "vol").decision()).isEqualTo("""
                assign:
                  - resource: "%s"
                    context: orders
                    environment: prod
                    account: production
                """.formatted(arn("orders-box")));
        assertThat(why(fields.add("AWS::EC2::VPC", "net"), "net").together().hub())
                .isTrue();
    }

    @Test
    void a_decision_about_what_is_nowhere_shows_the_form() {
        assertThat(why(shop().add(TABLE, "x1"), "x1").decision())
                .contains("    context: another-context\n    environment: prod\n    account: production\n");
    }

    @Test
    void users_are_told_by_context_environment_and_mode_from_edges_and_paths() {
        Fields fields = shop().add(TABLE, "x7")
                .add(FUNCTION, "x8")
                .edge("orders-api", EdgeKind.WRITES, "x7")
                .edge("orders-cron", EdgeKind.READS, "x7")
                .edge("search-api", EdgeKind.TRUSTS, "x7")
                .edge("x8", EdgeKind.READS, "x7")
                .use("x7", "search-cron", Use.How.USES, Strength.EXACT, Use.Mode.ADMIN, Use.Mode.WRITE)
                .use("x7", "search-api", Use.How.USES, Strength.EXACT)
                .use("x7", "orders-cron", Use.How.MAY_REACH, Strength.EXACT, Use.Mode.READ)
                .use("x7", "x7", Use.How.USES, Strength.EXACT, Use.Mode.READ)
                .use("x8", "orders-api", Use.How.USES, Strength.EXACT, Use.Mode.READ);

        assertThat(why(fields, "x7").users())
                .containsExactly(
                        new Users(null, null, "read", List.of(arn("x8"))),
                        new Users("orders", "dev", "may-reach", List.of(arn("orders-cron"))),
                        new Users("orders", "dev", "read", List.of(arn("orders-cron"))),
                        new Users("orders", "prod", "write", List.of(arn("orders-api"))),
                        new Users("search", "dev", "admin", List.of(arn("search-cron"))),
                        new Users("search", "dev", "write", List.of(arn("search-cron"))),
                        new Users("search", "prod", "trusts", List.of(arn("search-api"))),
                        new Users("search", "prod", "uses", List.of(arn("search-api"))));
    }

    @Test
    void the_unit_is_told_with_the_contexts_of_all_that_it_made() {
        Fields fields = shop().add(STACK, "batch").add("AWS::IAM::Role", "x1");
        for (String made : List.of("orders-api", "orders-cron", "search-api")) {
            fields.edge(made, EdgeKind.DEPLOYED_BY, "batch");
        }
        WhyHereDocument why = why(fields, "orders-api");

        assertThat(why.unit()).isEqualTo(new Unit("batch", arn("batch"), Map.of("", 1, "orders", 2, "search", 1)));
        assertThat(why(fields, "search-cron").unit()).isNull();
        assertThat(why(fields, "batch").findings())
                .extracting(Finding::rule)
                .containsExactly("partition.unit-of-several");
        assertThat(why(fields, "x1").findings()).isEmpty();
    }

    @Test
    void a_unit_that_only_tags_tell_of_has_no_root() {
        Fields fields = shop().add(TABLE, "orders-t", "aws:cloudformation:stack-name", "orders-stack", "app", "orders");

        assertThat(why(fields, "orders-t").unit()).isEqualTo(new Unit("orders-stack", null, Map.of("orders", 1)));
    }

    @Test
    void ties_are_told_for_each_label_with_their_share() {
        Fields fields = shop().add(TABLE, "x7")
                .edge("orders-api", EdgeKind.WRITES, "x7")
                .edge("search-api", EdgeKind.READS, "x7")
                .edge("search-cron", EdgeKind.WRITES, "x7");
        WhyHereDocument why = why(fields, "x7");

        assertThat(why.contexts())
                .extracting(Pull::label, Pull::share)
                .containsExactly(tuple("search", 0.67), tuple("orders", 0.33));
        assertThat(why.environments())
                .extracting(Pull::label, Pull::share)
                .containsExactly(tuple("prod", 0.67), tuple("dev", 0.33));
        assertThat(why.contexts().get(1).evidence())
                .extracting(Reason::text)
                .containsExactly("Function orders-api writes Table x7.");
    }

    @Test
    void open_questions_are_those_about_it_or_its_whole_and_about_the_owner_of_its_own_context() {
        Fields fields = shop().add(INSTANCE, "x1").add(VOLUME, "vol").part("vol", "x1");

        assertThat(why(fields, "vol").questions())
                .extracting(OpenQuestion::kind)
                .containsExactly(OpenQuestion.Kind.CONTEXT);
        assertThat(why(fields, "orders-api").questions())
                .extracting(OpenQuestion::text)
                .containsExactly("Who answers for orders?");
    }

    @Test
    void what_people_decided_is_told_apart() throws IOException {
        Decisions decisions =
                Json.yaml().readValue("assign: [{resource: orders-api, context: search}]", Decisions.class);

        assertThat(why(shop(), "orders-api", decisions).decided())
                .extracting(Reason::rule)
                .containsExactly("decision.assign");
        assertThat(why(shop(), "orders-cron", decisions).decided()).isEmpty();
    }

    @Test
    void what_is_no_resource_of_the_account_belongs_nowhere() {
        assertThatThrownBy(() -> why(shop(), "nothing")).hasMessageContaining("belongs to no context");
        Fields more = shop().add(TABLE, "new");
        WhyHere older = new WhyHere(more.snapshot(), more.graph(), shop().partition());
        assertThatThrownBy(() -> older.of(arn("new"))).hasMessageContaining("belongs to no context");
    }
}
