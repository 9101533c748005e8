package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What services and tools put into names, which found contexts in accounts that were seen. */
class SeenNamesTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private static List<String> contexts(PartitionDocument document) {
        return document.contexts().stream().map(PartitionDocument.Context::name).toList();
    }

    /** A function of {@code orders} by its tag, so that names are what most things have. */
    private static Fields orders() {
        Fields fields = new Fields();
        for (String part : List.of("api", "worker", "mailer")) {
            fields.add(FUNCTION, "orders-" + part, "app", "orders");
        }
        return fields;
    }

    @Test
    void service_words_of_paths_and_the_default_stage_are_no_names() {
        Fields fields = orders();
        for (String id : List.of("a1b2c3d4e5", "f6g7h8i9j0", "k1l2m3n4o5")) {
            fields.add("AWS::ApiGateway::RestApi", "/restapis/" + id)
                    .add("AWS::ApiGateway::Stage", "/restapis/" + id + "/stages/live")
                    .add("AWS::ApiGatewayV2::Stage", "/apis/" + id + "/stages/$default")
                    .add("AWS::Lambda::Permission", "$default-" + id);
        }

        PartitionDocument document = fields.partition();

        assertThat(contexts(document)).containsExactly("orders");
        assertThat(row(document, "/restapis/a1b2c3d4e5/stages/live").context()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cdk-hnb659fds-%s-123456789012-eu-west-1",
                "awseb-e-abcdefghij-stack-%s",
                "aws-sam-cli-managed-%s"
            })
    void what_deployment_tools_put_before_names_is_no_application(String pattern) {
        Fields fields = orders();
        fields.add("AWS::S3::Bucket", pattern.formatted("assets"))
                .add("AWS::IAM::Role", pattern.formatted("deploy-role"))
                .add("AWS::ECR::Repository", pattern.formatted("container-assets"))
                .add(FUNCTION, pattern.formatted("lookup"));
        fields.edge(pattern.formatted("lookup"), EdgeKind.RUNS_AS, pattern.formatted("deploy-role"));

        assertThat(contexts(fields.partition())).containsExactly("orders");
    }

    @Test
    void a_letter_of_another_word_makes_no_name_of_it() {
        Fields fields = orders();
        fields.add("AWS::SQS::Queue", "recorder-jobs").add("AWS::SQS::Queue", "reorders-jobs");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "recorder-jobs").context()).isNull();
        assertThat(row(document, "reorders-jobs").context()).isNull();
    }

    /** A cluster and two services in it. */
    private static Fields cluster(String first, String second) {
        Fields fields = orders().add("AWS::ECS::Cluster", "museum");
        for (String service : List.of(first, second)) {
            fields.put(new Resource(
                    Fields.arn("s-" + fields.graph().nodes().size()),
                    "AWS::ECS::Service",
                    "eu-west-1",
                    Fields.ACCOUNT,
                    service,
                    service,
                    Map.of(),
                    JsonNodeFactory.instance.objectNode()));
        }
        return fields.part("s-4", "museum").part("s-5", "museum");
    }

    @Test
    void a_part_that_is_called_as_its_whole_has_no_name_of_its_own() {
        assertThat(contexts(cluster("museum-door", "museum-shop").partition())).contains("museum");
        assertThat(contexts(cluster("museum", "museum").partition())).containsExactly("orders");
    }
}
