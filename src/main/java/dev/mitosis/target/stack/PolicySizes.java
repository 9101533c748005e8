package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.target.form.Form;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Policies that are larger than IAM takes (IAM user guide, IAM and STS quotas: characters without white space). */
final class PolicySizes {
    private static final int MANAGED = 6144;
    private static final int INLINE_ROLE = 10_240;
    private static final int TRUST = 2048;
    private static final String ACCOUNT_ID = "000000000000";

    private final Map<String, Integer> inline = new TreeMap<>();
    private final Map<String, Item> byId = new HashMap<>();
    private final Consumer<Finding> findings;

    PolicySizes(Consumer<Finding> findings) {
        this.findings = findings;
    }

    void check(List<Item> items) {
        items.forEach(item -> byId.put(item.id(), item));
        for (Item item : items) {
            JsonNode properties = item.properties();
            switch (item.type()) {
                case "AWS::IAM::ManagedPolicy" -> tell(item.id(), size(properties.path("PolicyDocument")), MANAGED);
                case "AWS::IAM::Role" -> {
                    tell(item.id(), size(properties.path("AssumeRolePolicyDocument")), TRUST);
                    properties.path("Policies").forEach(policy -> add(item.id(), size(policy.path("PolicyDocument"))));
                }
                case "AWS::IAM::RolePolicy" ->
                    add(
                            properties.path("RoleName").path("ref").asText(item.id()),
                            size(properties.path("PolicyDocument")));
                default -> {}
            }
        }
        inline.forEach((role, size) -> tell(role, size, INLINE_ROLE));
    }

    private void add(String role, int size) {
        inline.merge(role, size, Integer::sum);
    }

    private void tell(String id, int size, int most) {
        if (size > most) {
            findings.accept(new Finding(
                    "target.policy-too-large",
                    Severity.HIGH,
                    List.of(id),
                    "the policy of " + id + " has " + size + " characters, and IAM takes " + most,
                    "Divide it into several managed policies, or let it name less, before the stack is deployed."));
        }
    }

    private int size(JsonNode document) {
        if (document.isMissingNode()) {
            return 0;
        }
        return Form.change(
                        document,
                        "",
                        (form, node, pointer) -> form == null
                                ? node
                                : TextNode.valueOf(form == Form.ARN_OF ? arn(form.name(node)) : ACCOUNT_ID))
                .toString()
                .length();
    }

    private String arn(String id) {
        Item item = byId.get(id);
        return "arn:aws:service:eu-central-1:" + ACCOUNT_ID + ":" + (item == null ? id : item.name());
    }
}
