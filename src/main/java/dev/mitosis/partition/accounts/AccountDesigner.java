package dev.mitosis.partition.accounts;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument.Coupling;
import dev.mitosis.model.PartitionDocument.TargetAccount;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.shared.Placement;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Designs the target accounts: foundation, the old account, and environment x context. */
public final class AccountDesigner {
    private static final String WORKLOAD = "workload";
    private static final int LONGEST_NAME = 50;

    private final Catalogue catalogue = Catalogue.read();
    private final FlowGround ground;
    private final Lexicon lexicon;
    private final Decisions decisions;
    private final StayingEnvironments standing;
    private final AccountOwners owners;
    private final Map<String, TargetAccount> accounts = new LinkedHashMap<>();
    private final Map<String, String> byContext = new HashMap<>();
    private final Map<String, Reason> staying = new TreeMap<>();
    private String oldAccount = "";

    public AccountDesigner(FlowGround ground) {
        this.ground = ground;
        this.lexicon = ground.lexicon();
        this.decisions = ground.decisions();
        this.standing = new StayingEnvironments(lexicon, ground.placements());
        this.owners = new AccountOwners(ground.owners());
    }

    /** Designs all accounts, sorted by name. */
    public Accounts design(List<Coupling> couplings) {
        TreeSet<String> environments = new TreeSet<>();
        ground.placements().stream()
                .filter(placement -> placement.environment() != null)
                .forEach(placement -> environments.add(String.valueOf(placement.environment())));
        addFoundation(environments);
        addOldAccount();
        DecisionFlow flow = new DecisionFlow(ground, couplings);
        environments.forEach(environment -> addEnvironment(environment, flow));
        addDecided();
        List<TargetAccount> sorted = accounts.values().stream()
                .map(owners::owned)
                .sorted(Comparator.comparing(TargetAccount::name))
                .toList();
        return new Accounts(sorted, byContext, oldAccount, staying);
    }

    private void addFoundation(Set<String> environments) {
        catalogue.foundation().stream()
                .filter(account -> account.always() || environments.contains(account.purpose()))
                .forEach(account -> add(new TargetAccount(
                        account.name(),
                        account.ou(),
                        account.purpose(),
                        List.of(),
                        null,
                        false,
                        List.of(Reason.of("account.foundation", account.why())))));
    }

    private void addOldAccount() {
        boolean stays = decisions.productionStays();
        oldAccount = stays ? "production" : "legacy";
        add(new TargetAccount(
                oldAccount,
                stays ? catalogue.units().production() : catalogue.units().legacy(),
                WORKLOAD,
                stays ? List.copyOf(contexts(Lexicon.PRODUCTION, true)) : List.of(),
                stays ? Lexicon.PRODUCTION : null,
                true,
                List.of(oldReason(stays))));
    }

    private Set<String> contexts(String environment, boolean workloadsOnly) {
        TreeSet<String> contexts = new TreeSet<>();
        ground.placements().stream()
                .filter(placement -> placement.context() != null && environment.equals(placement.environment()))
                .filter(placement -> placement.isWorkload() || !workloadsOnly)
                .map(Placement::context)
                .forEach(context -> contexts.add(String.valueOf(context)));
        return contexts;
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

    private void addEnvironment(String environment, DecisionFlow flow) {
        boolean stays = lexicon.isProduction(environment) && decisions.productionStays();
        if (stays || environment.equals(Lexicon.SANDBOX)) {
            return;
        }
        standing.reason(environment)
                .ifPresentOrElse(
                        why -> addLater(environment, why),
                        () -> flow.groups(environment).forEach(group -> addWorkload(environment, group)));
    }

    /** An account for an environment of which nobody knows whether it is production; nothing moves there yet. */
    private void addLater(String environment, Reason why) {
        staying.put(environment, why);
        Set<String> contexts = contexts(environment, false);
        if (standing.isUnknown(environment) && !contexts.isEmpty()) {
            add(new TargetAccount(
                    unique(slug(environment)),
                    catalogue.units().nonProduction(),
                    WORKLOAD,
                    List.copyOf(contexts),
                    environment,
                    false,
                    List.of(why),
                    null,
                    List.of("Is '" + environment
                            + "' production? Write it under environments in decisions.yaml, for example " + environment
                            + ": {production: false}; until then nothing moves into this account.")));
        }
    }

    private void addWorkload(String environment, DecisionFlow.Group group) {
        String base = group.common() ? environment : String.join("-", group.contexts()) + "-" + environment;
        String name = unique(slug(base));
        group.contexts().forEach(context -> byContext.put(context + "/" + environment, name));
        add(new TargetAccount(
                name,
                catalogue.units().of(lexicon.isProduction(environment)),
                WORKLOAD,
                List.copyOf(group.contexts()),
                environment,
                false,
                group.reasons()));
    }

    private void addDecided() {
        for (Decisions.Assign assign : decisions.assign()) {
            String name = assign.account();
            if (name != null && !accounts.containsKey(name)) {
                String environment = assign.environment();
                add(new TargetAccount(
                        name,
                        catalogue.units().of(environment != null && lexicon.isProduction(environment)),
                        WORKLOAD,
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
