package dev.mitosis.target.property;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Severity;
import dev.mitosis.target.property.Mapped.Child;
import dev.mitosis.target.property.Mapped.Gap;
import dev.mitosis.target.property.Mapped.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Gathers what the mapping of many resources has lost, one finding for each type and kind of loss. */
public final class MappingLosses {
    private static final int NAMED = 10;

    private final Map<Kind, Map<String, Entry>> entries = new EnumMap<>(Kind.class);

    /** What is told of a type. */
    private record Entry(TreeSet<String> places, TreeSet<String> resources) {
        Entry() {
            this(new TreeSet<>(), new TreeSet<>());
        }
    }

    /** Hears of a resource that is written down. */
    public void hear(Resource resource, Mapped mapped) {
        hear(resource, resource.type(), mapped.gaps());
        for (Child child : mapped.children()) {
            hear(resource, child.type(), child.gaps());
        }
    }

    private void hear(Resource resource, String type, List<Gap> gaps) {
        for (Gap gap : gaps) {
            Entry entry = entries.computeIfAbsent(gap.kind(), kind -> new TreeMap<>())
                    .computeIfAbsent(type, unseen -> new Entry());
            entry.places().add(gap.place());
            entry.resources().add(resource.arn());
        }
    }

    /**
     * The findings about what is lost, missing or unknown to the schema; what is hidden and what is copied is asked for
     * by parameters.
     */
    public List<Finding> findings() {
        List<Finding> findings = new ArrayList<>();
        of(Kind.LOST)
                .forEach((type, entry) -> findings.add(finding(
                        "target.member-lost",
                        Severity.LOW,
                        entry,
                        "AWS tells more of " + things(type, entry) + " than the template says: " + named(entry.places())
                                + ".",
                        "Say it in the template by hand where it matters.")));
        of(Kind.MISSING)
                .forEach((type, entry) -> findings.add(finding(
                        "target.property-missing",
                        Severity.MEDIUM,
                        entry,
                        "Nothing in the snapshot tells what CloudFormation requires of " + things(type, entry) + ": "
                                + named(entry.places()) + ".",
                        "Complete the template by hand before it is deployed.")));
        of(Kind.NOT_OFFERED)
                .forEach((type, entry) -> findings.add(finding(
                        "target.value-unknown",
                        Severity.LOW,
                        entry,
                        "The schema of " + things(type, entry) + " does not know the value of " + named(entry.places())
                                + ".",
                        "Check whether it is still offered.")));
        return findings;
    }

    private Map<String, Entry> of(Kind kind) {
        return entries.getOrDefault(kind, Map.of());
    }

    private static Finding finding(String rule, Severity severity, Entry entry, String text, String fix) {
        return new Finding(
                rule, severity, entry.resources().stream().limit(NAMED).toList(), text, fix);
    }

    private static String things(String type, Entry entry) {
        return type + " (" + entry.resources().size() + (entry.resources().size() == 1 ? " resource)" : " resources)");
    }

    private static String named(Set<String> places) {
        String first = String.join(", ", places.stream().limit(NAMED).toList());
        return places.size() > NAMED ? first + " and " + (places.size() - NAMED) + " more" : first;
    }
}
