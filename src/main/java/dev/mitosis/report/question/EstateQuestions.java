package dev.mitosis.report.question;

import dev.mitosis.io.TsvTable;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Edge;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument.SharedResource;
import dev.mitosis.model.table.Value;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.report.facts.PlainWords;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is chosen once for all accounts, and who owns the databases that several products use. */
final class EstateQuestions {
    /** Choices that nobody has made follow this rule. */
    private static final String DEFAULT = "choice.default";

    private static final String NETWORKS = "networks";
    private static final int CENTS = 2;
    private static final int OWNERS_OFFERED = 2;
    private static final int USERS_SHOWN = 5;
    private static final Map<String, String> DATABASES = load();

    private final ReportInput input;
    private final ReportIndex index;

    EstateQuestions(ReportInput input, ReportIndex index) {
        this.input = input;
        this.index = index;
    }

    private static Map<String, String> load() {
        Map<String, String> names = new HashMap<>();
        TsvTable.loadNamed(EstateQuestions.class, "databases.tsv")
                .forEach(row -> names.put(row.get("type"), row.get("name")));
        return Map.copyOf(names);
    }

    List<Question> all() {
        List<Question> all = new ArrayList<>();
        databases(all);
        choices(all);
        networks(all);
        return all;
    }

    private void databases(List<Question> all) {
        Decisions decisions = input.decisions();
        Set<String> members = members();
        for (SharedResource shared : input.partition().shared()) {
            String name = DATABASES.get(shared.type());
            boolean decided = decisions.assign().stream()
                    .anyMatch(assign -> assign.resource().equals(shared.id()));
            if (name != null && shared.neededBy().size() > 1 && !decided && !members.contains(shared.id())) {
                all.add(database(shared, name));
            }
        }
    }

    /** What is part of a database that is asked about goes where that goes, as the instances of a cluster do. */
    private Set<String> members() {
        Map<String, String> types = new HashMap<>();
        input.partition().shared().forEach(shared -> types.put(shared.id(), shared.type()));
        return input.graph().edges().stream()
                .filter(edge ->
                        edge.kind() == EdgeKind.CONTAINS && DATABASES.containsKey(types.getOrDefault(edge.from(), "")))
                .map(Edge::to)
                .collect(Collectors.toSet());
    }

    private Question database(SharedResource shared, String name) {
        List<Option> options = new ArrayList<>();
        String all = String.join(", ", shared.neededBy());
        String some = Words.first(shared.neededBy(), USERS_SHOWN);
        options.add(new Option("shared", null, shared.proposal().replace(all, some), ""));
        shared.neededBy().stream()
                .limit(OWNERS_OFFERED)
                .forEach(context -> options.add(new Option(
                        context,
                        null,
                        "it belongs to " + context + "; the others reach it across the border, or get a store of their"
                                + " own first.",
                        "assign:\n  - resource: \"" + shared.id() + "\"\n    context: \"" + context + "\"\n")));
        return new Question(
                "database " + shared.id(),
                0,
                Rank.DATABASE,
                "shared " + name,
                index.resourceLink(shared.id()),
                "Who owns the " + name + " " + index.name(shared.id()) + " that " + some + " use together?",
                options,
                null,
                "It stands in " + shared.account() + "; " + (all.equals(some) ? "they" : all) + " use it by "
                        + String.join(", ", shared.how()) + ".",
                null);
    }

    private void choices(List<Question> all) {
        TargetDocument target = input.target();
        if (target == null) {
            return;
        }
        for (PlannedChoice choice : target.choices()) {
            if (choice.reason().rule().equals(DEFAULT) && choice.subject().isEmpty()) {
                all.add(choice(choice));
            }
        }
    }

    private static Question choice(PlannedChoice choice) {
        List<Option> options = new ArrayList<>();
        for (boolean taken : new boolean[] {true, false}) {
            choice.options().stream()
                    .filter(option -> option.feasible() && option.name().equals(choice.taken()) == taken)
                    .forEach(option -> options.add(new Option(
                            PlainWords.of(choice.about(), option.name()),
                            cents(option.price()),
                            option.why(),
                            choice.about() + ": " + option.name() + "\n")));
        }
        String words = choice.about().replaceAll("([a-z])([A-Z])", "$1 $2").toLowerCase(Locale.ROOT);
        return new Question(
                "choice " + choice.about(),
                0,
                Rank.ESTATE,
                words,
                Value.text("all accounts"),
                PlainWords.of("about", choice.about()) + ": "
                        + String.join(
                                " or ", options.stream().map(Option::answer).toList()) + "?",
                options,
                null,
                choice.reason().text(),
                null);
    }

    /** One question for all networks that nobody decided. */
    private void networks(List<Question> all) {
        TargetDocument target = input.target();
        if (target == null || !input.decisions().networks().isEmpty()) {
            return;
        }
        List<PlannedChoice> choices = target.choices().stream()
                .filter(choice -> choice.about().equals(NETWORKS))
                .toList();
        if (choices.isEmpty()) {
            return;
        }
        all.add(new Question(
                "choice networks",
                0,
                Rank.ESTATE,
                NETWORKS,
                Value.text(choices.size() + " networks"),
                "Do new accounts have networks of their own, or use subnets of another account?",
                List.of(network("own", choices), network("shared", choices)),
                null,
                "A network of its own is a border of its own; the sheet Choices has each.",
                null));
    }

    private static Option network(String name, List<PlannedChoice> choices) {
        double price = choices.stream()
                .flatMap(choice -> choice.options().stream())
                .filter(option -> option.name().equals(name))
                .mapToDouble(PlannedChoice.Option::price)
                .sum();
        return new Option(
                name,
                cents(price),
                name.equals("own")
                        ? "each of " + choices.size() + " networks is made in its account."
                        : "gateways and endpoints are those of the account that shares its subnets.",
                "networks:\n  default: " + name + "\n");
    }

    private static BigDecimal cents(double price) {
        return BigDecimal.valueOf(price).setScale(CENTS, RoundingMode.HALF_UP);
    }
}
