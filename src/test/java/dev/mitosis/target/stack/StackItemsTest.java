package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Finding;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.template.StackIndex;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What becomes an item of a stack, in which region and layer. */
class StackItemsTest {
    private static Item item(StackItems items, String id) {
        return items.all().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static StackLayer layer(TargetDocument target, String id) {
        StackIndex index = new StackIndex(target);
        return Objects.requireNonNull(
                        index.stack(Objects.requireNonNull(index.member(id)).stack()))
                .layer();
    }

    @Test
    void what_is_of_no_region_is_made_where_most_is() {
        StackItems items = new Targets()
                .thing("dev/sqs-queue/a", "AWS::SQS::Queue", "{}")
                .in("ap-south-1")
                .thing("dev/sqs-queue/b", "AWS::SQS::Queue", "{}")
                .thing("dev/sqs-queue/c", "AWS::SQS::Queue", "{}")
                .thing("dev/iam-role/app", "AWS::IAM::Role", "{}")
                .items();

        assertThat(items.home()).isEqualTo("eu-west-1");
        assertThat(item(items, "dev/iam-role/app").home()).isEqualTo("eu-west-1");
        assertThat(item(items, "dev/sqs-queue/a").home()).isEqualTo("ap-south-1");
    }

    @Test
    void of_regions_with_as_much_the_first_counts_and_where_nothing_is_there_is_a_usual_one() {
        assertThat(new Targets()
                        .thing("dev/sqs-queue/a", "AWS::SQS::Queue", "{}")
                        .in("ap-south-1")
                        .thing("dev/sqs-queue/b", "AWS::SQS::Queue", "{}")
                        .items()
                        .home())
                .isEqualTo("ap-south-1");
        assertThat(new Targets()
                        .thing("dev/iam-role/app", "AWS::IAM::Role", "{}")
                        .items()
                        .home())
                .isEqualTo("us-east-1");
    }

    @Test
    void a_stack_of_the_old_account_is_no_item() {
        StackItems items = new Targets()
                .thing("dev/cloudformation-stack/shop", "AWS::CloudFormation::Stack", "{}")
                .items();

        assertThat(items.all()).isEmpty();
        assertThat(items.planned("dev/cloudformation-stack/shop")).isNotNull();
        assertThat(items.planned("dev/sqs-queue/none")).isNull();
    }

    @Test
    void variables_give_way_wherever_they_stand_in_a_text() {
        Item item = item(
                new Targets()
                        .thing(
                                "dev/sqs-queue/a",
                                "AWS::SQS::Queue",
                                "{Start: '${ACCOUNT_DEV}-end', Whole: '${ACCOUNT_DEV}', None: 'plain ${OTHER}', Two: 'a${ACCOUNT_DEV}b${ACCOUNT_DEV}'}")
                        .items(),
                "dev/sqs-queue/a");

        assertThat(item.properties().path("Start").toString()).isEqualTo("{\"text\":[{\"account\":\"dev\"},\"-end\"]}");
        assertThat(item.properties().path("Whole").toString()).isEqualTo("{\"account\":\"dev\"}");
        assertThat(item.properties().path("None").asText()).isEqualTo("plain ${OTHER}");
        assertThat(item.properties().path("Two").toString())
                .isEqualTo("{\"text\":[\"a\",{\"account\":\"dev\"},\"b\",{\"account\":\"dev\"}]}");
    }

    @Test
    void a_part_is_one_and_a_thing_of_a_unit_is_not_common() {
        StackItems items = new Targets()
                .thing("dev/sqs-queue/a", "AWS::SQS::Queue", "shop", "{}")
                .part("policy", "AWS::SQS::QueuePolicy", "{}")
                .items();

        assertThat(item(items, "dev/sqs-queue/a").part()).isFalse();
        assertThat(item(items, "dev/sqs-queue/a").isCommon()).isFalse();
        assertThat(item(items, "dev/sqs-queue/a/policy").part()).isTrue();
        assertThat(new Item(
                                "x",
                                "t",
                                "dev",
                                "r",
                                "r",
                                "dev/-/-",
                                "x",
                                false,
                                false,
                                item(items, "dev/sqs-queue/a").properties())
                        .isCommon())
                .isTrue();
    }

    private static String role(String... principals) {
        StringBuilder statements = new StringBuilder();
        for (String principal : principals) {
            statements
                    .append(statements.isEmpty() ? "" : ", ")
                    .append("{Principal: ")
                    .append(principal)
                    .append('}');
        }
        return "{AssumeRolePolicyDocument: {Statement: [" + statements + "]}}";
    }

    @Test
    void statements_wait_for_other_accounts_as_long_as_one_is_left() {
        String far = "{AWS: {arnOf: a/iam-role/far}}";
        String other = "{AWS: {arnOf: a/iam-role/other}}";
        TargetDocument target = new Targets()
                .thing("a/iam-role/far", "AWS::IAM::Role", role("{Service: x}"))
                .thing("a/iam-role/other", "AWS::IAM::Role", role("{Service: x}"))
                .thing("b/iam-role/two", "AWS::IAM::Role", role(far, other))
                .thing("b/iam-role/three", "AWS::IAM::Role", role(far, other, "{Service: x}"))
                .design();

        assertThat(layer(target, "b/iam-role/two")).isEqualTo(StackLayer.CONNECTIONS);
        assertThat(layer(target, "b/iam-role/three")).isEqualTo(StackLayer.IDENTITY);
        assertThat(StackLaws.broken(target)).isEmpty();
    }

    @Test
    void what_names_itself_is_told_so() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/lambda-function/f",
                        "AWS::Lambda::Function",
                        "{A: {ref: dev/lambda-function/f, attribute: Ref}}")
                .design();

