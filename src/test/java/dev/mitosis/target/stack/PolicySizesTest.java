package dev.mitosis.target.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.model.Finding;
import dev.mitosis.target.form.Form;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicySizesTest {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A document of so many characters. */
    private static ObjectNode document(int size) {
        return NODES.objectNode().put("a", "x".repeat(size - "{\"a\":\"\"}".length()));
    }

    private static Item item(String id, String type, JsonNode properties) {
        String name = id.substring(id.lastIndexOf('/') + 1);
        return new Item(id, type, "dev", "global", "eu-west-1", null, name, false, false, properties);
    }

    private static Item role(int trust, int... policies) {
        ObjectNode properties = NODES.objectNode();
        properties.set("AssumeRolePolicyDocument", document(trust));
        for (int policy : policies) {
            properties.withArray("Policies").addObject().set("PolicyDocument", document(policy));
        }
        return item("dev/iam-role/app", "AWS::IAM::Role", properties);
    }

    private static Item part(JsonNode role, int size) {
        ObjectNode properties = NODES.objectNode();
        properties.set("RoleName", role);
        properties.set("PolicyDocument", document(size));
        return item("dev/iam-role/app/policy", "AWS::IAM::RolePolicy", properties);
    }

    private static List<String> tooLarge(Item... items) {
        List<Finding> findings = new ArrayList<>();
        new PolicySizes(findings::add).check(List.of(items));
        assertThat(findings).allMatch(finding -> finding.rule().equals("target.policy-too-large"));
        return findings.stream().map(finding -> finding.resources().get(0)).toList();
    }

    @Test
    void a_trust_policy_may_have_as_many_characters_as_iam_takes() {
        assertThat(tooLarge(role(2048))).isEmpty();
        assertThat(tooLarge(role(2049))).containsExactly("dev/iam-role/app");
    }

    @Test
    void a_managed_policy_has_a_limit_of_its_own() {
        ObjectNode large = NODES.objectNode();
        large.set("PolicyDocument", document(6145));
        ObjectNode fits = NODES.objectNode();
        fits.set("PolicyDocument", document(6144));

        assertThat(tooLarge(
                        item("dev/iam-managedpolicy/large", "AWS::IAM::ManagedPolicy", large),
                        item("dev/iam-managedpolicy/fits", "AWS::IAM::ManagedPolicy", fits),
                        item("dev/sqs-queue/jobs", "AWS::SQS::Queue", large)))
                .containsExactly("dev/iam-managedpolicy/large");
    }

    @Test
    void policies_within_a_role_and_beside_it_count_together() {
        JsonNode ref = Form.ref("dev/iam-role/app", "Ref");

        assertThat(tooLarge(role(100, 5000, 5000), part(ref, 240))).isEmpty();
        assertThat(tooLarge(role(100, 5000, 5000), part(ref, 241))).containsExactly("dev/iam-role/app");
        assertThat(tooLarge(role(100, 5000, 5000), part(NODES.textNode("other"), 241)))
                .isEmpty();
        assertThat(tooLarge(part(NODES.textNode("other"), 10_241))).containsExactly("dev/iam-role/app/policy");
    }

    @Test
    void an_arn_counts_as_what_it_will_be_and_a_missing_document_as_nothing() {
        ObjectNode arns = NODES.objectNode();
        ObjectNode document = arns.putObject("PolicyDocument");
        int one = "\"arn:aws:service:eu-central-1:000000000000:jobs\"".length();
        int most = (6144 - "{\"a\":[]}".length() + 1) / (one + 1);
        for (int i = 0; i < most; i++) {
            document.withArray("a").add(Form.ARN_OF.with("dev/sqs-queue/jobs"));
        }
        Item policy = item("dev/iam-managedpolicy/arns", "AWS::IAM::ManagedPolicy", arns);
        Item jobs = item("dev/sqs-queue/jobs", "AWS::SQS::Queue", NODES.objectNode());

        assertThat(tooLarge(policy, jobs)).isEmpty();
        // An id is longer than the name that follows from it.
        assertThat(tooLarge(policy)).containsExactly("dev/iam-managedpolicy/arns");
        assertThat(tooLarge(item("dev/iam-role/bare", "AWS::IAM::Role", NODES.objectNode())))
                .isEmpty();
        document.withArray("a").add(Form.ARN_OF.with("dev/sqs-queue/jobs"));
        assertThat(tooLarge(policy, jobs)).containsExactly("dev/iam-managedpolicy/arns");
    }
}
