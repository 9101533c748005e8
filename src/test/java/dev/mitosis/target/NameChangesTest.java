package dev.mitosis.target;

import static dev.mitosis.plan.Split.arn;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.NameChange;
import dev.mitosis.model.target.NameChange.How;
import dev.mitosis.model.target.NameChange.What;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NameChangesTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE_URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/orders";

    private final Split split = new Split();

    private List<NameChange> of(String resource) {
        return split.target().names().stream()
                .filter(change -> change.resource().equals(resource))
                .toList();
    }

    @Test
    void a_bucket_that_moves_lists_who_says_its_name_whole_or_by_a_pattern() {
        split.put("AWS::S3::Bucket", "media", "dev")
                .put(FUNCTION, "resize", "dev")
                .put("AWS::IAM::Role", "reader", "staging")
                .says("resize", EdgeKind.REFERENCES, "media", "/Environment/Variables/BUCKET", "media")
                .says("reader", EdgeKind.READS, "media", "/PolicyDocument/Statement/0", "s3:* on arn:aws:test:*:*:m*");

        assertThat(of("dev/s3-bucket/media")).singleElement().satisfies(change -> {
            assertThat(change.planned()).isEqualTo("media-${ACCOUNT_DEV}");
            assertThat(change.how()).isEqualTo(How.NEW);
            assertThat(change.saidBy())
                    .extracting(Evidence::pointer)
                    .containsExactlyInAnyOrder("/Environment/Variables/BUCKET", "/PolicyDocument/Statement/0");
        });
        assertThat(split.target().resources())
                .filteredOn(resource -> resource.id().equals("dev/s3-bucket/media"))
                .singleElement()
                .satisfies(bucket -> {
                    assertThat(bucket.name()).isEqualTo("media-${ACCOUNT_DEV}");
                    assertThat(bucket.arn()).isEqualTo("arn:aws:test:eu-west-1:${ACCOUNT_DEV}:media-${ACCOUNT_DEV}");
                });
    }

    @Test
    void a_bucket_that_stays_changes_nothing() {
        split.put("AWS::S3::Bucket", "media", Split.OLD)
                .put(FUNCTION, "resize", "dev")
                .says("resize", EdgeKind.REFERENCES, "media", "/Environment/Variables/BUCKET", "media");

        assertThat(split.target().names()).noneMatch(change -> change.resource().endsWith("s3-bucket/media"));
    }

    @Test
    void a_table_may_be_called_as_before_so_that_only_its_arn_has_to_be_changed() {
        split.put("AWS::DynamoDB::Table", "orders", "dev")
                .put(FUNCTION, "checkout", "dev")
                .put("AWS::IAM::Role", "writer", "dev")
                .says("checkout", EdgeKind.REFERENCES, "orders", "/Environment/Variables/TABLE", "orders")
                .says("writer", EdgeKind.WRITES, "orders", "/Statement/0/Resource", "dynamodb:* on " + arn("orders"));

        assertThat(of("dev/dynamodb-table/orders")).singleElement().satisfies(change -> {
            assertThat(change.what()).isEqualTo(What.ARN);
            assertThat(change.saidBy()).extracting(Evidence::pointer).containsExactly("/Statement/0/Resource");
        });
    }

    @Test
    void a_queue_s_url_changes_though_its_name_does_not() {
        split.put("AWS::SQS::Queue", "orders", "dev", Role.WORKLOAD, Map.of("QueueUrl", QUEUE_URL))
                .put(FUNCTION, "checkout", "staging")
                .says("checkout", EdgeKind.REFERENCES, "orders", "/Environment/Variables/QUEUE", QUEUE_URL);

        assertThat(of("dev/sqs-queue/orders")).singleElement().satisfies(change -> {
            assertThat(change.what()).isEqualTo(What.ENDPOINT);
            assertThat(change.old()).isEqualTo(QUEUE_URL);
            assertThat(change.planned()).isEqualTo("https://sqs.eu-west-1.amazonaws.com/${ACCOUNT_DEV}/orders");
            assertThat(change.saidBy()).hasSize(1);
        });
    }

    @Test
    void a_host_that_aws_makes_up_is_a_variable_until_then() {
        String host = "orders.abc.eu-west-1.rds.amazonaws.com";
        split.put("AWS::RDS::DBInstance", "orders", "dev", Role.WORKLOAD, Map.of("Endpoint", Map.of("Address", host)))
                .put(FUNCTION, "checkout", "dev")
                .says("checkout", EdgeKind.REFERENCES, "orders", "/Environment/Variables/DB", "jdbc://" + host + "/o");

        assertThat(of("dev/rds-dbinstance/orders")).singleElement().satisfies(change -> {
            assertThat(change.planned()).startsWith("${HOST_DEV_RDS_DBINSTANCE_ORDERS");
            assertThat(change.saidBy()).hasSize(1);
        });
    }

    @Test
    void what_goes_to_the_account_of_a_copy_means_the_copy() {
        split.put("AWS::KMS::Key", "data", Split.OLD)
                .put("AWS::S3::Bucket", "media", "dev")
                .put("AWS::S3::Bucket", "books", Split.OLD)
                .says("media", EdgeKind.ENCRYPTS_WITH, "data", "/Key", arn("data"))
                .says("books", EdgeKind.ENCRYPTS_WITH, "data", "/Key", arn("data"));

        assertThat(of("dev/kms-key/data"))
                .singleElement()
                .satisfies(change -> assertThat(change.saidBy())
                        .extracting(Evidence::resource)
                        .containsExactly(arn("media")));
    }

    @Test
    void a_name_that_people_know_is_handed_over_in_order() {
        split.put("AWS::ApiGateway::DomainName", "api.example.com", "dev");

        assertThat(of("dev/apigateway-domainname/api.example.com"))
                .filteredOn(change -> change.what() == What.NAME)
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.how()).isEqualTo(How.HAND_OVER);
                    assertThat(change.planned()).isEqualTo("api.example.com");
                    assertThat(change.order()).hasSizeGreaterThan(2);
                    assertThat(change.reasons().get(0).facts())
                            .containsEntry("released", arn("api.example.com"))
                            .containsEntry("claimed", "dev/apigateway-domainname/api.example.com");
                });
    }

    @Test
    void a_longer_text_that_holds_a_shorter_one_is_what_was_meant() {
        split.put("AWS::EC2::VPC", "vpc-0123456789abcdef0", "dev")
                .put(FUNCTION, "lister", "dev")
                .says("lister", EdgeKind.REFERENCES, "vpc-0123456789abcdef0", "/A", arn("vpc-0123456789abcdef0"))
                .put(FUNCTION, "other", "dev")
                .says("other", EdgeKind.REFERENCES, "vpc-0123456789abcdef0", "/B", "in vpc-0123456789abcdef0");

        assertThat(of(vpc()))
                .extracting(NameChange::what, change -> change.saidBy().get(0).pointer())
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple(What.ARN, "/A"),
                        org.assertj.core.groups.Tuple.tuple(What.ID, "/B"));
    }

    private String vpc() {
        return split.target().resources().stream()
                .filter(resource -> resource.type().equals("AWS::EC2::VPC"))
                .map(PlannedResource::id)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_pattern_that_fits_says_the_new_name_where_there_is_one_and_else_the_arn() {
        split.put("AWS::DynamoDB::Table", "orders", "dev")
                .put("AWS::IAM::Role", "writer", "dev")
                .says("writer", EdgeKind.WRITES, "orders", "/Statement/0", "dynamodb:* on arn:aws:test:*:*:ord*")
                .says("writer", EdgeKind.READS, "orders", "/Statement/1", "something else");

        assertThat(of("dev/dynamodb-table/orders")).singleElement().satisfies(change -> {
            assertThat(change.what()).isEqualTo(What.ARN);
            assertThat(change.saidBy()).extracting(Evidence::pointer).containsExactly("/Statement/0");
        });
    }

    @Test
    void a_dependency_of_structure_says_nothing_and_who_is_not_in_the_snapshot_says_it_of_what_becomes_of_the_old() {
        split.put("AWS::DynamoDB::Table", "orders", "dev")
                .put("AWS::CloudFormation::Stack", "stack", Split.OLD)
                .says("stack", EdgeKind.CONTAINS, "orders", "/Resources/0", arn("orders"))
                .says("unseen", EdgeKind.READS, "orders", "/Policy", arn("orders"));

        assertThat(of("dev/dynamodb-table/orders"))
                .flatExtracting(NameChange::saidBy)
                .extracting(Evidence::pointer)
                .containsExactly("/Policy");
    }

    @Test
    void a_bucket_whose_name_holds_the_account_says_so_and_one_whose_name_does_not_is_unique() {
        split.put("AWS::S3::Bucket", "logs-123456789012", "dev").put("AWS::S3::Bucket", "media", "dev");

        assertThat(of("dev/s3-bucket/logs-account"))
                .filteredOn(change -> change.what() == What.NAME)
                .flatExtracting(NameChange::reasons)
                .extracting(reason -> reason.rule())
                .containsExactly("name.account-id");
        assertThat(of("dev/s3-bucket/media"))
                .filteredOn(change -> change.what() == What.NAME)
                .flatExtracting(NameChange::reasons)
                .extracting(reason -> reason.rule())
                .containsExactly("name.unique");
    }

    @Test
    void what_nobody_needs_any_more_says_nothing() {
        split.put("AWS::DynamoDB::Table", "orders", "dev")
                .put("AWS::IAM::Role", "writer", Split.OLD)
                .leftover("writer")
                .says("writer", EdgeKind.WRITES, "orders", "/Statement/0/Resource", arn("orders"));

        assertThat(of("dev/dynamodb-table/orders")).isEmpty();
    }

    @Test
    void a_role_with_the_old_account_s_id_in_its_name_gets_the_new_one_s() {
        split.put("AWS::IAM::Role", "cdk-123456789012-deploy", "dev");

        TargetDocument target = split.target();

        assertThat(target.resources())
                .filteredOn(PlannedResource::principal)
                .singleElement()
                .satisfies(role -> {
                    assertThat(role.id()).isEqualTo("dev/iam-role/cdk-account-deploy");
                    assertThat(role.name()).isEqualTo("cdk-${ACCOUNT_DEV}-deploy");
                    assertThat(role.arn()).endsWith(":cdk-${ACCOUNT_DEV}-deploy");
                });
        assertThat(target.names())
                .singleElement()
                .satisfies(change -> assertThat(change.reasons())
                        .extracting(reason -> reason.rule())
                        .containsExactly("name.account-id"));
    }
}