        assertThat(target.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.text()).isEqualTo("dev/lambda-function/f names itself at /A");
            assertThat(finding.fix()).contains("/A of dev/lambda-function/f");
        });
        assertThat(target.stacks().get(0).parameters())
                .extracting(PlannedStack.Parameter::source)
                .containsExactly("person");
    }

    @Test
    void a_circle_of_many_names_five_and_says_what_they_need() {
        Targets circle = new Targets();
        for (int i = 0; i < 7; i++) {
            circle.thing(
                    "dev/x/f" + i, "AWS::Lambda::Function", "{A: {ref: dev/x/f" + (i + 1) % 7 + ", attribute: Ref}}");
        }
        TargetDocument target = circle.design();

        assertThat(target.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.resources()).hasSize(7);
            assertThat(finding.text()).endsWith("each need another of them to be made before");
            assertThat(finding.text().split(", ")).hasSize(5);
        });
    }

    @Test
    void findings_stand_in_the_order_of_their_rules_and_things() {
        String large = "{PolicyDocument: {A: '" + "x".repeat(6200) + "'}}";
        TargetDocument target = new Targets()
                .thing("dev/iam-managedpolicy/b", "AWS::IAM::ManagedPolicy", large)
                .thing("dev/iam-managedpolicy/a", "AWS::IAM::ManagedPolicy", large)
                .thing("dev/x/self", "AWS::Lambda::Function", "{A: {ref: dev/x/self, attribute: Ref}}")
                .design();

        assertThat(target.findings())
                .extracting(Finding::rule)
                .containsExactly("target.cycle", "target.policy-too-large", "target.policy-too-large");
        assertThat(target.findings().stream().flatMap(finding -> finding.resources().stream()))
                .containsExactly("dev/x/self", "dev/iam-managedpolicy/a", "dev/iam-managedpolicy/b");
    }

    @Test
    void data_that_wait_for_something_that_they_do_not_name_say_of_what() {
        TargetDocument target = new Targets()
                .thing("dev/lambda-function/api", "AWS::Lambda::Function", "{}")
                .thing(
                        "dev/rds-dbinstance/db",
                        "AWS::RDS::DBInstance",
                        "{Named: {ref: dev/lambda-function/api, attribute: Ref}}")
                .design();

        assertThat(target.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.text()).endsWith("before it can be made (/Named)");
            assertThat(finding.resources()).isEqualTo(List.of("dev/rds-dbinstance/db", "dev/lambda-function/api"));
            assertThat(finding.fix()).contains("layer compute");
        });
    }

    @Test
    void an_image_is_a_parameter_of_its_type_and_what_another_account_gives_names_it() {
        TargetDocument target = new Targets()
                .thing("ops/sqs-queue/far", "AWS::SQS::Queue", "{}")
                .thing(
                        "dev/ec2-instance/i",
                        "AWS::EC2::Instance",
                        "{ImageId: {parameter: Image}, Name: {parameter: Name}, Queue: {ref: ops/sqs-queue/far, attribute: QueueUrl},"
                                + " Unknown: {arnOf: ops/sqs-queue/unplanned}}")
                .asking("Name", false)
                .asking("Name", true)
                .design();
        StackIndex index = new StackIndex(target);
        PlannedStack stack = Objects.requireNonNull(index.stack(
                Objects.requireNonNull(index.member("dev/ec2-instance/i")).stack()));

        assertThat(stack.parameters())
                .extracting(PlannedStack.Parameter::name, PlannedStack.Parameter::type, PlannedStack.Parameter::secret)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("Image", "AWS::EC2::Image::Id", true),
                        org.assertj.core.groups.Tuple.tuple("Name", "String", false),
                        org.assertj.core.groups.Tuple.tuple("OpsFarSQSQueueQueueUrl", "String", false),
                        org.assertj.core.groups.Tuple.tuple("AccountOps", "String", false));
    }

    @Test
    void what_stands_for_a_list_is_asked_for_as_one() {
        TargetDocument target = new Targets()
                .thing(
                        "dev/elasticache-replicationgroup/cart",
                        "AWS::ElastiCache::ReplicationGroup",
                        "{SnapshotArns: {parameter: Arns}}")
                .askingList("Arns")
                .design();
        StackIndex index = new StackIndex(target);
        PlannedStack stack = Objects.requireNonNull(
                index.stack(Objects.requireNonNull(index.member("dev/elasticache-replicationgroup/cart"))
                        .stack()));

        assertThat(stack.parameters()).extracting(PlannedStack.Parameter::type).containsExactly("CommaDelimitedList");
    }

    @Test
    void a_resource_without_stack_and_parts_stays_as_it_is() {
        TargetDocument target = new Targets()
                .thing("dev/cloudformation-stack/shop", "AWS::CloudFormation::Stack", "{A: 1}")
                .design();

        assertThat(target.resources()).singleElement().satisfies(one -> {
            assertThat(one.stack()).isNull();
            assertThat(Objects.requireNonNull(one.properties()).path("A").asInt())
                    .isEqualTo(1);
        });
        assertThat(target.stacks()).isEmpty();
    }
}
