package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.arn;
import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Accounts of few applications, made without stacks: each application's word is in a large share of the names. */
class SmallAccountTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String TABLE = "AWS::DynamoDB::Table";

    private static Fields app(Fields fields, String before, String app, String... parts) {
        for (String stage : List.of("stage", "prod")) {
            for (String part : parts) {
                String name = before + app + "-" + stage + "-" + part;
                fields.add(FUNCTION, name).add(ROLE, name + "-role").add(QUEUE, name + "-jobs");
                fields.edge(name, EdgeKind.RUNS_AS, name + "-role").edge(name, EdgeKind.WRITES, name + "-jobs");
            }
        }
        return fields;
    }

    @Test
    void the_word_of_one_of_two_applications_is_not_the_organisations() {
        Fields fields = app(new Fields(), "", "harbour", "pilots", "cranes", "tides");
        app(fields, "", "museum", "tickets", "guides");

        PartitionDocument document = fields.partition();

        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("harbour", "museum");
        assertThat(row(document, "harbour-stage-cranes").context()).isEqualTo("harbour");
    }

    @Test
    void the_word_that_stands_over_both_is_the_organisations() {
        Fields fields = app(new Fields(), "acme-", "harbour", "pilots", "cranes", "tides");
        app(fields, "acme-", "museum", "tickets", "guides");

        assertThat(fields.partition().contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("harbour", "museum");
    }

    @Test
    void the_word_of_the_domain_is_no_application_that_stands_over_two_others_though_a_third_is_a_common_word() {
        GeneratedAccount account = AccountGenerator.of(AccountShape.of("few-organisation"), 122);

        assertThat(account.partition(account.graph()).contexts())
                .extracting(PartitionDocument.Context::name)
                .contains("knowledge", "personas")
                .doesNotContain("acme");
    }

    @Test
    void the_word_of_a_part_that_several_applications_have_names_none() {
        Fields fields = new Fields();
        for (String app : List.of("harbour", "museum", "theatre")) {
            app(fields, "", app, "nightly", "tickets");
        }

        assertThat(fields.partition().contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("harbour", "museum", "theatre");
    }

    @Test
    void what_aws_made_for_all_who_use_it_leads_nobody_to_one_of_them() {
        Fields fields = app(new Fields(), "", "harbour", "pilots", "cranes");
        app(fields, "", "museum", "tickets", "guides");
        String linked = "AWSServiceRoleForAutoScaling";
        fields.put(new Resource(
                arn(linked),
                ROLE,
                "aws-global",
                Fields.ACCOUNT,
                linked,
                linked,
                Map.of(),
                JsonNodeFactory.instance.objectNode().put("Path", "/aws-service-role/autoscaling.amazonaws.com/")));
        fields.add("AWS::AutoScaling::AutoScalingGroup", "x1").add(TABLE, "x2");
        fields.edge("harbour-prod-pilots", EdgeKind.RUNS_AS, linked);
        fields.edge("x1", EdgeKind.RUNS_AS, linked).edge("x1", EdgeKind.WRITES, "x2");

        PartitionDocument document = fields.partition();

        assertThat(row(document, linked).context())
                .as("only one that is known uses it")
                .isEqualTo("harbour");
        assertThat(row(document, "x1").context()).isNull();
    }

    /** Functions that do one thing each with a table that all of them use. */
    private static Fields verbs(Fields fields, String before, String behind, String... verbs) {
        for (String stage : List.of("stage", "prod")) {
            String table = before + stage + "-items" + behind;
            fields.add(TABLE, table);
            for (String verb : verbs) {
                String name = before + stage + "-" + verb + behind;
                fields.add(FUNCTION, name).add(ROLE, before + stage + "-" + verb + "-role" + behind);
                fields.edge(name, EdgeKind.RUNS_AS, before + stage + "-" + verb + "-role" + behind);
                fields.edge(name, EdgeKind.WRITES, table);
            }
        }
        return fields;
    }

    @Test
    void the_word_of_an_application_behind_those_of_its_pieces_is_not_the_organisations() {
        Fields fields = verbs(new Fields(), "", "-pensions", "create", "renew", "delete", "verify");
        app(fields, "", "museum", "tickets");

        assertThat(fields.partition().contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("museum-tickets", "pensions");
    }

    @Test
    void nor_is_one_behind_common_words_that_others_have_too() {
        Fields fields = verbs(new Fields(), "", "-pensions", "api-create", "web-renew", "jobs-delete", "mailer-verify");
        app(fields, "", "museum", "api", "web", "jobs", "mailer");

        assertThat(row(fields.partition(), "prod-api-create-pensions").context())
                .isEqualTo("pensions");
    }

    @Test
    void verbs_that_two_applications_have_are_no_applications() {
        Fields fields = verbs(new Fields(), "harbour-", "", "create", "renew", "delete", "verify");
        verbs(fields, "museum-", "", "create", "renew", "delete", "verify");

        assertThat(fields.partition().contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("harbour", "museum");
    }

    @Test
    void what_only_says_that_it_serves_everybody_founds_no_context() {
        Fields fields = app(new Fields(), "", "harbour", "pilots", "cranes");
        app(fields, "", "museum", "tickets", "guides");
        fields.add("AWS::ElasticLoadBalancingV2::LoadBalancer", "infra-public-alb")
                .add("AWS::EC2::SecurityGroup", "infra-public-alb-sg")
                .add("AWS::CloudWatch::Alarm", "infra-public-errors")
                .edge("infra-public-alb", EdgeKind.ATTACHED_TO, "infra-public-alb-sg")
                .edge("infra-public-errors", EdgeKind.REFERENCES, "infra-public-alb");

        PartitionDocument document = fields.partition();

        assertThat(document.contexts())
                .extracting(PartitionDocument.Context::name)
                .containsExactly("harbour", "museum");
        assertThat(row(document, "infra-public-alb").reasons())
                .anySatisfy(reason -> assertThat(reason.rule()).isEqualTo("context.servant"));
    }
}
