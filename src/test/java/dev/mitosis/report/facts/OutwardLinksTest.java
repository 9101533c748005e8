package dev.mitosis.report.facts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.io.Json;
import dev.mitosis.model.table.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutwardLinksTest {
    @ParameterizedTest
    @CsvSource({
        "D:lambda/latest/dg/gettingstarted-limits, https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html",
        "G:aws-samples/tools readiness, https://github.com/aws-samples/tools",
        "P:https://repost.aws/x, https://repost.aws/x",
        "https://example.com/own, https://example.com/own",
        "B:s3 CreateBucket, https://docs.aws.amazon.com/cli/latest/reference/s3api/create-bucket.html",
        "B:rds DescribeDBInstances MultiAZ, https://docs.aws.amazon.com/cli/latest/reference/rds/describe-db-instances.html",
        "B:route53 CreateVPCAssociationAuthorization, https://docs.aws.amazon.com/cli/latest/reference/route53/create-vpc-association-authorization.html",
        "B:organizations ConstraintViolationException, https://docs.aws.amazon.com/cli/latest/reference/organizations/index.html",
    })
    void a_source_that_is_a_page_leads_there(String source, String address) {
        assertThat(OutwardLinks.source(source))
                .isInstanceOfSatisfying(
                        Value.Url.class, url -> assertThat(url.url()).isEqualTo(address));
    }

    @ParameterizedTest
    @CsvSource({
        "'B:shapes of all', 'AWS''s model of its API, shapes of all'",
        "unsourced, documented nowhere that we know: verify it before relying on it",
        "inference, deduced from what is documented",
        "D:no page|at all, 'AWS documentation, no page|at all'",
    })
    void a_source_that_is_no_page_is_said_in_words(String source, String said) {
        assertThat(OutwardLinks.source(source)).isEqualTo(Value.text(said));
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:s3:::photos, https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3As3%3A%3A%3Aphotos",
        "arn:aws-cn:s3:::photos, https://console.amazonaws.cn/go/view?arn=arn%3Aaws-cn%3As3%3A%3A%3Aphotos",
        "'arn:aws:x:::a b\"&c', https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3Ax%3A%3A%3Aa%20b%22%26c",
    })
    void an_arn_leads_to_the_console_of_its_partition(String arn, String address) {
        assertThat(OutwardLinks.console(arn)).isEqualTo(new Value.Url(arn, address));
    }

    @Test
    void what_is_no_arn_or_too_long_for_a_link_leads_nowhere() {
        assertThat(OutwardLinks.console("i-1")).isEqualTo(Value.text("i-1"));
        assertThat(OutwardLinks.console("arn:aws:sns:eu-west-1:${ACCOUNT}:x")).isInstanceOf(Value.Text.class);
        assertThat(OutwardLinks.console("arn:aws:s3:::" + "x".repeat(2_000))).isInstanceOf(Value.Text.class);
    }

    /** What nobody has documented is said to be so, and a practice has no page. */
    @Test
    void every_source_of_the_sample_that_names_a_place_leads_there() throws IOException {
        Set<String> sources = new TreeSet<>();
        for (String line : Files.readAllLines(Path.of("src/test/resources/dev/mitosis/golden/sample-plan.txt"))) {
            if (line.startsWith("steps ")) {
                Json.mapper()
                        .readTree(line.substring("steps ".length()))
                        .path("sources")
                        .forEach(source -> sources.add(source.asText()));
            }
        }

        assertThat(sources)
                .hasSizeGreaterThan(50)
                .filteredOn(source -> !(OutwardLinks.source(source) instanceof Value.Url))
                .allMatch(
                        source -> Set.of("unsourced", "inference").contains(source) || source.startsWith("P:practice"));
    }
}
