package dev.mitosis.partition.accounts;

import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.PlaceDocument;
import dev.mitosis.model.Reason;
import dev.mitosis.model.WorkloadNeeds;
import dev.mitosis.partition.environments.Lexicon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Says in which account a new workload goes, by the same flow as the accounts of the proposal. */
public final class PlacementAdvisor {
    private static final String WORKLOAD = "workload";

    private final Catalogue catalogue = Catalogue.read();
    private final Baseline baseline = new Baseline();
    private final PartitionDocument partition;
    private final Decisions decisions;
    private final PlacedQuotas quotas;

    public PlacementAdvisor(PartitionDocument partition, Decisions decisions) {
        this.partition = partition;
        this.decisions = decisions;
        this.quotas = new PlacedQuotas(partition);
    }

    /** An account, or the name of one to make. */
    private record Choice(String name, Optional<TargetAccount> existing, List<Reason> reasons) {}

    /** Where it goes, and why. */
    public PlaceDocument advise(WorkloadNeeds needs) {
        String context = Objects.requireNonNull(needs.context());
        PlacedEnvironment environment = PlacedEnvironment.of(Objects.requireNonNull(needs.environment()), partition);
        quotas.check(needs.quotas());
        Choice choice = choose(needs, context, environment);
        boolean isNew = choice.existing().isEmpty();
        String ou = choice.existing().map(TargetAccount::ou).orElseGet(() -> unit(environment));
        String owner = choice.existing().map(TargetAccount::owner).orElse(needs.owner());
        return new PlaceDocument(
                Json.FORMAT_VERSION,
                Json.TOOL,
                partition.account(),
                context,
                environment.name(),
                environment.production(),
                new PlaceDocument.Place(choice.name(), ou, isNew, owner),
                isNew ? baseline.price(purpose(environment)) : 0,
                isNew ? baseline.hours(purpose(environment)) : 0,
                choice.reasons(),
                new PlacedLinks(partition, environment.name(), choice.name()).of(needs.talksTo()),
                questions(environment, choice.name(), owner));
    }

    /** Experiments stand in a unit of their own, away from company data. */
    private String unit(PlacedEnvironment environment) {
        return catalogue.foundation().stream()
                .filter(account -> account.purpose().equals(purpose(environment)))
                .map(Catalogue.FoundationAccount::ou)
                .findFirst()
                .orElseGet(() -> catalogue.units().of(environment.production()));
    }

    private static String purpose(PlacedEnvironment environment) {
        return environment.name().equals(Lexicon.SANDBOX) ? Lexicon.SANDBOX : WORKLOAD;
    }

    private static List<String> questions(
            PlacedEnvironment environment, String account, @org.jspecify.annotations.Nullable String owner) {
        List<String> questions = new ArrayList<>();
        if (!environment.known()) {
            questions.add("Is '" + environment.name()
                    + "' production? Write it under environments in decisions.yaml; until then it is taken for none.");
        }
        if (owner == null) {
            questions.add("Who owns " + account + "? Write it in the needs or under owners in decisions.yaml.");
        }
        return questions;
    }

    private Choice choose(WorkloadNeeds needs, String context, PlacedEnvironment environment) {
        if (environment.name().equals(Lexicon.SANDBOX)) {
            return existing(
                    sandbox(), Lexicon.SANDBOX, Reason.of("place.sandbox", "Experiments live in the sandbox account."));
        }
        Optional<TargetAccount> home = partition.accounts().stream()
                .filter(account -> !account.existing()
                        && account.contexts().contains(context)
                        && environment.name().equals(account.environment()))
                .findFirst();
        if (home.isPresent()) {
            return existing(
                    home,
                    "",
                    new Reason(
                            "place.context",
                            Map.of("context", context, "environment", environment.name()),
                            context + " has its home for " + environment.name() + " in "
                                    + home.get().name() + " already."));
        }
        return byFlow(needs, context, environment);
    }

    private Optional<TargetAccount> sandbox() {
        return partition.accounts().stream()
                .filter(account -> account.purpose().equals(Lexicon.SANDBOX))
                .findFirst();
    }

