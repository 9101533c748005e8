package dev.mitosis.graph.relation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Evidence;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordWalkerTest {
    private static final String BUCKET = "AWS::S3::Bucket";
    private static final String ROLE = "AWS::IAM::Role";

    private static DraftFixture walked(String data, String... rules) {
        DraftFixture fixture =
                new DraftFixture(data, BUCKET + " acme-files", ROLE + " app-role", "AWS::Lambda::Function fn-one");
        List<RelationRule> table = Stream.of(rules)
                .map(rule -> rule.split(" "))
                .map(rule -> new RelationRule(
                        rule[0],
                        rule[1],
                        RuleAction.parse(rule[2]).orElseThrow(),
                        rule.length > 3 ? List.of(rule[3].split(",")) : List.of()))
                .toList();
        Map<String, ValueReader> readers = Map.of(
                "network",
                (writer, value, pointer, targets) -> writer.to(
                        writer.draft().external().network(value.toString()),
                        dev.mitosis.model.EdgeKind.REFERENCES,
                        dev.mitosis.model.Strength.EXACT,
                        pointer,
                        value.toString()));
        new RecordWalker(new RelationTable(table), readers, TextLinker.load())
                .walk(fixture.writer(), DraftFixture.json(data));
        return fixture;
    }

    @Test
    void a_rule_draws_what_its_path_names() {
        assertThat(walked("{'Target':{'Name':'acme-files'}}", "* /Target/Name writes AWS::S3::Bucket")
                        .lines())
                .containsExactly("self writes acme-files");
    }

    @Test
    void a_reversed_rule_says_that_the_named_one_needs_the_record() {
        assertThat(walked("{'Caller':'fn-one'}", "* /Caller <invokes AWS::Lambda::Function")
                        .lines())
                .containsExactly("fn-one invokes self");
    }

    @Test
    void a_text_that_is_not_a_name_is_searched_for_what_the_rule_means() {
        assertThat(walked("{'Target':'s3://acme-files/in'}", "* /Target writes AWS::S3::Bucket")
                        .lines())
                .containsExactly("self writes acme-files");
    }

    @Test
    void a_reversed_rule_does_not_search_a_text() {
        assertThat(walked("{'Caller':'s3://acme-files/in'}", "* /Caller <writes AWS::S3::Bucket")
                        .lines())
                .isEmpty();
    }

    @Test
    void what_is_ignored_draws_nothing() {
        String data = "{'Old':['arn:aws:s3:::acme-files']}";

        assertThat(walked(data).lines()).containsExactly("self references acme-files");
        assertThat(walked(data, "* /Old ignore").lines()).isEmpty();
    }

    @Test
    void a_rule_for_a_type_goes_before_one_for_all() {
        assertThat(walked(
                                "{'Target':'acme-files'}",
                                "* /Target writes AWS::S3::Bucket",
                                "AWS::Some::Thing /Target reads AWS::S3::Bucket")
                        .lines())
                .containsExactly("self reads acme-files");
        assertThat(walked(
                                "{'Target':'acme-files'}",
                                "* /Target writes AWS::S3::Bucket",
                                "AWS::Other::Thing /Target reads AWS::S3::Bucket")
                        .lines())
                .containsExactly("self writes acme-files");
    }

    @Test
    void two_rules_for_one_place_both_draw() {
        assertThat(walked(
                                "{'A':{'Target':'acme-files'}}",
                                "* /A/Target writes AWS::S3::Bucket",
                                "* /**/Target reads AWS::S3::Bucket")
                        .lines())
                .containsExactlyInAnyOrder("self reads acme-files", "self writes acme-files");
    }

    @Test
    void a_reader_gets_the_value_with_its_json_opened() {
        assertThat(walked("{'Doc':'{\\\"a\\\":1}'}", "* /Doc @network").lines())
                .containsExactly("self references external:network/{\"a\":1}");
    }

    @Test
    void a_draw_rule_for_an_object_lets_the_walk_go_on() {
        assertThat(walked("{'Doc':{'x':'arn:aws:s3:::acme-files'}}", "* /Doc writes")
                        .lines())
                .containsExactly("self references acme-files");
    }

    @Test
    void json_in_a_text_is_walked_as_if_it_stood_there() {
        DraftFixture fixture =
                walked("{'Doc':'{\\\"Target\\\":[\\\"acme-files\\\"]}'}", "* /Doc/Target/* writes AWS::S3::Bucket");

        assertThat(fixture.lines()).containsExactly("self writes acme-files");
        assertThat(fixture.edges().get(0).evidence())
                .extracting(Evidence::pointer)
                .containsExactly("/Doc/Target/0");
    }

    @ParameterizedTest
    @CsvSource({
        "/A/B/C, true",
        "/a/b/c, true",
        "/A/B, false",
        "/A/*/C, true",
        "/*/B/C, true",
        "/**/C, true",
        "/A/**/C, true",
        "/A/B/C/**, true",
        "/**/B/C, true",
        "/**/A/B/C, true",
        "/A/C, false",
        "/**/A/C, false",
        "/**/*/C, true"
    })
    void a_star_is_one_step_and_two_are_any_depth(String path, boolean isMatched) {
        assertThat(walked("{'A':{'B':{'C':'acme-files'}}}", "* " + path + " writes AWS::S3::Bucket")
                        .lines()
                        .isEmpty())
                .isEqualTo(!isMatched);
    }

    @Test
    void elements_of_lists_match_stars_only() {
        String data = "{'A':['acme-files']}";

        assertThat(walked(data, "* /A/* writes AWS::S3::Bucket").lines()).hasSize(1);
        assertThat(walked(data, "* /A/0 writes AWS::S3::Bucket").lines()).isEmpty();
        assertThat(walked(data, "* /A writes AWS::S3::Bucket").lines()).isEmpty();
    }

    @Test
    void a_slash_in_a_member_is_written_as_json_pointers_do() {
        DraftFixture fixture = walked("{'a/b':{'c~d':'acme-files'}}", "* /a~1b/c~0d writes AWS::S3::Bucket");

        assertThat(fixture.edges())
                .singleElement()
                .satisfies(edge -> assertThat(edge.evidence().get(0).pointer()).isEqualTo("/a~1b/c~0d"));
    }
}
