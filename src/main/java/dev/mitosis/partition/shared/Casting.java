package dev.mitosis.partition.shared;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.Severity;
import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Leftovers;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Roles;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import dev.mitosis.partition.evidence.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Gives every subject its role, from what it is and who needs it. */
public final class Casting {
    private final AccountGraph terrain;
    private final Roles roles;
    private final Sharing sharing;
    private final IntPredicate firm;
    private final Owners owners = new Owners();
    private final List<Finding> findings = new ArrayList<>();

    public Casting(AccountGraph terrain, Roles roles, Sharing sharing, IntPredicate firm) {
        this.terrain = terrain;
        this.roles = roles;
        this.sharing = sharing;
        this.firm = firm;
    }

    public List<Finding> findings() {
        return findings;
    }

    /** The role of a subject together with its two verdicts. */
    public Placement cast(Subject subject, Verdict environment, Verdict context, Sides.Side side) {
        List<Reason> reasons = new ArrayList<>();
        String owner = context.label();
        if (isExperiment(environment) && !firm.test(subject.index())) {
            owner = null;
        }
        Part part = part(subject, environment.label(), owner, reasons);
        Role role = part.role();
        reasons.addAll(context.reasons());
        reasons.addAll(environment.reasons());
        double confidence = confidence(role, environment, context, owner);
        return new Placement(
                subject, owner, environment.label(), side, role, confidence, List.copyOf(reasons), part.leftover());
    }

    /** Whether a person tries something out, whatever application's name it has. */
    private static boolean isExperiment(Verdict environment) {
        return environment.reasons().stream().anyMatch(reason -> reason.rule().equals("environment.person"));
    }

    /** What a subject is in the account, and whether it looks unused. */
    private record Part(Role role, boolean leftover) {
        static Part of(Role role) {
            return new Part(role, false);
        }
    }

    private Part part(Subject subject, @Nullable String environment, @Nullable String context, List<Reason> reasons) {
        Optional<Reason> owner = owner(subject);
        if (owner.isPresent()) {
            reasons.add(owner.get());
            return Part.of(Role.MANAGED);
        }
        Roles.TypeRole byType = roles.of(subject.type());
        if (byType.role() == Role.ACCOUNT_SETTINGS) {
            reasons.add(Reason.of("role.account-settings", "It is a setting of the account or region."));
            return Part.of(Role.ACCOUNT_SETTINGS);
        }
        Optional<String> idle = Leftovers.judge(terrain, subject);
        if (idle.isPresent()) {
            reportLeftover(subject, idle.get());
            reasons.add(Reason.of(
                    "role.leftover",
                    "It looks left over: " + idle.get() + ". "
                            + terrain.observed().ofUnused() + "."));
            return new Part(Role.UNASSIGNED, true);
        }
        return Part.of(
                Lexicon.SANDBOX.equals(environment) ? Role.WORKLOAD : belonging(subject, context, byType, reasons));
    }

    private Optional<Reason> owner(Subject subject) {
        boolean unused = sharing.users(subject.index()).total() == 0;
        return Optional.ofNullable(subject.managed())
                .or(() -> owners.reason(terrain, subject))
                .or(() -> unused ? Optional.ofNullable(subject.standard()) : Optional.empty());
    }

    private Role belonging(Subject subject, @Nullable String context, Roles.TypeRole byType, List<Reason> reasons) {
        if (sharing.isShared(subject.index())) {
            return byType.role();
        }
        if (context != null) {
            return Role.WORKLOAD;
        }
        boolean apart = subject.wholes().isEmpty();
        if (!byType.seen() && (byType.hub() || (byType.role() == Role.FOUNDATION && apart))) {
            reasons.add(new Reason(
                    "role.type",
                    Map.of("type", subject.type()),
                    "A resource of this type that no context owns belongs to what stands around the workloads."));
            return byType.role();
        }
        Optional<Subject> host = host(subject);
        if (host.isPresent()) {
            reasons.add(new Reason(
                    "role.guest",
                    Map.of("host", host.get().arn()),
                    "It lives in " + host.get().label() + ", and nothing ties it to any context."));
            return roles.of(host.get().type()).role();
        }
        return Role.UNASSIGNED;
    }

    /** What stands around the workloads and has the subject as a part, of which nothing tells whose it is. */
    private Optional<Subject> host(Subject subject) {
        List<Subject> wholes = terrain.wholes(subject);
        boolean around = !wholes.isEmpty()
                && wholes.stream().allMatch(whole -> sharing.isShared(whole.index()) || isAround(whole));
        boolean tied = Stream.concat(
                        terrain.out(subject.index()).stream().map(Tie::to),
                        terrain.in(subject.index()).stream().map(Tie::from))
                .anyMatch(other -> !sharing.isShared(other)
                        && !subject.wholes().contains(terrain.subject(other).arn()));
        return around && !tied ? Optional.of(wholes.get(0)) : Optional.empty();
    }

    private boolean isAround(Subject whole) {
        Roles.TypeRole role = roles.of(whole.type());
        return role.hub() && !role.seen() && role.role() == Role.FOUNDATION;
    }

    private void reportLeftover(Subject subject, String text) {
        findings.add(new Finding(
                "partition.leftover",
                Severity.INFO,
                List.of(subject.arn()),
                subject.label() + " looks left over: " + text + ". "
                        + terrain.observed().ofUnused() + ".",
                "Delete it before the split, or assign it in decisions.yaml."));
    }

    private static double confidence(Role role, Verdict environment, Verdict context, @Nullable String owner) {
        double confidence = switch (role) {
            case MANAGED -> owner == null ? 0.95 : context.confidence();
            case ACCOUNT_SETTINGS -> 0.95;
            case FOUNDATION -> Math.max(0.7, context.confidence());
            case SHARED -> context.confidence();
            case WORKLOAD -> owner == null ? environment.confidence() : context.confidence();
            case UNASSIGNED -> Math.min(0.3, 0.5 * context.confidence());
        };
        return Math.round(100 * Math.min(1, confidence)) / 100.0;
    }
}
