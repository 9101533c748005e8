package dev.mitosis.scan.policy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.scan.ScanPolicy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Reads back what the forms write and finds the same actions in each. */
class PolicyFormTest {
    /** "AWS CloudFormation quotas": the most that a template may have where it is handed over in the request. */
    private static final int MOST_TEMPLATE_BYTES = 51_200;

    private static final Pattern QUOTED_ACTION =
            Pattern.compile("^ {10}\"([a-z0-9-]+:[A-Za-z0-9]+)\",$", Pattern.MULTILINE);

    private final List<PolicyDocument> documents = ScanPolicy.documents();

    @Test
    void the_policies_of_a_scan_fit_the_limits_of_iam() {
        assertThat(documents)
                .hasSizeBetween(1, PolicySplit.MOST_DOCUMENTS)
                .allSatisfy(
                        document -> assertThat(document.characters()).isLessThanOrEqualTo(PolicySplit.MOST_CHARACTERS));
    }

    @Test
    void json_is_one_file_for_each_policy() throws JsonProcessingException {
        List<PolicyFile> files = PolicyForm.JSON.files(documents);

        Set<String> found = new TreeSet<>();
        for (PolicyFile file : files) {
            collect(Json.mapper().readTree(file.text()), found);
        }
        assertThat(files)
                .extracting(PolicyFile::name)
                .startsWith("MitosisScan1.json")
                .hasSameSizeAs(documents);
        assertThat(found).isEqualTo(actions());
    }

    @Test
    void the_cloudformation_template_attaches_every_policy_to_the_role() throws JsonProcessingException {
        String text = PolicyForm.CLOUDFORMATION.files(documents).get(0).text();
        JsonNode template = Json.yaml().readTree(text);

        assertThat(text).hasSizeLessThan(MOST_TEMPLATE_BYTES);
        assertThat(template.path("AWSTemplateFormatVersion").asText()).isEqualTo("2010-09-09");
        assertThat(template.at("/Resources/Role/Type").asText()).isEqualTo("AWS::IAM::Role");
        Set<String> found = new TreeSet<>();
        for (PolicyDocument document : documents) {
            JsonNode policy = template.path("Resources").path(document.name());
            assertThat(policy.path("Type").asText()).isEqualTo("AWS::IAM::ManagedPolicy");
            assertThat(policy.at("/Properties/Roles/0/Ref").asText()).isEqualTo("Role");
            collect(policy.at("/Properties/PolicyDocument"), found);
        }
        assertThat(found).isEqualTo(actions());
    }

    @Test
    void everything_that_the_template_refers_to_is_in_it() throws JsonProcessingException {
        JsonNode template = Json.yaml()
                .readTree(PolicyForm.CLOUDFORMATION.files(documents).get(0).text());

        assertThat(template.findValuesAsText("Ref"))
                .isNotEmpty()
                .allMatch(name -> name.startsWith("AWS::")
                        || template.path("Parameters").has(name)
                        || template.path("Resources").has(name));
        assertThat(template.findValues("Fn::If"))
                .allMatch(condition ->
                        template.path("Conditions").has(condition.path(0).asText()));
    }

    @Test
    void the_terraform_module_names_every_action_once_and_closes_what_it_opens() {
        String text = PolicyForm.TERRAFORM.files(documents).get(0).text();

        Matcher quoted = QUOTED_ACTION.matcher(text);
        Set<String> found = new TreeSet<>();
        while (quoted.find()) {
            assertThat(found.add(quoted.group(1))).isTrue();
        }
        assertThat(found).isEqualTo(actions());
        assertThat(text.split("resource \"aws_iam_policy\" ")).hasSize(documents.size() + 1);
        assertThat(text.split("resource \"aws_iam_role_policy_attachment\" ")).hasSize(documents.size() + 1);
        assertThat(stillOpen(text)).isEmpty();
    }

    private static Deque<Character> stillOpen(String text) {
        Deque<Character> open = new ArrayDeque<>();
        for (char letter : text.replaceAll("\"[^\"\n]*\"", "").toCharArray()) {
            if ("([{".indexOf(letter) >= 0) {
                open.push(letter);
            } else if (")]}".indexOf(letter) >= 0) {
                assertThat("([{".indexOf(open.pop())).isEqualTo(")]}".indexOf(letter));
            }
        }
        return open;
    }

    private Set<String> actions() {
        Set<String> actions = new TreeSet<>();
        documents.forEach(document -> document.statements().forEach(statement -> actions.addAll(statement.actions())));
        return actions;
    }

    private static void collect(JsonNode policy, Set<String> found) {
        policy.path("Statement")
                .forEach(statement -> statement.path("Action").forEach(action -> found.add(action.asText())));
    }
}
