package dev.mitosis.config;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.io.text.Escapes;
import dev.mitosis.io.text.OneLine;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.Role;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes the first {@code decisions.yaml}: every key as a comment, with what was found as the example. */
final class DecisionsTemplate {
    private static final int UNSURE = 5;
    private static final int SHOWN = 80;
    private static final int LONGEST = 300;
    private static final Pattern HOLE = Pattern.compile("\\{([a-zA-Z]+)}");
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z][A-Za-z0-9_/-]*(::[A-Za-z0-9]+)*");
    private static final Set<String> WORDS_OF_YAML =
            Set.of("y", "n", "yes", "no", "on", "off", "true", "false", "null");

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
            #     {first}: {platform}
            #   merge:                  # several contexts become one
            #     - into: {first}
            #       from: [{second}]
            #   split:                  # resources leave their context for a new one
            #     - from: {first}
            #       into: {reports}
            #       resources: ["*report*"]
            #   apart:                  # these are never joined
            #     - [{first}, {reports}]

            # What words for environments mean that only this account uses: another name of a known one, or one of its own,
            # guarded as production or not.
            # environments:
            #   nft:
            #     is: staging
            #   drill:
            #     production: false

            # Assignments win over everything that was found. `resource` is an ARN, id or name, or a pattern with *; `type`
            # narrows it; of several that match, the most precise counts. Give one or more of: context, environment, account, disposition (stay, transfer, recreate, replicate,
            # share, retire, managed-by-other, external, undecided).
            {unsure}
            # assign:
            #   - resource: {example}
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
            #   {firstProduction}: 5

            # Days on which nothing is cut over, both inclusive; without contexts, for all.
            # freezeWindows:
            #   - from: 2026-11-20
            #     to: 2027-01-06
            #     contexts: [{first}]
            #     reason: high season

            # The range that the networks of new accounts are cut from.
            # cidrPool: 10.64.0.0/10

            # Whether accounts have networks of their own (own), or use subnets that the owner of a VPC shares with them (shared);
            # for all, an environment or an account.
            # networks:
            #   default: own
            #   {environment}: shared

            # How things of an account reach what stands in another, where several ways would do; the sheet Connections offers them.
            # connections:
            #   dev/to/production/s3-bucket/photos: role

            # Dependencies that are configured, and that you know not to be used; the sheet Crossings writes them.
            # unused:
            #   - from: arn:aws:lambda:eu-west-1:123456789012:function:report
            #     to: arn:aws:dynamodb:eu-west-1:123456789012:table/orders
            #     kind: reads
            #     reason: it was taken out in spring

            # What makes the organization, its units, logs and first accounts. organizations: your own stack sets and policies.
            # control-tower: AWS Control Tower, which makes some of them and keeps them.
            # landingZone: organizations

            # Whether there is a second organization, with accounts of its own, to try policies and changes of the landing zone in.
            # secondOrganization: false

            # Whether production is delivered by the pipelines that deliver the rest (shared), or by its own (split).
            # delivery: shared

            # Whether production is watched in the place where the rest is (shared), or in its own, with alarms of its own (split).
            # observability: shared

            # Whether policies go on to allow all they allow (as-is), or leave out what no dependency needs (trimmed).
            # policies: as-is

            # What becomes of IAM users, by name or pattern with *: identity-center, role, kept, retired.
            # users:
            #   jenkins: role
            #   mailer: kept

            # The first day of the plan. Without it, days are only counted.
            # start: 2027-03-01

            # How many people can work on the split at the same time.
            # people: 2

            # What is moved together, beyond what has to be: the most windows in a wave, and waves that you want, in this order,
            # before all others.
            # waves:
            #   size: 4
            #   wanted:
            #     - name: pilot
            #       contexts: [{first}]
            #       environments: [{environment}]

            # Who answers for a context.
            # owners:
            #   {first}: name@example.com
            """;

    private DecisionsTemplate() {}

    static String of(PartitionDocument partition) {
        Map<String, String> words = words(partition);
        String text = HOLE.matcher(TEXT)
                .replaceAll(hole -> Matcher.quoteReplacement(words.getOrDefault(hole.group(1), hole.group())));
        requireUndecided(text);
        return text;
    }

    private static Map<String, String> words(PartitionDocument partition) {
        List<String> contexts = partition.contexts().stream().map(Context::name).toList();
        List<String> environments =
                partition.environments().stream().map(Environment::name).toList();
        List<Assignment> unsure = unsure(partition);
        String first = example(contexts, 0, "shop");
        return Map.ofEntries(
                entry("account", OneLine.of(partition.account(), SHOWN)),
                entry("contexts", names(contexts)),
                entry("environments", names(environments)),
                entry("first", scalar(first)),
                entry("second", scalar(example(contexts, 1, first + "-old"))),
                entry("platform", scalar(first + "-platform")),
                entry("reports", scalar(first + "-reports")),
                entry("firstProduction", scalar(first + "/prod")),
                entry("unsure", comment(unsure)),
                entry(
                        "example",
                        Escapes.yaml(
                                unsure.isEmpty() ? "legacy-*" : unsure.get(0).id())),
                entry(
                        "exampleType",
                        unsure.isEmpty()
                                ? "AWS::EC2::Instance"
                                : scalar(unsure.get(0).type())),
                entry("environment", scalar(example(environments, 0, "dev"))));
    }

    /** The example may be a key, which YAML wants short. */
    private static String example(List<String> names, int place, String otherwise) {
        return names.size() > place && names.get(place).length() <= SHOWN ? names.get(place) : otherwise;
    }

    private static String names(List<String> names) {
        return names.isEmpty()
                ? "none"
                : names.stream().map(name -> OneLine.of(name, SHOWN)).collect(Collectors.joining(", "));
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
        return heading
                + unsure.stream()
                        .map(row -> "#   * " + OneLine.of(row.id(), LONGEST))
                        .collect(Collectors.joining("\n"));
    }

    /** A name as YAML reads it: bare where it is an ordinary word. */
    private static String scalar(String text) {
        return PLAIN.matcher(text).matches() && !WORDS_OF_YAML.contains(text.toLowerCase(Locale.ROOT))
                ? text
                : Escapes.yaml(text);
    }

    /** The names come from AWS: what is written must decide nothing until a person removes a '#'. */
    private static void requireUndecided(String text) {
        try {
            if (!Json.yaml().readTree(text).isMissingNode()) {
                throw new IllegalStateException("the new decisions.yaml would decide something");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the new decisions.yaml could not be read", e);
        }
    }
}
