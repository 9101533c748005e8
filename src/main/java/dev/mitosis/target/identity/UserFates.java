package dev.mitosis.target.identity;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.PlannedUser;
import dev.mitosis.model.target.PlannedUser.PlannedKey;
import dev.mitosis.model.target.PlannedUser.UserFate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.identity.UserFacts.AccessKey;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Says what becomes of IAM users and their keys. A person decides first; then the facts; where they do not tell, the
 * question stays open, and nobody is retired of whom nothing is known.
 */
final class UserFates {
    /** Credentials that were not used for longer are not in use: control IAM.8 of AWS Security Hub. */
    private static final int LONG = 90;

    private static final int SECONDS_OF_DAY = 86_400;

    private final MachineTable machines = MachineTable.load();
    private final SuccessorIndex successors;
    private final PrincipalNeeds needs;
    private final PolicyBook book;
    private final Decisions decisions;

    @Nullable
    private final Instant scanned;

    private final List<Finding> findings = new ArrayList<>();

    UserFates(SuccessorIndex successors, PrincipalNeeds needs, PolicyBook book, IdentityPlanner.Request request) {
        this.successors = successors;
        this.needs = needs;
        this.book = book;
        this.decisions = request.decisions();
        this.scanned = instant(request.scannedAt());
    }

    /** What becomes of somebody, and why. */
    private record Verdict(UserFate fate, Reason reason) {}

    /** All users, by id. */
    List<PlannedUser> all() {
        List<PlannedUser> planned = new ArrayList<>();
        for (UserFacts user : book.users()) {
            PlannedResource one = successors.provider(user.arn(), "");
            Verdict verdict = verdict(user, one == null);
            if (verdict.fate() == UserFate.OPEN) {
                open(user, verdict);
            }
            List<PlannedKey> keys = user.keys().stream()
                    .map(key -> new PlannedKey(key.id(), fate(key, verdict.fate()), facts(key)))
                    .sorted(Comparator.comparing(PlannedKey::id))
                    .toList();
            planned.add(new PlannedUser(
                    id(user, one),
                    user.arn(),
                    user.name(),
                    verdict.fate(),
                    user.owner(),
                    keys,
                    List.of(verdict.reason())));
            kept(user, verdict);
        }
        unknown(planned.stream().map(PlannedUser::name).collect(Collectors.toSet()));
        planned.sort(Comparator.comparing(PlannedUser::id).thenComparing(PlannedUser::succeeds));
        return List.copyOf(planned);
    }

    private String id(UserFacts user, @Nullable PlannedResource one) {
        if (one != null) {
            return one.id();
        }
        PlannedResource retired = successors.principal(user.arn());
        return retired == null ? user.arn() : retired.id();
    }

    private Verdict verdict(UserFacts user, boolean isRetired) {
        UserFate decided = decisions.fateOf(user.name()).map(UserFates::fate).orElse(null);
        if (decided != null) {
            return new Verdict(decided, reason("user.decided", Map.of(), "A person decided so."));
        }
        if (isRetired) {
            return new Verdict(
                    UserFate.RETIRED,
                    reason("user.leftover", Map.of(), "The user is retired with what it belongs to."));
        }
        MachineTable.Machine machine = machines.of(user);
        if (machine != null && machine.fate() == UserFate.KEPT) {
            return new Verdict(
                    UserFate.KEPT, reason("user.program", Map.of("told", machine.text()), sentence(machine.advice())));
        }
        boolean used = user.keys().stream().anyMatch(this::isUsed);
        if (!used && isForgotten(user)) {
            return new Verdict(
                    UserFate.RETIRED,
                    reason(
                            "user.unused",
                            facts(user),
                            "Neither its password nor any of its keys was used for " + LONG
                                    + " days before the scan."));
        }
        if (user.hasConsole() && !used) {
            return new Verdict(
                    UserFate.IDENTITY_CENTER,
                    reason("user.console", facts(user), "It signs in to the console, as people do."));
        }
        if (book.hasDevice(user.arn())) {
            return new Verdict(
                    UserFate.IDENTITY_CENTER,
                    reason("user.device", facts(user), "It has a device for a second factor, as people have."));
        }
        Set<String> carriers = needs.carriers(user.arn());
        if (!user.hasConsole() && !carriers.isEmpty()) {
            return new Verdict(
                    UserFate.ROLE,
                    reason(
                            "user.carried",
                            Map.of("by", String.join(", ", carriers)),
                            "Something in the account acts as it, and can take a role."));
        }
        if (!user.hasConsole() && machine != null && !user.keys().isEmpty()) {
            return new Verdict(
                    UserFate.ROLE, reason("user.machine", Map.of("told", machine.text()), sentence(machine.advice())));
        }
        return new Verdict(UserFate.OPEN, reason("user.open", facts(user), question(user, used)));
    }

