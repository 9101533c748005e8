package dev.mitosis.target;

import dev.mitosis.method.Method;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Reason;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Filled;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.model.target.TargetDocument.PlannedUnit;
import dev.mitosis.target.fate.Candidate;
import dev.mitosis.target.fate.FateFinder.Fates;
import dev.mitosis.target.fate.Presence;
import dev.mitosis.target.name.KnownNames;
import dev.mitosis.target.name.NewThings;
import dev.mitosis.target.name.PlannedArns;
import dev.mitosis.target.name.PlannedIds;
import dev.mitosis.target.name.PlannedNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The planned things, with their ids, names and ARNs, and what succeeds what in which account. */
final class Estate {
    private final MethodLibrary library;
    private final List<Standing> standings = new ArrayList<>();
    private final Map<String, Map<String, Standing>> successors = new HashMap<>();
    private final PlannedIds ids;
    private final IdentityHashMap<Standing, String> knownIds = new IdentityHashMap<>();
    private final IdentityHashMap<Standing, String> knownArns = new IdentityHashMap<>();
    private final PlannedNames names;
    private final PlannedArns arns;
    private final String old;
    private final TreeMap<String, PlannedUnit> units = new TreeMap<>();
    private final NewThings additions;

    @Nullable
    private List<PlannedResource> planned;

    /** A candidate or a copy of it in an account. */
    record Standing(Candidate candidate, boolean principal, String account, Fate fate, List<Reason> reasons) {
        PlannedUnit unit() {
            String context = candidate.context();
            String environment = candidate.environment();
            String id =
                    account + "/" + (context == null ? "-" : context) + "/" + (environment == null ? "-" : environment);
            return new PlannedUnit(id, account, context, environment);
        }
    }

    /**
     * The account that is split.
     *
     * @param name what it is called in the estate
     * @param id its twelve digits
     */
    record OldAccount(String name, String id) {}

    Estate(Fates fates, MethodLibrary library, OldAccount old, KnownNames known) {
        this.library = library;
        this.old = old.name();
        this.ids = new PlannedIds(old.id());
        this.names = new PlannedNames(known, old.id());
        this.arns = new PlannedArns(old.id(), names);
        for (Candidate candidate : fates.candidates()) {
            add(new Standing(candidate, true, candidate.account(), candidate.fate(), candidate.reasons()));
            arns.learn(before(candidate));
        }
        for (Presence copy : fates.copies()) {
            Candidate candidate = fates.candidates().get(copy.candidate());
            add(new Standing(candidate, false, copy.account(), copy.fate(), List.of(copy.reason())));
        }
        standings.stream().filter(this::isAnother).map(this::made).forEach(names::learn);
        this.additions = new NewThings(ids, partition(fates));
    }

    /** All ARNs of an account have the same partition of AWS. */
    private static String partition(Fates fates) {
        return fates.candidates().stream()
                .map(candidate -> candidate.arn().split(":", 3))
                .filter(parts -> parts.length == 3 && parts[0].equals("arn"))
                .map(parts -> parts[1])
                .findFirst()
                .orElse("aws");
    }

    private void add(Standing standing) {
        standings.add(standing);
        if (standing.fate().isMade()) {
            units.putIfAbsent(standing.unit().id(), standing.unit());
        }
        ids.learn(named(standing));
        // The first is the one that the candidate's own fate is about.
        successors
                .computeIfAbsent(standing.candidate().arn(), arn -> new TreeMap<>())
                .put(standing.account(), standing);
    }

    /** Plans what succeeds nothing: what it makes stands among the resources. */
    NewThings additions() {
        return additions;
    }

    /** What succeeds something of the old account, in no order. */
    List<PlannedResource> successors() {
        List<PlannedResource> all = planned;
        if (all == null) {
            all = standings.stream().map(this::planned).toList();
            planned = all;
        }
        return all;
    }

    /** Every planned thing, by id; asked for when all that is new was planned. */
    List<PlannedResource> resources() {
        return Stream.concat(successors().stream(), additions.all().stream())
                .sorted(Comparator.comparing(PlannedResource::id))
                .toList();
    }

    /** The units of what is made, by id. */
    List<PlannedUnit> units() {
        return List.copyOf(units.values());
    }

    /** All that stands, in the order of candidates, then of copies. */
    List<Standing> standings() {
        return standings;
    }

    /** What succeeds the old thing for a consumer in the account; null where it is not in the snapshot. */
    @Nullable
    Standing provider(String arn, String account) {
        Map<String, Standing> all = successors.get(arn);
        if (all == null) {
            return null;
        }
        Standing near = all.get(account);
        if (near != null) {
            return near;
        }
        Candidate candidate = all.values().iterator().next().candidate();
        return all.get(candidate.account());
    }

    /** The planned id; all things have been heard of before. */
    String id(Standing standing) {
        return knownIds.computeIfAbsent(standing, unseen -> ids.of(named(unseen)));
    }

    private PlannedIds.Named named(Standing standing) {
        Candidate candidate = standing.candidate();
        return new PlannedIds.Named(
                standing.account(),
                candidate.type(),
                candidate.region(),
                candidate.name(),
                candidate.arn(),
                isAnother(standing));
    }

    /** Whether what stands there is another thing than the old one, made by people or by what it belongs to. */
    boolean isAnother(Standing standing) {
        return standing.fate().isMade()
                || (standing.fate() == Fate.MANAGED && !standing.account().equals(old));
    }

    /** The thing as those see it who find names. */
    PlannedNames.Made made(Standing standing) {
        Candidate candidate = standing.candidate();
        return new PlannedNames.Made(
                id(standing),
                candidate.arn(),
                candidate.type(),
                candidate.id(),
                candidate.name(),
                candidate.region(),
                standing.account());
    }

    PlannedNames names() {
        return names;
    }

    /** The accounts in which the old thing, or a successor of it, stands; none where it is not in the snapshot. */
    Collection<Standing> standingsOf(String arn) {
        return successors.getOrDefault(arn, Map.of()).values();
    }

    String name(Standing standing) {
        Candidate candidate = standing.candidate();
        if (!isAnother(standing)) {
            return candidate.name();
        }
        return candidate.name().equals(candidate.arn()) ? arn(standing) : names.nameOf(made(standing));
    }

    private PlannedResource planned(Standing standing) {
        Candidate candidate = standing.candidate();
        Method way = library.byId(
                candidate.moves() ? candidate.method() : candidate.way().id());
        boolean made = standing.fate().isMade();
        return new PlannedResource(
                id(standing),
                candidate.arn(),
                standing.principal(),
                candidate.type(),
                candidate.region(),
                standing.account(),
                name(standing),
                arn(standing),
                standing.fate(),
                made ? way.filled() : Filled.NEVER,
                made ? standing.unit().id() : null,
                made ? way.id() : candidate.method(),
                standing.reasons());
    }

    String arn(Standing standing) {
        Candidate candidate = standing.candidate();
        return isAnother(standing)
                ? knownArns.computeIfAbsent(standing, unseen -> plannedArn(unseen, candidate))
                : candidate.arn();
    }

    private String plannedArn(Standing standing, Candidate candidate) {
        String name = candidate.name().equals(candidate.arn()) ? candidate.name() : names.nameOf(made(standing));
        return arns.of(before(candidate), name, standing.account(), this::successorId);
    }

    private static PlannedArns.Old before(Candidate candidate) {
        return new PlannedArns.Old(candidate.arn(), candidate.type(), candidate.id(), candidate.name());
    }

    private String successorId(String account, String arn) {
        Standing provider = provider(arn, account);
        return provider == null || !isAnother(provider) ? arn : id(provider);
    }
}
