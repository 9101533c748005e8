package dev.mitosis.target.organization;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The steps of the script that sets the organization up, by name and in their order, and the words that they are made
 * of.
 */
final class SetUpSteps {
    static final String HOME = "management \"$home\" ";

    private final TargetDocument target;
    private final Map<String, List<String>> steps = new LinkedHashMap<>();

    SetUpSteps(TargetDocument target) {
        this.target = target;
    }

    TargetDocument target() {
        return target;
    }

    /** The names of the steps. */
    List<String> names() {
        return List.copyOf(steps.keySet());
    }

    /** The commands of all steps. */
    String body() {
        StringBuilder body = new StringBuilder();
        steps.forEach((name, lines) -> {
            body.append("if step ").append(name).append("; then\n");
            lines.forEach(line -> body.append("  ").append(line).append('\n'));
            body.append("fi\n");
        });
        return body.toString().stripTrailing();
    }

    /** Adds commands to a step, which is the last one if there was none of this name. */
    void step(String name, String... lines) {
        steps.computeIfAbsent(name, unseen -> new ArrayList<>()).addAll(List.of(lines));
    }

    static String deploy(String profile, String region, String name, String... parameters) {
        String given = parameters.length == 0 ? "" : " " + String.join(" ", parameters);
        return "deploy " + Shell.argument(profile) + " " + region + " " + name + " " + name + ".yaml" + given;
    }

    String archived(String output) {
        return of("log-archive")
                .filter(archive -> isMade("log-bucket"))
                .map(archive ->
                        "\"$(output " + Shell.argument(archive.name()) + " \"$home\" log-archive " + output + ")\"")
                .orElse("\"$(input " + variable(output) + " 'of the audit logs')\"");
    }

    static String given(String name, String function) {
        return " " + name + "=\"$(" + function + " " + name + ")\"";
    }

    String id(String purpose) {
        return of(purpose).map(account -> "\"" + idOf(account) + "\"").orElse("\"$(management)\"");
    }

    /** What the shell puts in for an account's id. */
    static String idOf(PlannedAccount account) {
        if (account.id() != null) {
            return account.id();
        }
        return account.purpose().equals("management")
                ? "$(management)"
                : "$(account " + UnitFiles.idOf(account) + "Id)";
    }

    Optional<PlannedAccount> of(String purpose) {
        return target.accounts().stream()
                .filter(account -> account.purpose().equals(purpose))
                .findFirst();
    }

    PlannedAccount named(String name) {
        return target.accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no account " + name));
    }

    boolean isMade(String part) {
        return OrganizationFiles.makes(target, part);
    }

    /** {@code UNIT_WORKLOADS_PROD} for {@code UnitWorkloadsProd}. */
    static String variable(String id) {
        return id.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }
}
