package dev.mitosis.scan.imports;

import static java.util.stream.Collectors.toUnmodifiableSet;

import dev.mitosis.scan.Scanner;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The AWS CLI commands whose output a collector understands. */
final class CliCommands {
    /** Where the AWS CLI has a second name for what a collector calls by its first. */
    private static final Map<String, List<String>> ALIASES =
            Map.of("s3", List.of("s3api"), "codedeploy", List.of("deploy"));

    private final Map<String, Map<String, Command>> byService;
    private final Map<Command, Set<String>> members = new HashMap<>();

    /** A command, by the collectors' name of its service and its operation without dashes. */
    record Command(String service, String operation) {}

    private CliCommands(Map<String, Map<String, Command>> byService) {
        this.byService = byService;
    }

    static CliCommands load() {
        Map<String, Map<String, Command>> byService = new HashMap<>();
        for (ServiceSpec service : Collectors.all()) {
            service.operations().forEach(operation -> add(byService, service.name(), operation));
        }
        Scanner.operations().forEach(qualified -> {
            String[] parts = qualified.split(":", 2);
            add(byService, parts[0], parts[1]);
        });
        add(byService, "sts", "GetCallerIdentity");
        return new CliCommands(byService);
    }

    private static void add(Map<String, Map<String, Command>> byService, String service, String operation) {
        String folded = CliFile.folded(operation);
        Command command = new Command(service, folded);
        byService.computeIfAbsent(service, key -> new HashMap<>()).put(folded, command);
        for (String alias : ALIASES.getOrDefault(service, List.of())) {
            byService.computeIfAbsent(alias, key -> new HashMap<>()).put(folded, command);
        }
    }

    /** The members of a command's answer, in small letters; empty where no collector makes the call. */
    Set<String> members(Command command) {
        return members.computeIfAbsent(command, CliCommands::read);
    }

    private static Set<String> read(Command command) {
        for (ServiceSpec service : Collectors.all()) {
            for (String operation :
                    service.name().equals(command.service()) ? service.operations() : Set.<String>of()) {
                if (CliFile.folded(operation).equals(command.operation())) {
                    return SdkOperation.bind(service.client(), operation).newResponse().sdkFields().stream()
                            .map(field -> field.memberName().toLowerCase(Locale.ROOT))
                            .collect(toUnmodifiableSet());
                }
            }
        }
        return Set.of();
    }

    /** The command of a file name such as {@code rds-describe-db-instances}; names of services may hold dashes. */
    Optional<Command> find(String words) {
        for (int dash = words.indexOf('-'); dash > 0; dash = words.indexOf('-', dash + 1)) {
            Command command = byService
                    .getOrDefault(words.substring(0, dash), Map.of())
                    .get(CliFile.folded(words.substring(dash + 1)));
            if (command != null) {
                return Optional.of(command);
            }
        }
        return Optional.empty();
    }
}
