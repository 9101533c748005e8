package dev.mitosis.check.state;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The estate at a moment: the documents and the facts. Questions to it are about objects as the effects call them.
 *
 * @param landscape what becomes of what
 * @param dependencies who needs whom
 * @param schedule the steps
 * @param ledger the facts of the moment
 */
public record SimulatedEstate(
        Landscape landscape, DependencyIndex dependencies, StepSchedule schedule, FactLedger ledger) {
    /** What nobody can write to once it is there. */
    private static final Set<String> IMMUTABLE = Set.of(
            "AWS::EC2::Image",
            "AWS::EC2::Snapshot",
            "AWS::ElastiCache::ServerlessCacheSnapshot",
            "AWS::ElastiCache::Snapshot",
            "AWS::Lambda::LayerVersion",
            "AWS::MemoryDB::Snapshot",
            "AWS::PaymentCryptography::Key",
            "AWS::RDS::DBClusterSnapshot",
            "AWS::RDS::DBSnapshot",
            "AWS::WorkSpaces::WorkspaceImage");

    /** Before the first step: everything of the snapshot stands, and the account that is split. */
    public SimulatedEstate begin() {
        landscape.old().forEach((arn, row) -> ledger.set(landscape.canonical(arn), Fact.STANDS, true));
        landscape.rows().values().stream()
                .filter(row -> row.fate() == Fate.MANAGED || row.fate() == Fate.EXTERNAL)
                .forEach(row -> ledger.set(row.id(), Fact.STANDS, true));
        return this;
    }

    /** Whether the object stands; what the documents do not know of is taken to. */
    public boolean stands(String object) {
        String name = landscape.canonical(object);
        return ledger.is(name, Fact.STANDS) || !landscape.knows(name);
    }

    /** Whether the object was stopped and not set to work again. */
    public boolean isStopped(String object) {
        return ledger.is(landscape.canonical(object), Fact.STOPPED);
    }

    /** Whether an old thing does what it always did. */
    public boolean goesOn(String object) {
        return stands(object) && !isStopped(object);
    }

    /** What the object holds; null where it is empty. */
    public @Nullable Content content(String object) {
        return (Content) ledger.get(landscape.canonical(object), Fact.HOLDS);
    }

    /** The number of the step since which nobody writes to the old thing; empty where somebody may. */
    public Optional<Integer> quietSince(String arn) {
        Object stopped = ledger.get(landscape.canonical(arn), Fact.STOPPED);
        if (stopped instanceof Integer step) {
            return Optional.of(step);
        }
        if (landscape.fateOf(arn).filter(row -> IMMUTABLE.contains(row.type())).isPresent()) {
            return Optional.of(Landscape.UNTOUCHED);
        }
        int last = Landscape.UNTOUCHED;
        Set<String> writers = dependencies.writers(arn);
        for (String writer : writers) {
            Object since = ledger.get(landscape.canonical(writer), Fact.STOPPED);
            if (since instanceof Integer step) {
                last = Math.max(last, step);
            } else if (stands(writer)) {
                return Optional.empty();
            }
        }
        return writers.isEmpty() ? Optional.empty() : Optional.of(last);
    }

    /** The content that the source has in the given step: its own, or that of what it was copied from. */
    public Content present(String source, int step) {
        Content held = content(source);
        return held != null ? held : new Content(source, quietSince(source).orElse(step));
    }

    /** Whether what the object holds was proved, in it or in the copy that it was made from. */
    public boolean isProved(String object) {
        Content held = content(object);
        return held != null
                && (held.equals(ledger.get(landscape.canonical(object), Fact.PROVED))
                        || held.equals(ledger.get(Prepared.copyOf(object), Fact.PROVED)));
    }

    /** Whether the new thing works, or its window is over and nothing held it back. */
    public boolean works(PlannedResource row, int step) {
        return ledger.is(row.id(), Fact.WORKS)
                || (stands(row.id())
                        && !isHeldBack(row.id())
                        && schedule.windowOf(row)
                                .filter(window -> schedule.closes(window) >= 0 && schedule.closes(window) < step)
                                .isPresent());
    }

    /** Whether the new thing works only when a step sets it to work. */
    public boolean isHeldBack(String id) {
        return landscape.isHeldBack(id) || schedule.isSwitched(id);
    }

    /** The thing of the old account that the provider comes from, or itself. */
    public String lineage(String provider) {
        return landscape
                .row(provider)
                .filter(row -> row.succeeds() != null && Landscape.isLeft(row))
                .map(row -> (String) row.succeeds())
                .orElse(provider);
    }

    /** Whom the consumer uses of those that come from the same old thing. */
    public String uses(String consumer, String provider) {
        String line = lineage(provider);
        Object used = ledger.get(new FactLedger.About(landscape.canonical(consumer), line, Fact.USES));
        return used == null ? line : (String) used;
    }
}
