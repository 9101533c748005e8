package dev.mitosis.scan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PolicySplitTest {
    @Test
    void what_fits_into_one_policy_stays_in_one() {
        List<PolicyDocument> documents = PolicySplit.of(Map.of("rds", List.of("rds:DescribeDBInstances")));

        assertThat(documents).singleElement().satisfies(document -> {
            assertThat(document.name()).isEqualTo("MitosisScan1");
            assertThat(document.json().toString())
                    .isEqualTo(
                            "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"MitosisScanrds\",\"Effect\":\"Allow\","
                                    + "\"Action\":[\"rds:DescribeDBInstances\"],\"Resource\":\"*\"}]}");
        });
    }

    @Test
    void statements_fill_one_policy_after_another() {
        List<PolicyDocument> documents = PolicySplit.of(services(30, 20));

        assertThat(documents)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        document -> assertThat(document.characters()).isLessThanOrEqualTo(PolicySplit.MOST_CHARACTERS));
        assertThat(documents.stream().map(PolicyDocument::name)).startsWith("MitosisScan1", "MitosisScan2");
        assertThat(actions(documents)).hasSize(600).doesNotHaveDuplicates();
    }

    @Test
    void a_service_that_is_too_long_for_a_policy_is_cut_into_statements_with_names_of_their_own() {
        List<PolicyDocument> documents = PolicySplit.of(services(1, 400));

        assertThat(documents)
                .allSatisfy(
                        document -> assertThat(document.characters()).isLessThanOrEqualTo(PolicySplit.MOST_CHARACTERS));
        assertThat(documents.stream().flatMap(document -> document.statements().stream()))
                .extracting(PolicyStatement::sid)
                .startsWith("MitosisScanservice00", "MitosisScanservice002")
                .doesNotHaveDuplicates();
        assertThat(actions(documents)).hasSize(400).doesNotHaveDuplicates();
    }

    private static Stream<String> actions(List<PolicyDocument> documents) {
        return documents.stream()
                .flatMap(document -> document.statements().stream())
                .flatMap(statement -> statement.actions().stream());
    }

    private static Map<String, List<String>> services(int services, int actions) {
        Map<String, List<String>> made = new TreeMap<>();
        for (int service = 0; service < services; service++) {
            String prefix = "service-%02d".formatted(service);
            made.put(
                    prefix,
                    IntStream.range(0, actions)
                            .mapToObj(action -> prefix + ":Describe%04dThings".formatted(action))
                            .toList());
        }
        return made;
    }
}
