package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EdgeWriterTest {
    private static final String TABLE = "AWS::DynamoDB::Table";
    private final DraftFixture fixture = new DraftFixture("{}", TABLE + " orders", "AWS::S3::Bucket acme-files");
    private final EdgeWriter writer = fixture.writer();

    @Test
    void an_arn_names_exactly_and_a_name_only_where_its_type_is_known() {
        assertThat(writer.resolve(DraftFixture.arn(TABLE, "orders"), List.of()))
                .map(EdgeWriter.Match::strength)
                .contains(Strength.EXACT);
        assertThat(writer.resolve("orders", List.of(TABLE)))
                .map(EdgeWriter.Match::strength)
                .contains(Strength.NAME);
        assertThat(writer.resolve("orders", List.of())).isEmpty();
        assertThat(writer.resolve("orders", List.of("AWS::SQS::Queue"))).isEmpty();
    }

    @Test
    void a_host_may_have_a_scheme_where_a_type_is_known() {
        String url = "https://acme-files.s3.amazonaws.com";

        assertThat(writer.resolve(url, List.of("AWS::S3::Bucket")))
                .map(match -> match.entity().name())
                .contains("acme-files");
        assertThat(writer.resolve(url, List.of())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sqs:eu-west-1:210987654321:jobs, external:account/210987654321",
        "arn:aws:sqs:eu-west-1:123456789012:gone, external:dangling/arn:aws:sqs:eu-west-1:123456789012:gone",
        "arn:aws:s3:::gone, external:dangling/arn:aws:s3:::gone",
        "arn:aws:route53:::hostedzone/Z1, ''",
        "arn:aws:iam::aws:policy/ReadOnly, ''",
        "arn:aws:iam::123456789012:root, ''",
        "arn:aws:sts::123456789012:assumed-role/a/b, ''",
        "arn:aws:sqs:eu-west-1:123456789012:jobs-*, ''",
        "arn:aws:sqs:eu-west-1:123456789012:$NAME, ''",
        "orders, ''"
    })
    void an_arn_that_nobody_has_is_somebody_elses_or_gone(String arn, String id) {
        assertThat(writer.missing(arn).map(Entity::arn).orElse("")).isEqualTo(id);
    }

    @Test
    void an_edge_goes_out_from_the_record_or_comes_back_to_it() {
        EdgeWriter.Match match = new EdgeWriter.Match(fixture.entity(TABLE, "orders"), Strength.EXACT);

        writer.draw(new RuleAction.Draw(EdgeKind.READS, false), match, "/a", "orders");
        writer.draw(new RuleAction.Draw(EdgeKind.TRIGGERS, true), match, "/b", "orders");

        assertThat(fixture.lines()).containsExactlyInAnyOrder("self reads orders", "orders triggers self");
    }

    @Test
    void evidence_keeps_two_hundred_characters_of_a_text() {
        writer.to(fixture.entity(TABLE, "orders"), EdgeKind.READS, Strength.EXACT, "/a", "x".repeat(201));
        writer.to(fixture.entity(TABLE, "orders"), EdgeKind.WRITES, Strength.EXACT, "/a", "x".repeat(200));

        assertThat(fixture.edges())
                .flatExtracting(edge -> edge.evidence())
                .extracting(evidence -> evidence.text().length())
                .containsExactly(200, 200);
    }

    @Test
    void a_writer_for_another_draws_from_it_with_the_evidence_of_the_record() {
        writer.as(fixture.entity("AWS::S3::Bucket", "acme-files"))
                .to(fixture.entity(TABLE, "orders"), EdgeKind.WRITES, Strength.EXACT, "/a", "x");

        assertThat(fixture.lines()).containsExactly("acme-files writes orders");
        assertThat(fixture.edges().get(0).evidence().get(0).resource()).isEqualTo(DraftFixture.SELF);
    }

    @Test
    void findings_of_one_rule_and_text_are_one_over_all_their_resources() {
        writer.finding("graph.some", Severity.LOW, "A text.", "A fix.");
        writer.as(fixture.entity(TABLE, "orders")).finding("graph.some", Severity.LOW, "A text.", "A fix.");
        writer.finding("graph.other", Severity.HIGH, "A text.", "A fix.");

        assertThat(fixture.draft().findings().all())
                .extracting(finding -> finding.rule() + " " + finding.severity() + " "
                        + finding.resources().size())
                .containsExactly("graph.other HIGH 1", "graph.some LOW 2");
    }
}
