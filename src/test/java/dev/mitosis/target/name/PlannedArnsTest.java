package dev.mitosis.target.name;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.target.name.PlannedArns.Old;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the ARN of a successor says. */
class PlannedArnsTest {
    private static final String ACCOUNT = "123456789012";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String VPC = "AWS::EC2::VPC";
    private static final String SECRET = "AWS::SecretsManager::Secret";
    private static final String VPC_ARN = "arn:aws:ec2:eu-west-1:123456789012:vpc/vpc-0123456789abcdef0";

    private final PlannedArns arns = new PlannedArns(ACCOUNT, new PlannedNames(new KnownNames(), ACCOUNT));

    private String planned(Old old, String name) {
        return arns.of(old, name, "dev", (account, arn) -> arn.equals(old.arn()) ? account + "/it" : arn);
    }

    private static Old named(String arn, String type, String name) {
        return new Old(arn, type, name, name);
    }

    @Test
    void the_account_is_a_variable_wherever_it_is_one() {
        assertThat(planned(named("arn:aws:sqs:eu-west-1:123456789012:queue", QUEUE, "queue"), "queue"))
                .isEqualTo("arn:aws:sqs:eu-west-1:${ACCOUNT_DEV}:queue");
        assertThat(planned(named("arn:aws:s3:::media", "AWS::S3::Bucket", "media"), "media-dev"))
                .isEqualTo("arn:aws:s3:::media-dev");
        assertThat(planned(named("arn:aws:x:eu-west-1:999999999999:queue", QUEUE, "queue"), "queue"))
                .isEqualTo("arn:aws:x:eu-west-1:999999999999:queue");
    }

    @ParameterizedTest
    @CsvSource({"arn:aws:short", "no-arn", "arn:aws:sqs:eu-west-1:123456789012"})
    void what_is_no_arn_stays(String text) {
        assertThat(planned(named(text, QUEUE, "queue"), "other")).isEqualTo(text);
    }

    @Test
    void the_name_is_the_new_one_wherever_it_stands() {
        Old rule = named("arn:aws:events:eu-west-1:123456789012:rule/bus/nightly", "AWS::Events::Rule", "nightly");

        assertThat(planned(rule, "nightly-2")).endsWith(":rule/bus/nightly-2");
    }

    @Test
    void a_name_that_holds_the_old_account_holds_the_new_one() {
        Old rule = named("arn:aws:events:eu-west-1:123456789012:rule/bus-123456789012/nightly", "X", "nightly");

        assertThat(planned(rule, "nightly")).endsWith(":rule/bus-${ACCOUNT_DEV}/nightly");
    }

    @Test
    void an_id_that_aws_gave_is_the_variable_of_its_successor() {
        Old vpc = new Old(VPC_ARN, VPC, "vpc-0123456789abcdef0", "main");
        arns.learn(vpc);

        assertThat(planned(vpc, "main")).endsWith(":vpc/${ID_DEV_IT_" + hashOf("dev/it") + "}");
    }

    private static String hashOf(String id) {
        return dev.mitosis.io.Hashes.ofText(id).substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    @Test
    void an_id_in_the_arn_of_a_part_is_that_of_the_whole_where_the_account_has_one() {
        Old vpc = new Old(VPC_ARN, VPC, "vpc-0123456789abcdef0", "main");
        Old part = new Old(VPC_ARN + "/part", VPC, "part", "part");
        arns.learn(vpc);
        arns.learn(part);

        assertThat(arns.of(part, "part", "dev", (account, arn) -> account + "/whole"))
                .isEqualTo("arn:aws:ec2:eu-west-1:${ACCOUNT_DEV}:vpc/${ID_DEV_WHOLE_" + hashOf("dev/whole") + "}/part");
        assertThat(arns.of(part, "part", "dev", (account, arn) -> arn))
                .isEqualTo("arn:aws:ec2:eu-west-1:${ACCOUNT_DEV}:vpc/vpc-0123456789abcdef0/part");
    }

    @Test
    void the_shorter_of_two_owns_a_shared_id() {
        Old vpc = new Old(VPC_ARN, VPC, "vpc-0123456789abcdef0", "main");
        Old same = new Old(VPC_ARN.replace(":vpc/", ":vpc/of/"), VPC, "vpc-0123456789abcdef0", "twin");
        arns.learn(vpc);
        arns.learn(same);

        assertThat(arns.of(same, "twin", "dev", (account, arn) -> arn.equals(VPC_ARN) ? "dev/first" : "dev/second"))
                .contains("FIRST");
    }

    @Test
    void a_secret_keeps_what_people_chose_before_the_letters_that_aws_adds() {
        String arn = "arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf";
        Old secret = new Old(arn, SECRET, arn, "db");
        arns.learn(secret);

        assertThat(planned(secret, "db"))
                .isEqualTo("arn:aws:secretsmanager:eu-west-1:${ACCOUNT_DEV}:secret:db-${ID_DEV_IT_" + hashOf("dev/it")
                        + "}");
        Old queue = named("arn:aws:sqs:eu-west-1:123456789012:prefix/db-AbCdEf", QUEUE, "other");
        assertThat(planned(queue, "other")).endsWith(":prefix/db-AbCdEf");
    }
}
