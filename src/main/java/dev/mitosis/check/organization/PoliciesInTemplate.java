package dev.mitosis.check.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.Organization.Guardrail;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Policies as they are attached: their content is that of their files, they are tried first, and bind whom they shall.
 */
final class PoliciesInTemplate {
    private static final Map<String, String> FILES = Map.of(
            "SERVICE_CONTROL_POLICY", "scp",
            "RESOURCE_CONTROL_POLICY", "rcp",
            "TAG_POLICY", "tag",
            "BACKUP_POLICY", "backup",
            "S3_POLICY", "s3",
            "DECLARATIVE_POLICY_EC2", "declarative-ec2");
    /** Policies that only take away: a statement that allows would do nothing, or undo another. */
    private static final Set<String> DENYING = Set.of("SERVICE_CONTROL_POLICY", "RESOURCE_CONTROL_POLICY");

    private static final Pattern HOLE = Pattern.compile("\\$\\{!?(?:[^}]*)}|\\$account");

    private final TargetDocument target;
    private final Function<String, Optional<String>> files;
    private final List<String> flaws = new ArrayList<>();

    /** A reader of the template; {@code files} gives those of the folder of policies. */
    PoliciesInTemplate(TargetDocument target, Function<String, Optional<String>> files) {
        this.target = target;
        this.files = files;
    }

    List<String> compare(SetUpTemplate template) {
        Set<String> written = new TreeSet<>();
        template.ofType("AWS::Organizations::Policy").forEach((id, policy) -> {
            written.add(policy.path("Name").asText());
            content(policy);
            targets(policy);
        });
        for (Guardrail guardrail : target.organization().guardrails()) {
            if (guardrail.fate().isMade() && !written.contains(guardrail.name())) {
                flaws.add("does not make the policy " + guardrail.name());
            }
        }
        return List.copyOf(flaws);
    }

    private void content(JsonNode policy) {
        String name = policy.path("Name").asText();
        String type = policy.path("Type").asText();
        String text = policy.path("Content").isTextual()
                ? policy.path("Content").asText()
                : policy.path("Content").path("Fn::Sub").asText();
        String file = FILES.getOrDefault(type, "") + "-" + name + ".json";
        JsonNode inTemplate = json(text);
        JsonNode inFile = json(files.apply(file).orElse(""));
        if (inTemplate == null || !inTemplate.equals(inFile)) {
            flaws.add("has another content of " + name + " than organization/policies/" + file);
        }
        if (inTemplate == null) {
            return;
        }
        if (DENYING.contains(type)) {
            inTemplate.path("Statement").forEach(statement -> {
                if (!statement.path("Effect").asText().equals("Deny")) {
                    flaws.add("allows something by " + name + ", which only takes away");
                }
            });
        }
        if (type.equals("TAG_POLICY")) {
            tags(name, inTemplate);
        }
    }

    /** What differs by its place alone is the same: a file has variables where a template has parameters. */
    private static @Nullable JsonNode json(String text) {
        try {
            return text.isEmpty()
                    ? null
                    : Json.mapper().readTree(HOLE.matcher(text).replaceAll("{}"));
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /** The values of tags are all environments and contexts that new accounts have. */
    private void tags(String name, JsonNode policy) {
        Map<String, Set<String>> expected =
                Map.of("environment", members(PlannedUnit::environment), "context", members(PlannedUnit::context));
        expected.forEach((tag, values) -> {
            JsonNode said = policy.path("tags").path(tag).path("tag_value").path("@@assign");
            Set<String> written = new TreeSet<>();
            said.forEach(value -> written.add(value.asText()));
            if (!said.isMissingNode() && !values.containsAll(written)) {
                flaws.add("knows values of the tag " + tag + " in " + name + " that target.json does not: " + written);
            }
        });
    }

    private Set<String> members(Function<PlannedUnit, @Nullable String> of) {
        Stream<String> ofUnits = target.units().stream().map(of).flatMap(Stream::ofNullable);
        Stream<String> ofAccounts =
                target.accounts().stream().map(account -> account.environment()).flatMap(Stream::ofNullable);
        return Stream.concat(ofUnits, ofAccounts).collect(Collectors.toSet());
    }

    private void targets(JsonNode policy) {
        String name = policy.path("Name").asText();
        JsonNode done = policy.path("TargetIds").path("Fn::If");
        JsonNode tried = done.path(2).path("Fn::If");
        Guardrail guardrail = target.organization().guardrails().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElse(null);
        if (guardrail != null) {
            same(name + " binds", units(done.path(1)), guardrail.units());
            same(name + " is tried in", units(tried.path(1)), List.of(guardrail.testedIn()));
        } else {
            Set<String> known = target.organization().units().stream()
                    .map(OrganizationalUnit::path)
                    .map(CalledAfter::bare)
                    .collect(Collectors.toSet());
            if (!known.containsAll(units(done.path(1)))) {
                flaws.add(name + " binds units that target.json does not have");
            }
        }
        conditions(name, done, tried);
    }

    private void conditions(String name, JsonNode done, JsonNode tried) {
        if (!CalledAfter.is(done.path(0).asText(), "Stage", name, "Done")
                || !CalledAfter.is(tried.path(0).asText(), "Stage", name, "Tried")) {
            flaws.add("attaches " + name + " on other conditions than its stage");
        }
    }

    private void same(String what, Set<String> written, Collection<String> paths) {
        Set<String> said = paths.stream().map(CalledAfter::bare).collect(Collectors.toCollection(TreeSet::new));
        if (!written.equals(said)) {
            flaws.add(what + " " + written + "; target.json has " + said);
        }
    }

    /** The bare paths of units to which parameters refer. */
    private Set<String> units(JsonNode references) {
        Set<String> units = new TreeSet<>();
        references.forEach(reference -> {
            String parameter = reference.path("Ref").asText();
            units.add(CalledAfter.bare(target.organization().units().stream()
                    .map(OrganizationalUnit::path)
                    .filter(path -> CalledAfter.is(parameter, "Unit", path, "Id"))
                    .findFirst()
                    .orElse(parameter)));
        });
        return units;
    }
}