    private static String sentence(String advice) {
        return Character.toUpperCase(advice.charAt(0)) + advice.substring(1) + ".";
    }

    private static String question(UserFacts user, boolean used) {
        if (used && user.hasConsole()) {
            return "It signs in to the console, and its keys are in use: is it a person or a machine?";
        }
        return used
                ? "Its keys are in use, and nothing tells by whom."
                : "Nothing tells whether it is a person or a machine, and whether anybody uses it.";
    }

    /** Whether facts say that nobody has used it for long: what was not read tells nothing. */
    private boolean isForgotten(UserFacts user) {
        if (user.keys().isEmpty() && !user.hasConsole()) {
            return false;
        }
        boolean keys = user.keys().stream().allMatch(this::isForgotten);
        boolean password = user.passwordUsed() == null ? user.passwordWasRead() : isLongAgo(user.passwordUsed());
        return keys && password && isLongAgo(user.created());
    }

    private boolean isForgotten(AccessKey key) {
        if (!key.isActive()) {
            return true;
        }
        return key.usageWasRead() && isLongAgo(key.lastUsed() == null ? key.created() : key.lastUsed());
    }

    private boolean isUsed(AccessKey key) {
        return key.isActive() && key.lastUsed() != null && !isLongAgo(key.lastUsed());
    }

    private boolean isLongAgo(@Nullable String instant) {
        Instant then = instant == null ? null : instant(instant);
        Instant now = scanned;
        return then != null && now != null && now.getEpochSecond() - then.getEpochSecond() > LONG * SECONDS_OF_DAY;
    }

    @Nullable
    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            // A fact that cannot be read tells nothing.
            return null;
        }
    }

    private UserFate fate(AccessKey key, UserFate ofUser) {
        if (!key.isActive() || (ofUser != UserFate.OPEN && isForgotten(key))) {
            return UserFate.RETIRED;
        }
        return ofUser;
    }

    private static UserFate fate(Decisions.PersonFate decided) {
        return switch (decided) {
            case IDENTITY_CENTER -> UserFate.IDENTITY_CENTER;
            case ROLE -> UserFate.ROLE;
            case KEPT -> UserFate.KEPT;
            case RETIRED -> UserFate.RETIRED;
        };
    }

    private void open(UserFacts user, Verdict verdict) {
        findings.add(new Finding(
                "identity.user-open",
                Severity.MEDIUM,
                List.of(user.arn()),
                "What becomes of the user " + user.name() + " is open. "
                        + verdict.reason().text(),
                "Say it under 'users' in decisions.yaml: identity-center, role, kept or retired."));
    }

    private void unknown(Set<String> users) {
        new TreeSet<>(decisions.users().keySet())
                .stream()
                        .filter(name -> !name.contains("*") && !users.contains(name))
                        .forEach(name -> findings.add(new Finding(
                                "identity.user-unknown",
                                Severity.LOW,
                                List.of(),
                                "decisions.yaml says what becomes of the user '" + name + "', and there is none.",
                                "Correct the name under 'users', or remove it.")));
    }

    private void kept(UserFacts user, Verdict verdict) {
        if (verdict.fate() == UserFate.KEPT && user.owner() == null) {
            findings.add(new Finding(
                    "identity.user-without-owner",
                    Severity.LOW,
                    List.of(user.arn()),
                    "The user " + user.name() + " is kept, and no tag says who answers for it.",
                    "Tag it with an owner, who renews its keys."));
        }
    }

    List<Finding> findings() {
        return findings;
    }

    private static Map<String, String> facts(UserFacts user) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("console", user.hasConsole() ? "yes" : "not seen");
        facts.put("keys", String.valueOf(user.keys().size()));
        put(facts, "passwordLastUsed", user.passwordUsed());
        user.keys().forEach(key -> put(facts, "lastUsed " + key.id(), key.lastUsed()));
        return facts;
    }

    private static Map<String, String> facts(AccessKey key) {
        Map<String, String> facts = new TreeMap<>();
        facts.put("status", key.status());
        put(facts, "created", key.created());
        put(facts, "lastUsed", key.lastUsed() == null && key.usageWasRead() ? "never" : key.lastUsed());
        put(facts, "service", key.service());
        put(facts, "region", key.region());
        return facts;
    }

    private static void put(Map<String, String> facts, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            facts.put(name, value);
        }
    }

    private static Reason reason(String rule, Map<String, String> facts, String text) {
        return new Reason(rule, facts, text);
    }
}
