package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Maker;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.Role;
import dev.mitosis.plan.Split;
import dev.mitosis.target.dns.Whereabouts.Stand;
import dev.mitosis.target.fate.FateFinder;
import dev.mitosis.target.name.KnownNames;
import dev.mitosis.target.reference.KnownAs;
import dev.mitosis.target.reference.KnownAs.Kind;
import dev.mitosis.target.reference.KnownAs.OldName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** By which texts old things are named, and where they are for who plans names and addresses. */
class KnownThingsTest {
    private static final MethodLibrary LIBRARY = MethodLibrary.load();
    private static final String URL = "https://sqs.eu-west-1.amazonaws.com/123456789012/queue";

    private static Estate estate(Split split) {
        KnownNames known = new KnownNames();
        PartitionDocument partition = split.partition();
        FateFinder.Fates fates = new FateFinder(LIBRARY)
                .find(
                        new OverheardSnapshot(split.snapshot(), List.of(known)),
                        split.graph(),
                        partition,
                        Decisions.none());
        Estate.OldAccount old = new Estate.OldAccount(partition.oldAccountName(), partition.account());
        return new Estate(fates, LIBRARY, old, known);
    }

    private static List<OldName> names(Split split, String account) {
        return new KnownThings(estate(split))
                .all().stream()
                        .filter(known -> known.thing().account().equals(account))
                        .map(KnownAs::names)
                        .findFirst()
                        .orElseThrow();
    }

    private static Split one(String type, String name, String account) {
        return new Split().put(type, name, account);
    }

    @Test
    void a_bucket_that_moves_is_named_by_its_arn_and_its_name() {
        assertThat(names(one("AWS::S3::Bucket", "media", "dev"), "dev"))
                .extracting(OldName::kind, OldName::old)
                .containsExactly(tuple(Kind.ARN, Split.arn("media")), tuple(Kind.NAME, "media"));
    }

    @Test
    void what_stays_is_named_by_its_arn_only() {
        assertThat(names(one("AWS::S3::Bucket", "media", Split.OLD), Split.OLD))
                .extracting(OldName::kind)
                .containsExactly(Kind.ARN);
        assertThat(names(one("AWS::EC2::VPC", "vpc-0123456789abcdef0", Split.OLD), Split.OLD))
                .extracting(OldName::kind)
                .containsExactly(Kind.ARN);
    }

    @Test
    void an_id_that_aws_gave_is_a_name_of_what_is_made_or_made_by_others() {
        Split moved = one("AWS::EC2::VPC", "vpc-0123456789abcdef0", "dev");
        Split managed = new Split()
                .put("AWS::EC2::NetworkAcl", "acl-0123456789abcdef0", Split.OLD, Role.MANAGED, Map.of())
                .madeBy("acl-0123456789abcdef0", new Maker("its VPC", Maker.Manner.DEFAULT, "t", "t"));

        assertThat(names(moved, "dev")).extracting(OldName::kind).containsExactly(Kind.ARN, Kind.ID);
        assertThat(names(managed, Split.OLD)).extracting(OldName::kind).containsExactly(Kind.ARN, Kind.ID);
        assertThat(names(one("AWS::DynamoDB::Table", "orders", "dev"), "dev"))
                .extracting(OldName::kind)
                .containsExactly(Kind.ARN);
    }

    @Test
    void a_url_under_which_it_is_reached_is_one() {
        Split split = new Split().put("AWS::SQS::Queue", "queue", "dev", Role.WORKLOAD, Map.of("QueueUrl", URL));

        assertThat(names(split, "dev")).extracting(OldName::kind, OldName::old).contains(tuple(Kind.ENDPOINT, URL));
    }

