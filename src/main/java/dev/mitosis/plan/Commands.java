package dev.mitosis.plan;

import dev.mitosis.method.Method;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.method.command.Command;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.method.command.Value;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Fills in the command templates for the resources of a step. */
final class Commands {
    private static final String RESOURCE = "resource.";
    private static final String GLOBAL_REGION = "us-east-1";
    private static final int SHORT_VALUE = 256;
    private static final int LONG_FILE_NAME = 80;

    private final Accounts accounts;
    private final Map<String, Map<String, String>> values;

    /** Commands and validations, ready to be pasted into a shell. */
    record Filled(List<String> commands, List<String> validation) {}

    private Commands(Accounts accounts, Map<String, Map<String, String>> values) {
        this.accounts = accounts;
        this.values = values;
    }

    /** Reads from the snapshot only those values of the placed resources that their methods ask for. */
    static Commands reading(Accounts accounts, List<Placement> placements, Stream<Resource> resources) {
        Map<String, Set<String>> wanted = new HashMap<>();
        for (Placement placement : placements) {
            if (placement.planned()) {
                Set<String> pointers = pointers(placement.method());
                pointers.addAll(pointers(placement.typeMethod()));
                if (!pointers.isEmpty()) {
                    wanted.put(placement.arn(), pointers);
                }
            }
        }
        Map<String, Map<String, String>> values = new HashMap<>();
        try (resources) {
            resources
                    .filter(resource -> wanted.containsKey(resource.arn()))
                    .forEach(resource ->
                            values.put(resource.arn(), read(resource, wanted.getOrDefault(resource.arn(), Set.of()))));
        }
        return new Commands(accounts, values);
    }

    private static Set<String> pointers(Method method) {
        Set<String> pointers = new HashSet<>();
        for (StepTemplate step : method.steps()) {
            Stream.concat(step.commands().stream(), step.validation().stream())
                    .flatMap(template -> template.placeholders().stream())
                    .filter(name -> name.startsWith(RESOURCE + "/"))
                    .forEach(name -> pointers.add(name.substring(RESOURCE.length())));
        }
        return pointers;
    }

    private static Map<String, String> read(Resource resource, Set<String> pointers) {
        Map<String, String> found = new HashMap<>();
        for (String pointer : pointers) {
            String value =
                    resource.data() == null ? "" : resource.data().at(pointer).asText("");
            if (!value.isEmpty() && value.length() <= SHORT_VALUE && !value.contains("***")) {
                found.put(pointer, value);
            }
        }
        return found;
    }

    /** Fills in a step of a method for its resources; what names no resource is said once. */
    Filled fill(StepTemplate template, List<Placement> resources, String target) {
        return new Filled(fill(template.commands(), resources, target), fill(template.validation(), resources, target));
    }

    /** Fills in templates for each resource in turn. */
    List<String> fill(List<CommandTemplate> templates, List<Placement> resources, String target) {
        List<String> filled = new ArrayList<>();
        Set<String> said = new HashSet<>();
        for (Placement resource : resources) {
            for (CommandTemplate template : templates) {
                Command command = template.fill(name -> value(name, resource, target));
                if (said.add(command.toString()) || command.usesNew()) {
                    filled.add(command.toString());
                }
            }
        }
        return filled;
    }

    /** Fills in templates that name no resource. */
    List<String> fill(List<CommandTemplate> templates, String account) {
        return templates.stream()
                .map(template -> template.fill(name -> accountValue(name, account, GLOBAL_REGION))
                        .toString())
                .toList();
    }

    private Optional<Value> value(String name, Placement resource, String target) {
        String region = resource.region().equals(Resource.GLOBAL) ? GLOBAL_REGION : resource.region();
        return switch (name) {
            case "resource.arn" -> Value.data(resource.arn());
            case "resource.id" -> Value.data(resource.id());
            case "resource.name" -> Value.data(resource.name());
            case "resource.region" -> Value.data(region);
            case "resource.file" -> Value.data(fileName(resource.name()));
            default ->
                name.startsWith(RESOURCE)
                        ? Optional.ofNullable(values.getOrDefault(resource.arn(), Map.of())
                                        .get(name.substring(RESOURCE.length())))
                                .map(Value.Data::new)
                        : accountValue(name, target, region);
        };
    }

    /** A name that is safe as a part of a file name. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        return safe.substring(0, Math.min(safe.length(), LONG_FILE_NAME));
    }

    private Optional<Value> accountValue(String name, String target, String region) {
        String management = accounts.named(Accounts.MANAGEMENT);
        return switch (name) {
            case "source" -> options(accounts.old(), region);
            case "target" -> options(target, region);
            case "management" -> options(management, GLOBAL_REGION);
            case "source.profile", "source.name" -> Value.data(accounts.old());
            case "source.account" -> Value.data(accounts.oldId());
            case "target.profile", "target.name" -> Value.data(target);
            case "target.file" -> Value.data(fileName(target));
            case "target.account" ->
                target.equals(accounts.old())
                        ? Value.data(accounts.oldId())
                        : Optional.of(new Value.Variable(AccountVariable.of(target)));
            case "target.variable" -> Optional.of(new Value.VariableName(AccountVariable.of(target)));
            case "target.ou" -> accounts.find(target).map(account -> new Value.Data(account.ou()));
            case "management.profile" -> Value.data(management);
            default -> Optional.empty();
        };
    }

    private static Optional<Value> options(String profile, String region) {
        return Optional.of(new Value.Options(
                List.of(new Value.Option("--profile", profile), new Value.Option("--region", region))));
    }
}
