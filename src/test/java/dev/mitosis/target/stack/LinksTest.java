package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinksTest {
    private static final String ROUTE = "dev/ec2-route/out";

    private static int number(StackItems items, String id) {
        return IntStream.range(0, items.all().size())
                .filter(i -> items.all().get(i).id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> of(Targets targets, String id) {
        StackItems items = targets.items();
        return new Links(items)
                .of(number(items, id)).stream()
                        .map(link -> items.all().get(link.to()).id() + (link.named() ? " ref " : " ") + link.pointer())
                        .toList();
    }

    private static boolean crosses(Targets targets, String id) {
        StackItems items = targets.items();
        return new Links(items).crosses(items.all().get(number(items, id)));
    }

    @Test
    void references_and_arns_that_aws_looks_up_are_links() {
        Targets targets = new Targets()
                .thing("dev/iam-role/app", "AWS::IAM::Role", "{}")
                .thing("dev/sqs-queue/jobs", "AWS::SQS::Queue", "{}")
                .thing(
                        "dev/lambda-function/api",
                        "AWS::Lambda::Function",
                        "{Role: {arnOf: dev/iam-role/app}, Queue: {ref: dev/sqs-queue/jobs, attribute: Ref},"
                                + " Description: {arnOf: dev/sqs-queue/jobs}, Other: {parameter: dev/sqs-queue/jobs},"
                                + " Gone: {ref: dev/sqs-queue/gone, attribute: Ref}}");

        assertThat(of(targets, "dev/lambda-function/api"))
                .containsExactlyInAnyOrder("dev/iam-role/app /Role", "dev/sqs-queue/jobs ref /Queue");
        assertThat(of(targets, "dev/iam-role/app")).isEmpty();
    }

    private static Targets attached() {
        return new Targets()
                .thing("dev/ec2-internetgateway/a", "AWS::EC2::InternetGateway", "{}")
                .thing("dev/ec2-internetgateway/b", "AWS::EC2::InternetGateway", "{}")
                .thing(
                        "dev/ec2-vpcgatewayattachment/a",
                        "AWS::EC2::VPCGatewayAttachment",
                        "{InternetGatewayId: {ref: dev/ec2-internetgateway/a, attribute: InternetGatewayId}}")
                .thing(
                        "dev/ec2-vpcgatewayattachment/b",
                        "AWS::EC2::VPCGatewayAttachment",
                        "{InternetGatewayId: {ref: dev/ec2-internetgateway/b, attribute: InternetGatewayId}}");
    }

    @Test
    void a_route_waits_for_what_attaches_its_gateway_and_for_no_other() {
        Targets targets = attached()
                .thing(
                        ROUTE,
                        "AWS::EC2::Route",
                        "{GatewayId: {ref: dev/ec2-internetgateway/a, attribute: InternetGatewayId}}");

        assertThat(of(targets, ROUTE))
                .containsExactlyInAnyOrder(
                        "dev/ec2-internetgateway/a ref /GatewayId", "dev/ec2-vpcgatewayattachment/a ");
    }

    @Test
    void a_route_waits_for_the_attachment_of_its_own_account_and_for_none_of_another() {
        String gateway = "{TransitGatewayId: {ref: net/ec2-transitgateway/estate, attribute: Ref}}";
        Targets targets = new Targets()
                .thing("net/ec2-transitgateway/estate", "AWS::EC2::TransitGateway", "{}")
                .thing("dev/ec2-transitgatewayattachment/a", "AWS::EC2::TransitGatewayAttachment", gateway)
                .thing("prod/ec2-transitgatewayattachment/b", "AWS::EC2::TransitGatewayAttachment", gateway)
                .thing(ROUTE, "AWS::EC2::Route", gateway);

        assertThat(of(targets, ROUTE))
                .containsExactlyInAnyOrder(
                        "net/ec2-transitgateway/estate ref /TransitGatewayId", "dev/ec2-transitgatewayattachment/a ");
    }

    @Test
    void what_names_the_gateway_elsewhere_waits_for_nothing() {
        Targets targets = attached()
                .thing(
                        ROUTE,
                        "AWS::EC2::Route",
                        "{Tag: {ref: dev/ec2-internetgateway/a, attribute: InternetGatewayId}, GatewayId: igw-1}");

        assertThat(of(targets, ROUTE)).containsExactly("dev/ec2-internetgateway/a ref /Tag");
        assertThat(of(
                        attached().thing("dev/ec2-route/deep", "AWS::EC2::Route", "{GatewayId: {account: dev}}"),
                        "dev/ec2-route/deep"))
                .isEmpty();
    }

    @Test
    void a_third_thing_is_named_by_its_arn_as_well() {
        Targets targets = new Targets()
                .thing("dev/sns-topic/news", "AWS::SNS::Topic", "{}")
                .thing("dev/sns-topicpolicy/news", "AWS::SNS::TopicPolicy", "{Topics: [{arnOf: dev/sns-topic/news}]}")
                .thing("dev/sns-subscription/s", "AWS::SNS::Subscription", "{TopicArn: {arnOf: dev/sns-topic/news}}");

        assertThat(of(targets, "dev/sns-subscription/s"))
                .containsExactlyInAnyOrder("dev/sns-topic/news /TopicArn", "dev/sns-topicpolicy/news ");
    }

    @Test
    void what_names_another_account_crosses() {
        Targets two = new Targets()
                .thing("ops/sqs-queue/far", "AWS::SQS::Queue", "{}")
                .thing("dev/sqs-queue/near", "AWS::SQS::Queue", "{}")
                .thing("dev/x/ref", "AWS::SQS::Queue", "{A: {ref: ops/sqs-queue/far, attribute: Ref}}")
                .thing("dev/x/arn", "AWS::SQS::Queue", "{A: {arnOf: ops/sqs-queue/far}}")
                .thing("dev/x/account", "AWS::SQS::Queue", "{A: {account: ops}}")
                .thing("dev/x/own", "AWS::SQS::Queue", "{A: {account: dev}, B: {arnOf: dev/sqs-queue/near}}")
                .thing("dev/x/asked", "AWS::SQS::Queue", "{A: {parameter: ops}, B: {arnOf: nobody/knows}}")
                .thing("dev/x/digits", "AWS::SQS::Queue", "{A: [{B: '999999999999'}]}")
                .thing("dev/x/text", "AWS::SQS::Queue", "{A: 'arn:aws:iam::999999999999:root'}")
                .thing("dev/x/longer", "AWS::SQS::Queue", "{A: 'no 999999999999', B: 'arn:aws:s3:::bucket'}");

        assertThat(List.of("ref", "arn", "account", "digits", "text")).allMatch(one -> crosses(two, "dev/x/" + one));
        assertThat(List.of("own", "asked", "longer")).noneMatch(one -> crosses(two, "dev/x/" + one));
    }

    @Test
    void what_stays_in_the_old_account_is_another_account_too() {
        Targets targets = new Targets()
                .thing("production/cloudformation-stack/old", "AWS::CloudFormation::Stack", "{}")
                .thing("dev/x/names", "AWS::SQS::Queue", "{A: {arnOf: production/cloudformation-stack/old}}");

        assertThat(crosses(targets, "dev/x/names")).isTrue();
    }

    @Test
    void a_part_of_the_properties_is_cut_with_all_below_and_nothing_beside() {
        StackItems items = new Targets()
                .thing("dev/sqs-queue/a", "AWS::SQS::Queue", "{}")
                .thing("dev/sqs-queue/b", "AWS::SQS::Queue", "{}")
                .thing(
                        "dev/x/all",
                        "AWS::Lambda::Function",
                        "{In: {A: {ref: dev/sqs-queue/a, attribute: Ref}}, Inn: {ref: dev/sqs-queue/b, attribute: Ref}}")
                .items();
        Links links = new Links(items);
        int all = number(items, "dev/x/all");

        assertThat(links.numbers().get(all)).containsExactlyInAnyOrder(0, 1);
        links.cut(all, "");
        assertThat(links.of(all)).hasSize(2);
        links.cut(all, "/In");
        assertThat(links.of(all)).extracting(Link::pointer).containsExactly("/Inn");
        links.cut(all, "/Inn");
        assertThat(links.of(all)).isEmpty();
    }
}
