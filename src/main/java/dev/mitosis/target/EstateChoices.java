package dev.mitosis.target;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.method.Method;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedChoice;
import dev.mitosis.model.target.PlannedChoice.Option;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.delivery.DeliveryPlanner.Delivery;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists what was chosen for the estate, with what else could have been and what each costs. */
final class EstateChoices {
    private static final String CHOICES = "choices.tsv";
    private static final String COPIES = "copy-prices.tsv";
    private static final String OWN = "own";

    private final Estate estate;
    private final Decisions decisions;
    private final List<PlannedAccount> accounts;
    private final List<TsvRow> rows = TsvTable.loadNamed(EstateChoices.class, CHOICES);

    EstateChoices(Estate estate, Decisions decisions, List<PlannedAccount> accounts) {
        this.estate = estate;
        this.decisions = decisions;
        this.accounts = accounts;
    }

    /** All of them, by what they are about and for what. */
    List<PlannedChoice> of(List<PlannedChoice> networks, Delivery delivery) {
        List<PlannedChoice> choices = new ArrayList<>(networks);
        long pipelines = delivery.ways().stream()
                .flatMap(way -> way.deployers().stream())
                .map(deployer -> deployer.id())
                .filter(id -> id.contains("/codepipeline-pipeline/"))
                .distinct()
                .count();
        choices.add(ofAll("landingZone", decisions.chosenLandingZone().label(), decisions.landingZone() != null, 0));
        choices.add(ofAll(
                "secondOrganization",
                String.valueOf(decisions.hasSecondOrganization()),
                decisions.secondOrganization() != null,
                0));
        choices.add(ofAll(
                "delivery", decisions.splitsDelivery() ? "split" : "shared", decisions.delivery() != null, pipelines));
        choices.add(ofAll(
                "observability",
                decisions.splitsObservability() ? "split" : "shared",
                decisions.observability() != null,
                0));
        choices.add(
                ofAll("policies", decisions.trimsPolicies() ? "trimmed" : "as-is", decisions.policies() != null, 0));
        choices.addAll(copies());
        choices.addAll(ways());
        choices.sort(Comparator.comparing(PlannedChoice::about)
                .thenComparing(PlannedChoice::subject)
                .thenComparing(PlannedChoice::taken));
        return List.copyOf(choices);
    }

    private PlannedChoice ofAll(String about, String taken, boolean decided, long pipelines) {
        List<Option> options = rows.stream()
                .filter(row -> row.get("about").equals(about))
                .map(row -> Option.of(
                        row.get("option"),
                        true,
                        rounded(row.number("monthly") * count(row, pipelines)),
                        row.get("why")))
                .toList();
        return new PlannedChoice(
                about,
                "",
                taken,
                options,
                decided
                        ? Reason.of("choice.decided", "It was decided in decisions.yaml.")
                        : Reason.of(
                                "choice.default", "Nobody decided otherwise; " + about + " in decisions.yaml does."));
    }

    private long count(TsvRow row, long pipelines) {
        return switch (row.get("per")) {
            case "estate" -> 1;
            case "account" -> accounts.size();
            case "pipeline" -> pipelines;
            default -> throw row.error("estate, account or pipeline is expected");
        };
    }

    private static double rounded(double price) {
        return Math.round(price * 100) / 100.0;
    }

    /** Of what accounts have their own, though they could use the one that is there. */
    private List<PlannedChoice> copies() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (Estate.Standing standing : estate.standings()) {
            if (!standing.principal() && standing.fate().isMade()) {
                counts.computeIfAbsent(standing.candidate().type(), type -> new TreeMap<>())
                        .merge(standing.account(), 1, Integer::sum);
            }
        }
        List<PlannedChoice> choices = new ArrayList<>();
        for (TsvRow row : TsvTable.loadNamed(EstateChoices.class, COPIES)) {
            counts.getOrDefault(row.get("type"), Map.of())
                    .forEach((account, count) -> choices.add(copy(row, account, count)));
        }
        return choices;
    }

    private static PlannedChoice copy(TsvRow row, String account, int count) {
        String why = account + " has " + count + " of its own, so that nothing of another account breaks it.";
        return new PlannedChoice(
                "copies",
                account + " " + row.get("type"),
                OWN,
                List.of(
                        Option.of(OWN, true, rounded(row.number("monthly") * count), why),
                        Option.of(row.get("otherwise"), true, 0, row.get("why"))),
                Reason.of("choice.own", why));
    }

    /** Of which types what moves may come over the border in several ways. */
    private List<PlannedChoice> ways() {
        Map<String, PlannedChoice> choices = new TreeMap<>();
        for (Estate.Standing standing : estate.standings()) {
            List<Method> ways = standing.candidate().ways();
            if (standing.principal() && standing.fate() == Fate.MOVES && !ways.isEmpty()) {
                String method = standing.candidate().method();
                choices.computeIfAbsent(
                        standing.candidate().type() + " " + method + " "
                                + ways.get(0).id(),
                        key -> way(standing.candidate().type(), method, ways));
            }
        }
        return List.copyOf(choices.values());
    }

    private static PlannedChoice way(String type, String taken, List<Method> ways) {
        boolean first = ways.get(0).id().equals(taken);
        return new PlannedChoice(
                "way",
                type,
                taken,
                ways.stream()
                        .map(way -> new Option(way.id(), true, 0, way.downtime().minutes(), way.why()))
                        .toList(),
                first
                        ? Reason.of("choice.first-way", "It is the plainest way, and fits what may be down.")
                        : Reason.of(
                                "choice.short-way",
                                "The plainer ways would take longer than it may be down, or it was decided."));
    }
}
