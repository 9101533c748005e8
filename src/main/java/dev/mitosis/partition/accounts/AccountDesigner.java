package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.Table;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Designs the target accounts: foundation, the old account, and environment x context. */
public final class AccountDesigner {
    private record FoundationAccount(String name, String ou, String purpose, boolean always, String why) {}

    private record Units(String production, String nonProduction, String legacy) {}

    private record Catalogue(List<FoundationAccount> foundation, Units units) {}

    private static final int LONGEST_NAME = 50;

    private final Catalogue catalogue = Table.yaml(AccountDesigner.class, "accounts.yaml", Catalogue.class);
    private final Lexicon lexicon;
    private final Decisions decisions;
    private final List<Placement> placements;
    private final Map<String, TargetAccount> accounts = new LinkedHashMap<>();
    private final Map<String, String> byContext = new HashMap<>();
    private final QuotaWatch quotas;
    private String oldAccount = "";

    public AccountDesigner(Lexicon lexicon, Decisions decisions, List<Placement> placements, QuotaWatch quotas) {
        this.quotas = quotas;
        this.lexicon = lexicon;
        this.decisions = decisions;
        this.placements = placements;
    }

    /** Designs all accounts, sorted by name. */
    public Accounts design(List<Coupling> couplings) {
        TreeSet<String> environments = new TreeSet<>();
        placements.stream()
                .filter(placement -> placement.environment() != null)
                .forEach(placement -> environments.add(String.valueOf(placement.environment())));
        addFoundation(environments);
        addOldAccount();
        DecisionFlow flow = new DecisionFlow(decisions, placements, couplings, quotas);
        for (String environment : environments) {
            boolean stays = lexicon.isProduction(environment) && decisions.productionStays();
            if (!stays && !environment.equals(Lexicon.SANDBOX)) {
                flow.groups(environment).forEach(group -> addWorkload(environment, group));
            }
        }
        addDecided();
        List<TargetAccount> sorted = accounts.values().stream()
                .sorted(Comparator.comparing(TargetAccount::name))
                .toList();
        return new Accounts(sorted, byContext, oldAccount);
    }

    private void addFoundation(Set<String> environments) {
        for (FoundationAccount account : catalogue.foundation()) {
            if (account.always() || environments.contains(account.purpose())) {
                add(new TargetAccount(
                        account.name(),
                        account.ou(),
                        account.purpose(),
                        List.of(),
                        null,
                        false,
                        List.of(Reason.of("account.foundation", account.why()))));
            }
        }
    }

    private void addOldAccount() {
        boolean stays = decisions.productionStays();
        TreeSet<String> contexts = new TreeSet<>();
        String production = Lexicon.PRODUCTION;
        placements.stream()
                .filter(placement -> stays && placement.context() != null && placement.isWorkload())
                .filter(placement -> production.equals(placement.environment()))
                .forEach(placement -> contexts.add(String.valueOf(placement.context())));
        oldAccount = stays ? "production" : "legacy";
        add(new TargetAccount(
                oldAccount,
                stays ? catalogue.units().production() : catalogue.units().legacy(),
                "workload",
                List.copyOf(contexts),
                stays ? production : null,
                true,
                List.of(oldReason(stays))));
    }

    private static Reason oldReason(boolean stays) {
        return stays
                ? Reason.of(
                        "account.production-stays",
                        "Nothing can be moved between accounts, only created again; production stays where it is and the "
                                + "old account becomes the production account.")
                : Reason.of(
                        "account.legacy",
                        "It was decided that production leaves; the old account holds what is left until it is closed.");
    }

    private void addWorkload(String environment, DecisionFlow.Group group) {
        boolean production = lexicon.isProduction(environment);
        String base = group.common() ? environment : String.join("-", group.contexts()) + "-" + environment;
        String name = unique(slug(base));
        group.contexts().forEach(context -> byContext.put(context + "/" + environment, name));
        add(new TargetAccount(
                name,
                production ? catalogue.units().production() : catalogue.units().nonProduction(),
                "workload",
                List.copyOf(group.contexts()),
                environment,
                false,
                group.reasons()));
    }

    private void addDecided() {
        List<Decisions.Assign> assigns = new ArrayList<>(decisions.assign());
        for (Decisions.Assign assign : assigns) {
            String name = assign.account();
            if (name != null && !accounts.containsKey(name)) {
                String environment = assign.environment();
                boolean production = environment != null && lexicon.isProduction(environment);
                add(new TargetAccount(
                        name,
                        production
                                ? catalogue.units().production()
                                : catalogue.units().nonProduction(),
                        "workload",
                        assign.context() == null ? List.of() : List.of(assign.context()),
                        environment,
                        false,
                        List.of(Reason.of("decision.assign", "decisions.yaml assigns resources to this account."))));
            }
        }
    }

    private void add(TargetAccount account) {
        accounts.put(account.name(), account);
    }

    private String unique(String name) {
        String free = name;
        for (int number = 2; accounts.containsKey(free); number++) {
            free = name + "-" + number;
        }
        return free;
    }

    public static String slug(String text) {
        String slug =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-+|-+$", "");
        return slug.length() > LONGEST_NAME ? slug.substring(0, LONGEST_NAME).replaceAll("-+$", "") : slug;
    }
}
