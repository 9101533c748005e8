package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.Prepared;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The organization is made in an order that works, and the old account joins without losing anything. */
final class OrganizationRules {
    private static final String HISTORY = Landscape.COST_HISTORY;

    private OrganizationRules() {}

    /** Whether the effect has the old account join. */
    static boolean joins(Moment moment, Effect effect) {
        return (effect.verb() == Verb.CREATE
                        || (effect.verb() == Verb.CLAIM && moment.running().action() == StepAction.JOIN))
                && effect.object()
                        .equals("account/" + moment.estate().landscape().oldAccount());
    }

    /** The organization stands before an account is its member. */
    static final class OrganizationFirst extends Rule {
        OrganizationFirst() {
            super("organization-first");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            boolean needs = effect.object().startsWith("policy/")
                    || (effect.object().startsWith("account/")
                            && (effect.verb() == Verb.CREATE || effect.verb() == Verb.CLAIM)
                            && !effect.object().equals("account/" + Landscape.MANAGEMENT));
            if (needs) {
                cases().expect(
                                moment.estate().stands("organization"),
                                moment,
                                List.of(effect.object(), "organization"),
                                () -> moment.running().id() + " needs the organization for " + effect.object()
                                        + ", and it does not stand yet.");
            }
        }
    }

    /** The old account joins after its cost history was exported and proved. */
    static final class CostHistoryFirst extends Rule {
        /** What was exported longer ago lacks days that nobody can export any more. */
        private static final int FRESH_DAYS = 3;

        private int wave;
        private String copiedAt = "";
        private @Nullable CopyMode last;
        private boolean confirmed;

        CostHistoryFirst() {
            super("cost-history-first");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.object().equals(HISTORY) && effect.verb() == Verb.COPY) {
                copiedAt = start(moment.running());
                last = effect.mode();
                wave = moment.running().wave();
                confirmed = false;
            }
            confirmed |= effect.object().equals(HISTORY) && effect.verb() == Verb.CONFIRM;
            if (!joins(moment, effect)) {
                return;
            }
            SimulatedEstate estate = moment.estate();
            Object held = estate.ledger().get(HISTORY, Fact.HOLDS);
            cases().expect(
                            held != null && last == CopyMode.FINAL,
                            moment,
                            List.of(HISTORY),
                            () -> moment.running().id()
                                    + " has the account join before its cost history was exported for the last time.");
            cases().expect(
                            held != null && held.equals(estate.ledger().get(HISTORY, Fact.PROVED)),
                            moment,
                            List.of(HISTORY),
                            () -> moment.running().id()
                                    + " has the account join before the last export of its cost history"
                                    + " was verified.");
            cases().expect(
                            held != null && held.equals(estate.ledger().get(Prepared.backupOf(HISTORY), Fact.HOLDS)),
                            moment,
                            List.of(HISTORY),
                            () -> moment.running().id()
                                    + " has the account join before the last export of its cost history"
                                    + " was stored elsewhere.");
            cases().expect(
                            confirmed,
                            moment,
                            List.of(HISTORY),
                            () -> moment.running().id()
                                    + " has the account join before a person has looked at the last export of its"
                                    + " cost history.");
            cases().expect(
                            held == null || wave == moment.running().wave(),
                            moment,
                            List.of(HISTORY),
                            () -> moment.running().id()
                                    + " has the account join in another wave than the last export of its"
                                    + " cost history; what is billed between them is lost.");
            String joined = start(moment.running());
            if (!joined.isEmpty() && !copiedAt.isEmpty()) {
                long days = PlanDates.between(copiedAt, joined);
                cases().expect(
                                days <= FRESH_DAYS,
                                moment,
                                List.of(HISTORY),
                                () -> "The cost history is exported " + days
                                        + " days before the join; what is billed between them is lost.");
            }
        }

