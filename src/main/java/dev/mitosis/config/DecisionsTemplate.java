package dev.mitosis.config;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the first {@code decisions.yaml}: every key as a comment, with what was found as the example. */
final class DecisionsTemplate {
    private static final int UNSURE = 5;

    private static final String TEXT = """
            # What people decided about the split of account {account}. The partition and the plan obey this file; keep it in
            # version control. Every key is optional: remove the '#' in front of a line to decide it. An unknown key is an error.
            #
            # Contexts found: {contexts}
            # Environments found: {environments}

            # Who runs the workloads? decentralised: the team that builds a context runs it, in accounts of its own.
            # centralised: one platform team runs it; contexts share an account for each environment.
            # operatingModel:
            #   default: centralised
            #   {first}: decentralised

            # Whether production stays in the old account (true) or every production context leaves, too (false).
            # keepProductionInPlace: true

            # contexts:
            #   rename:                 # found name: new name
            #     {first}: {first}-platform
            #   merge:                  # several contexts become one
            #     - into: {first}
            #       from: [{second}]
            #   split:                  # resources leave their context for a new one
            #     - from: {first}
            #       into: {first}-reports
            #       resources: ["*report*"]

            # Assignments win over everything that was found. `resource` is an ARN, id or name, or a pattern with *; `type`
            # narrows it. Give one or more of: context, environment, account, disposition (stay, transfer, recreate, replicate,
            # share, retire, managed-by-other, external, undecided).
            {unsure}
            # assign:
            #   - resource: "{example}"
            #     type: {exampleType}
            #     context: {first}
            #     environment: {environment}
            #     disposition: recreate
            #     reason: agreed with its owners

            # How far a mistake in a context may reach: small gives it accounts of its own, normal does not.
            # blastRadius:
            #   {first}: small

            # Minutes that a context may be down at its cutover; also for one environment, or as the default.
            # downtimeBudget:
            #   default: 60
            #   {first}/prod: 5

            # Days on which nothing is cut over, both inclusive; without contexts, for all.
            # freezeWindows:
            #   - from: 2026-11-20
            #     to: 2027-01-06
            #     contexts: [{first}]
            #     reason: high season

            # The range that the networks of new accounts are cut from.
            # cidrPool: 10.64.0.0/10

            # Who answers for a context.
            # owners:
            #   {first}: name@example.com
            """;

    private DecisionsTemplate() {}

    static String of(PartitionDocument partition) {
        List<String> contexts = partition.contexts().stream().map(Context::name).toList();
        String first = contexts.isEmpty() ? "shop" : contexts.get(0);
        String second = contexts.size() > 1 ? contexts.get(1) : first + "-old";
        List<Assignment> unsure = unsure(partition);
        return TEXT.replace("{account}", partition.account())
                .replace("{contexts}", contexts.isEmpty() ? "none" : String.join(", ", contexts))
                .replace("{environments}", environments(partition))
                .replace("{first}", first)
                .replace("{second}", second)
                .replace("{unsure}", comment(unsure))
                .replace(
                        "{exampleType}",
                        unsure.isEmpty() ? "AWS::EC2::Instance" : unsure.get(0).type())
                .replace(
                        "{example}",
                        unsure.isEmpty() ? "legacy-*" : quoted(unsure.get(0).id()))
                .replace("{environment}", environment(partition));
    }

    private static String environments(PartitionDocument partition) {
        String names = partition.environments().stream()
                .map(PartitionDocument.Environment::name)
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "none" : names;
    }

    private static String environment(PartitionDocument partition) {
        return partition.environments().isEmpty()
                ? "dev"
                : partition.environments().get(0).name();
    }

    private static List<Assignment> unsure(PartitionDocument partition) {
        return partition.resources().stream()
                .filter(row -> row.role() == Role.WORKLOAD || row.role() == Role.UNASSIGNED)
                .sorted(Comparator.comparingDouble(Assignment::confidence).thenComparing(Assignment::id))
                .limit(UNSURE)
                .toList();
    }

    private static String comment(List<Assignment> unsure) {
        String heading = unsure.isEmpty() ? "# Nothing was uncertain." : "# The most uncertain ones are:\n";
        return heading + unsure.stream().map(row -> "#   * " + quoted(row.id())).collect(Collectors.joining("\n"));
    }

    /** Names come from AWS and may hold anything; in a comment or a quoted text they must stay on their line. */
    private static String quoted(String text) {
        return text.replaceAll("[\\p{Cntrl}\"\\\\]", "?");
    }
}
