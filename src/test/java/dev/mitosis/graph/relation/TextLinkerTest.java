package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextLinkerTest {
    private static final TextLinker LINKER = TextLinker.load();

    private static List<String> linked(String text, TextLinker.LinkMode mode, String... known) {
        DraftFixture fixture = new DraftFixture("{}", known);
        boolean found = LINKER.link(fixture.writer(), text, "/x", mode);
        assertThat(found).isEqualTo(!fixture.lines().isEmpty());
        return fixture.lines();
    }

    private static TextLinker.LinkMode names(String label) {
        return new TextLinker.LinkMode(EdgeKind.REFERENCES, label);
    }

    /** AWS's own hosts have up to five parts; one of six or more was somebody's resource. */
    @ParameterizedTest
    @CsvSource({
        "rds.eu-west-1.amazonaws.com, ''",
        "api.ecr.eu-west-1.amazonaws.com, ''",
        "orders.abc.eu-west-1.rds.amazonaws.com, external:dangling/orders.abc.eu-west-1.rds.amazonaws.com",
        "a.orders.abc.eu-west-1.rds.amazonaws.com, external:dangling/a.orders.abc.eu-west-1.rds.amazonaws.com",
        "api.partner.example, external:host/api.partner.example",
        "API.Partner.example, external:host/api.partner.example",
        "db.corp.internal, ''",
        "printer.local, ''",
        "localhost, ''",
        "10.0.0.1, ''"
    })
    void a_host_that_nobody_has_is_outside_or_gone(String host, String target) {
        assertThat(linked("https://" + host + "/path", names("URL")))
                .isEqualTo(target.isEmpty() ? List.of() : List.of("self references " + target));
        assertThat(linked("https://" + host + "/path", TextLinker.LinkMode.IDENTIFIERS))
                .isEmpty();
    }

    @Test
    void a_bucket_of_an_s3_uri_is_meant_exactly() {
        assertThat(linked("s3://acme-files/in", TextLinker.LinkMode.IDENTIFIERS, "AWS::S3::Bucket acme-files"))
                .containsExactly("self references acme-files");
    }

    @Test
    void an_arn_that_nobody_has_dangles_only_where_names_or_a_kind_are_expected() {
        String arn = "arn:aws:sqs:eu-west-1:123456789012:gone";

        assertThat(linked(arn, TextLinker.LinkMode.IDENTIFIERS)).isEmpty();
        assertThat(linked(arn, names("QUEUE"))).containsExactly("self references external:dangling/" + arn);
        assertThat(linked(arn, new TextLinker.LinkMode(EdgeKind.WRITES, "")))
                .containsExactly("self writes external:dangling/" + arn);
    }

    @Test
    void an_arn_of_another_account_is_that_account() {
        assertThat(linked("arn:aws:sqs:eu-west-1:210987654321:jobs", TextLinker.LinkMode.IDENTIFIERS))
                .containsExactly("self references external:account/210987654321");
    }

    @Test
    void the_usual_kind_of_the_target_is_drawn_where_none_is_given() {
        String role = DraftFixture.arn("AWS::IAM::Role", "app-role");

        assertThat(linked(role, TextLinker.LinkMode.IDENTIFIERS, "AWS::IAM::Role app-role"))
                .containsExactly("self runs-as app-role");
        assertThat(linked(role, names("X"), "AWS::IAM::Role app-role")).containsExactly("self references app-role");
    }

    @Test
    void a_resource_that_a_text_names_twice_is_one_edge() {
        DraftFixture fixture = new DraftFixture("{}", "AWS::S3::Bucket acme-files");
        LINKER.link(fixture.writer(), "s3://acme-files/a s3://acme-files/b", "/x", TextLinker.LinkMode.IDENTIFIERS);

        assertThat(fixture.edges())
                .singleElement()
                .satisfies(edge -> assertThat(edge.evidence()).hasSize(1));
    }

    @Test
    void a_text_that_names_its_own_resource_links_nothing() {
        assertThat(linked(DraftFixture.SELF, TextLinker.LinkMode.IDENTIFIERS)).isEmpty();
    }
}