        private static String start(Step step) {
            return step.start() == null ? "" : step.start();
        }
    }

    /** A step that has the account join is one that says so. */
    static final class JoinOnce extends Rule {
        /** The role that Organizations gives to accounts that it makes; who joins has to bring it along. */
        private static final String ROLE = "role/OrganizationAccountAccessRole";

        private int joins;
        private String joined = "";
        private boolean watched;
        private boolean entered;

        JoinOnce() {
            super("join-once");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            String old = moment.estate().landscape().oldAccount();
            if (joins > 0) {
                watched |= effect.verb() == Verb.WAIT && effect.object().equals("account/" + old);
            } else {
                entered |= effect.verb() == Verb.CREATE
                        && effect.object().equals(ROLE)
                        && effect.account().equals(old);
            }
        }

        @Override
        public void after(Moment moment) {
            boolean action = moment.running().action() == StepAction.JOIN;
            boolean effect = moment.running().effects().stream().anyMatch(found -> joins(moment, found));
            if (action || effect) {
                joins++;
                joined = moment.running().id();
                cases().expect(
                                entered,
                                moment,
                                List.of("account/" + moment.estate().landscape().oldAccount(), ROLE),
                                () -> moment.running().id() + " has the account join before it has the " + ROLE
                                        + ", by which the organization enters it.");
                cases().expect(
                                action && effect,
                                moment,
                                List.of("account/" + moment.estate().landscape().oldAccount()),
                                () -> moment.running().id()
                                        + (action
                                                ? " shall have the account join, and no effect of it says so."
                                                : " has the account join, and its action says another thing."));
            }
        }

        @Override
        public void end(Moment moment) {
            boolean others = moment.estate().landscape().target().accounts().size() > 1;
            if (others) {
                cases().expect(
                                joins == 1,
                                moment,
                                List.of("account/" + moment.estate().landscape().oldAccount()),
                                () -> "The old account joins the organization " + joins
                                        + " times; it shall join once.");
                cases().expect(
                                watched || joins == 0,
                                joined,
                                List.of("account/" + moment.estate().landscape().oldAccount()),
                                () -> joined + " has the old account join, and no step after it looks how it does.");
            }
        }
    }

    /** Quotas that a new account needs are granted before things are made in it. */
    static final class QuotasFirst extends Rule {
        private static final Set<Verb> GRANTS = Set.of(Verb.VERIFY, Verb.CONFIRM, Verb.WAIT, Verb.GRANT);

        private final Set<String> granted = new HashSet<>();
        private final Set<String> looked = new HashSet<>();

        QuotasFirst() {
            super("quotas-first");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.object().startsWith("quota/") && GRANTS.contains(effect.verb())) {
                granted.add(
                        effect.object().substring("quota/".length()) + "@" + effect.account() + "@" + effect.region());
            }
            boolean made = effect.verb() == Verb.CREATE
                    && moment.estate()
                            .landscape()
                            .row(effect.object())
                            .filter(QuotasFirst::isWorkload)
                            .isPresent();
            if (made && looked.add(effect.account() + "@" + effect.region())) {
                for (QuotaRequest quota :
                        moment.estate().landscape().target().organization().quotas()) {
                    if (quota.account().equals(effect.account())
                            && quota.region().equals(effect.region())) {
                        examine(moment, quota);
                    }
                }
            }
        }

        private void examine(Moment moment, QuotaRequest quota) {
            cases().expect(
                            granted.contains(quota.code() + "@" + quota.account() + "@" + quota.region()),
                            moment,
                            List.of("quota/" + quota.code()),
                            () -> moment.running().id() + " makes things in " + quota.account() + " (" + quota.region()
                                    + ") before " + quota.name() + " (" + quota.code() + ") is raised to "
                                    + quota.value() + ".");
        }

        private static boolean isWorkload(PlannedResource row) {
            return row.unit() != null && row.fate() != Fate.NEW;
        }
    }

    /** Nothing of the workloads is made in the management account. */
    static final class ManagementEmpty extends Rule {
        ManagementEmpty() {
            super("management-empty");
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.verb() == Verb.CREATE || effect.verb() == Verb.COPY) {
                boolean workload = moment.estate()
                        .landscape()
                        .row(effect.object())
                        .filter(row -> row.unit() != null || row.succeeds() != null)
                        .isPresent();
                if (workload) {
                    cases().expect(
                                    !effect.account().equals(Landscape.MANAGEMENT),
                                    moment,
                                    List.of(effect.object()),
                                    () -> moment.running().id() + " puts " + effect.object()
                                            + " into the management account.");
                }
            }
        }
    }

    /** The steps of the organization's script run in the order that the script documents. */
    static final class OrganizationInOrder extends Rule {
        private static final Pattern CALL = Pattern.compile("organization/deploy\\.sh((?:\\s+[a-z-]+)+)");
        private static final Map<String, List<String>> NEEDS = needs();

        private static Map<String, List<String>> needs() {
            Map<String, List<String>> needs = new HashMap<>();
            TsvTable.load(OrganizationRules.class, "organization-steps.tsv", 1)
                    .forEach(row -> needs.put(row.cell(0), row.list(1)));
            return needs;
        }

        private final Set<String> done = new HashSet<>();

        OrganizationInOrder() {
            super("organization-in-order");
        }

        @Override
        public void after(Moment moment) {
            for (String command : moment.running().commands()) {
                Matcher matcher = CALL.matcher(command);
                while (matcher.find()) {
                    List<String> words = List.of(matcher.group(1).trim().split("\\s+", -1));
                    boolean executes = words.contains("--execute");
                    cases().expect(
                                    executes,
                                    moment,
                                    List.of("organization"),
                                    () -> moment.running().id() + " only shows what " + matcher.group() + " would do.");
                    if (executes) {
                        words.stream().filter(word -> !word.startsWith("-")).forEach(word -> examine(moment, word));
                    }
                }
            }
        }

        private void examine(Moment moment, String word) {
            List<String> missing = NEEDS.getOrDefault(word, List.of("a step of that name is documented")).stream()
                    .filter(earlier -> !done.contains(earlier))
                    .toList();
            cases().expect(
                            missing.isEmpty(),
                            moment,
                            List.of("organization"),
                            () -> moment.running().id() + " runs the step " + word
                                    + " of organization/deploy.sh before " + String.join(", ", missing) + ".");
            done.add(word);
        }
    }
}
