package dev.mitosis.target.organization;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.PlannedStatement;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.form.LogicalIds;
import dev.mitosis.target.name.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The policies of the organization: each as a document, and all in a template that attaches them in stages. */
final class PolicyFiles {
    private static final String POLICY_STAGING = "Policy Staging";
    private static final String UNIT_PATTERN = "ou-[0-9a-z]{4,32}-[a-z0-9]{8,32}";
    /** A variable of IAM, such as <code>${aws:username}</code>, which CloudFormation must not take for its own. */
    private static final Pattern IAM_VARIABLE = Pattern.compile("\\$\\{(?=[a-z])");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");

    private static final String ACCOUNT_PATTERN = "\\d{12}";

    private final TargetDocument target;
    private final Blueprint blueprint;

    PolicyFiles(TargetDocument target, Blueprint blueprint) {
        this.target = target;
        this.blueprint = blueprint;
    }

    /**
     * A policy ready to be attached.
     *
     * @param content with <code>${OrganizationId}</code> and <code>${ACCOUNT_...}</code> where they are not known yet
     */
    record Attachable(
            String name, String type, String purpose, List<String> units, List<String> covers, JsonNode content) {
        String stage() {
            return "Stage" + LogicalIds.words(name);
        }

        String kind() {
            return switch (type) {
                case "SERVICE_CONTROL_POLICY" -> "scp";
                case "RESOURCE_CONTROL_POLICY" -> "rcp";
                default ->
                    type.toLowerCase(java.util.Locale.ROOT)
                            .replace("_policy", "")
                            .replace('_', '-');
            };
        }

        /** The variables that its content has for what is not known yet. */
        Stream<String> variables() {
            return VARIABLE.matcher(content.toString()).results().map(found -> found.group(1));
        }

        /** The path of the document below the folder of the organization. */
        String file() {
            return "policies/" + kind() + "-" + name + ".json";
        }
    }

    /** All that somebody has to attach: those that a landing zone has are left out. */
    List<Attachable> all() {
        List<Attachable> all = new ArrayList<>();
        for (Guardrail guardrail : target.organization().guardrails()) {
            if (guardrail.fate() != Fate.MANAGED) {
                all.add(new Attachable(
                        guardrail.name(),
                        "SERVICE_CONTROL_POLICY",
                        guardrail.purpose(),
                        guardrail.units(),
                        List.of(),
                        document(guardrail.statements())));
            }
        }
        for (ManagementPolicy policy : ManagementPolicy.all()) {
            all.add(new Attachable(
                    policy.name(),
                    policy.type(),
                    policy.purpose(),
                    policy.units(),
                    policy.covers(),
                    pruned(blueprint.fill(policy.content()))));
        }
        return all;
    }

    private static JsonNode document(List<PlannedStatement> statements) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.put("Version", "2012-10-17");
        document.set("Statement", Json.mapper().valueToTree(statements));
        return document;
    }

    /** A condition without values would never be met: it is left out. */
    private static JsonNode pruned(JsonNode content) {
        for (JsonNode statement : content.path("Statement")) {
            statement
                    .path("Condition")
                    .properties()
                    .forEach(operator -> ((ObjectNode) operator.getValue())
                            .properties()
                            .removeIf(key ->
                                    key.getValue().isArray() && key.getValue().isEmpty()));
        }
        return content;
    }

    /** The template for the management account. */
    ObjectNode template() {
        OrganizationTemplate template = new OrganizationTemplate(
                "The policies of the organization. Each is attached nowhere, to the unit in which policies are tried, or to its units.");
        template.parameter("OrganizationId", "The id of the organization", "o-[a-z0-9]{10,32}");
        List<Attachable> all = all();
        units(all).forEach(unit -> template.parameter(UnitFiles.idOf(unit) + "Id", "The unit " + unit, UNIT_PATTERN));
        accounts(all, target)
                .forEach(account -> template.parameter(
                        UnitFiles.idOf(account) + "Id", "The account " + account.name(), ACCOUNT_PATTERN));
        all.forEach(policy -> add(template, policy));
        return template.tree();
    }

    private void add(OrganizationTemplate template, Attachable policy) {
        String stage = policy.stage();
        template.choice(stage, policy.purpose(), List.of("none", "staging", "units"));
        template.condition(stage + "Tried", "{Fn::Equals: [{Ref: " + stage + "}, staging]}");
        template.condition(stage + "Done", "{Fn::Equals: [{Ref: " + stage + "}, units]}");
        ObjectNode resource =
                template.next("Policy" + LogicalIds.words(policy.name()), "AWS::Organizations::Policy", "");
        ObjectNode properties = resource.putObject("Properties");
        properties.put("Name", policy.name());
        properties.put("Type", policy.type());
        properties.put("Description", policy.purpose());
        properties.set("Content", OrganizationTemplate.sub(known(Json.line(policy.content()))));
        ObjectNode done = JsonNodeFactory.instance.objectNode();
        var units = done.putArray("Fn::If").add(stage + "Done");
        var list = units.addArray();
        policy.units().forEach(unit -> list.add(OrganizationTemplate.ref(UnitFiles.idOf(unit) + "Id")));
        var otherwise = units.addObject().putArray("Fn::If").add(stage + "Tried");
        otherwise.addArray().add(OrganizationTemplate.ref(UnitFiles.idOf(POLICY_STAGING) + "Id"));
        otherwise.add(OrganizationTemplate.ref("AWS::NoValue"));
        properties.set("TargetIds", done);
    }

    /** The variables of accounts as parameters of the template. */
    private String known(String content) {
        String text = content;
        for (PlannedAccount account : target.accounts()) {
            text = text.replace(Variables.reference(account.variable()), "${" + UnitFiles.idOf(account) + "Id}");
        }
        return IAM_VARIABLE.matcher(text).replaceAll("\\${!");
    }

    /** The units that the policies are attached to at any stage, by path. */
    static SortedSet<String> units(List<Attachable> policies) {
        SortedSet<String> units = new TreeSet<>(List.of(POLICY_STAGING));
        policies.forEach(policy -> units.addAll(policy.units()));
        return units;
    }

    /** The accounts that the policies name by a variable, by name. */
    static List<PlannedAccount> accounts(List<Attachable> policies, TargetDocument target) {
        Set<String> named = policies.stream().flatMap(Attachable::variables).collect(Collectors.toSet());
        return target.accounts().stream()
                .filter(account -> named.contains(account.variable()))
                .toList();
    }
}