    private static Choice existing(Optional<TargetAccount> account, String name, Reason reason) {
        return new Choice(account.map(TargetAccount::name).orElse(name), account, List.of(reason));
    }

    private Choice byFlow(WorkloadNeeds needs, String context, PlacedEnvironment environment) {
        Optional<TargetAccount> common = common(environment);
        FlowBranches.Outcome outcome = FlowBranches.of(workload(needs, context, environment, common));
        List<Reason> reasons = new ArrayList<>(outcome.reasons());
        if (environment.production() && decisions.productionStays()) {
            reasons.add(
                    Reason.of(
                            "place.not-the-old-account",
                            "The old account keeps the production that is in it; whatever is new goes to its own account from today on."));
        }
        if (outcome.own() || !environment.known()) {
            return new Choice(
                    free(AccountDesigner.slug(context + "-" + environment.name())), Optional.empty(), reasons);
        }
        reasons.add(
                0,
                new Reason(
                        "place.common",
                        Map.of("environment", environment.name()),
                        context + " needs no account of its own, so it shares the one for " + environment.name()
                                + "."));
        return common.map(account -> new Choice(account.name(), common, reasons))
                .orElseGet(() -> new Choice(free(AccountDesigner.slug(environment.name())), Optional.empty(), reasons));
    }

    private Optional<TargetAccount> common(PlacedEnvironment environment) {
        return partition.accounts().stream()
                .filter(account -> !account.existing()
                        && environment.name().equals(account.environment())
                        && account.reasons().stream()
                                .anyMatch(reason -> reason.rule().equals("account.common")))
                .findFirst();
    }

    private Workload workload(
            WorkloadNeeds needs, String context, PlacedEnvironment environment, Optional<TargetAccount> common) {
        Decisions.OperatingModel model = needs.operatingModel();
        return new Workload(
                context,
                environment.name(),
                model != null ? model : OperatingModels.of(decisions, context),
                decisions.blastRadius().get(context),
                sensitive(needs, environment.production()),
                common.flatMap(account -> quotas.tight(needs.quotas(), account)),
                common.flatMap(account -> otherOwner(needs, account)),
                Objects.requireNonNullElse(needs.resources(), 0));
    }

    private static Optional<Reason> otherOwner(WorkloadNeeds needs, TargetAccount account) {
        return needs.owner() == null || account.owner() == null || needs.owner().equals(account.owner())
                ? Optional.empty()
                : Optional.of(new Reason(
                        "place.other-owner",
                        Map.of("owner", needs.owner(), "other", account.owner(), "account", account.name()),
                        account.name() + " belongs to " + account.owner() + ", it to " + needs.owner()
                                + ": an account belongs to exactly one owner, who bears its costs."));
    }

    private static List<Reason> sensitive(WorkloadNeeds needs, boolean production) {
        List<Reason> reasons = new ArrayList<>();
        WorkloadNeeds.Criticality criticality = needs.criticality();
        if (criticality == WorkloadNeeds.Criticality.HIGH || criticality == WorkloadNeeds.Criticality.CRITICAL) {
            reasons.add(new Reason(
                    "account.critical",
                    Map.of("criticality", Json.line(criticality).replace("\"", "")),
                    "Much depends on it, which asks for a small blast radius."));
        }
        WorkloadNeeds.DataClass data = needs.data();
        if (data == WorkloadNeeds.DataClass.CONFIDENTIAL || data == WorkloadNeeds.DataClass.RESTRICTED) {
            reasons.add(new Reason(
                    "account.sensitive-data",
                    Map.of("data", Json.line(data).replace("\"", "")),
                    "It holds sensitive data, which asks for a small blast radius."));
        }
        if (production
                && needs.exposure() == WorkloadNeeds.Audience.INTERNET
                && data == WorkloadNeeds.DataClass.INTERNAL) {
            reasons.add(new Reason(
                    "account.exposed-data",
                    Map.of("exposure", "internet", "data", "internal"),
                    "The internet reaches it and it holds data that is not public."));
        }
        return reasons;
    }

    private String free(String name) {
        String free = name;
        for (int number = 2; isTaken(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    private boolean isTaken(String name) {
        return partition.accounts().stream().anyMatch(account -> account.name().equals(name));
    }
}