    @Test
    void a_name_that_holds_the_account_and_one_that_is_handed_over_are_told() {
        assertThat(names(one("AWS::IAM::Role", "cdk-123456789012-deploy", "dev"), "dev"))
                .extracting(OldName::kind, OldName::old)
                .contains(tuple(Kind.NAME, "cdk-123456789012-deploy"));
        assertThat(names(one("AWS::S3::Bucket", "logs-123456789012", "dev"), "dev"))
                .extracting(OldName::kind)
                .containsExactly(Kind.ARN, Kind.NAME);
        assertThat(names(one("AWS::ApiGateway::DomainName", "api.example.com", "dev"), "dev"))
                .extracting(OldName::kind, OldName::old)
                .contains(tuple(Kind.HANDED_OVER, "api.example.com"));
    }

    private static EstateWhereabouts where(Split split) {
        return new EstateWhereabouts(estate(split));
    }

    private static Split copied() {
        return new Split()
                .put("AWS::KMS::Key", "key", Split.OLD)
                .put("AWS::SQS::Queue", "a", "staging")
                .put("AWS::SQS::Queue", "b", "dev")
                .need("a", EdgeKind.ENCRYPTS_WITH, "key")
                .need("b", EdgeKind.ENCRYPTS_WITH, "key");
    }

    @Test
    void what_becomes_of_the_old_thing_comes_before_its_copies() {
        EstateWhereabouts where = where(copied());

        assertThat(where.of(Split.arn("key"))).extracting(Stand::account).containsExactly("legacy", "dev", "staging");
        assertThat(where.usedIn("dev", Split.arn("key")))
                .isNotNull()
                .extracting(Stand::account)
                .isEqualTo("dev");
        assertThat(where.usedIn("dev", "unknown")).isNull();
        assertThat(where.arnIn("dev", Split.arn("key"))).contains("${ACCOUNT_DEV}");
        assertThat(where.arnIn("dev", "unknown")).isEqualTo("unknown");
    }

    @Test
    void what_is_retired_is_nowhere() {
        Split split = one("AWS::SQS::Queue", "queue", "dev").leftover("queue");

        assertThat(where(split).of(Split.arn("queue"))).isEmpty();
        assertThat(where(split).usedIn("dev", Split.arn("queue"))).isNull();
    }

    @Test
    void an_address_is_what_it_will_be_reached_under() {
        Split queue = new Split().put("AWS::SQS::Queue", "queue", "dev", Role.WORKLOAD, Map.of("QueueUrl", URL));
        String planned = URL.replace("123456789012", "${ACCOUNT_DEV}");

        assertThat(where(queue).reached(Split.arn("queue"), "dev", URL)).isEqualTo(planned);
        assertThat(where(queue)
                        .reached(Split.arn("queue"), "dev", "at " + URL.toUpperCase(java.util.Locale.ROOT) + "!"))
                .isEqualTo("at " + planned + "!");
        assertThat(where(queue).reached(Split.arn("queue"), "dev", "nothing of it"))
                .startsWith("${HOST_DEV_SQS_QUEUE");
        assertThat(where(one("AWS::SQS::Queue", "queue", Split.OLD)).reached(Split.arn("queue"), "dev", URL))
                .isEqualTo(URL);
        assertThat(where(queue).reached("unknown", "dev", URL)).isEqualTo(URL);
    }

    @Test
    void a_unique_name_in_an_address_is_the_new_one_unless_it_is_handed_over() {
        Split bucket = one("AWS::S3::Bucket", "media", "dev");
        Split domain = one("AWS::ApiGateway::DomainName", "api.example.com", "dev");

        assertThat(where(bucket).reached(Split.arn("media"), "dev", "media.example"))
                .isEqualTo("media-${ACCOUNT_DEV}.example");
        assertThat(where(bucket).reached(Split.arn("media"), "dev", "x.media")).isEqualTo("x.media-${ACCOUNT_DEV}");
        assertThat(where(domain).reached(Split.arn("api.example.com"), "dev", "api.example.com"))
                .isEqualTo("api.example.com");
    }
}
