package dev.mitosis.partition.accounts;

import dev.mitosis.model.Finding;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Severity;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Persons;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.Tuning;
import dev.mitosis.partition.shared.Placement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reports contexts whose name is a team's or a person's: people change, products stay. */
public final class PeopleNames {
    private static final Set<String> NOUNS = Set.of("team", "squad", "tribe", "group", "dept", "department");

    private final Persons persons;
    private final Set<String> teams = new HashSet<>();

    public PeopleNames(AccountGraph graph, Names names, GenericWords generic) {
        TagMeanings tags = new TagMeanings();
        this.persons = new Persons(graph, tags, names, word -> generic.isGeneric(word) || generic.isPlatform(word));
        Set<String> owners = new HashSet<>();
        graph.subjects()
                .forEach(subject -> subject.tags().forEach((key, value) -> {
                    if (tags.means(key, TagMeanings.Meaning.OWNER) && !value.isBlank()) {
                        owners.add(value);
                    }
                }));
        owners.forEach(owner -> teams.add(plain(owner)));
    }

    private static String plain(String value) {
        String local = value.contains("@") ? value.substring(0, value.indexOf('@')) : value;
        List<String> words = new ArrayList<>(List.of(AccountDesigner.slug(local).split("-", -1)));
        words.removeAll(NOUNS);
        return String.join("-", words);
    }

    /** One finding for each such context. */
    public List<Finding> findings(List<Placement> placements) {
        Map<String, List<Placement>> contexts = new TreeMap<>();
        for (Placement placement : placements) {
            if (placement.context() != null) {
                contexts.computeIfAbsent(placement.context(), unused -> new ArrayList<>())
                        .add(placement);
            }
        }
        List<Finding> findings = new ArrayList<>();
        contexts.forEach((context, members) -> {
            String plain = plain(context);
            boolean person = persons.isPerson(plain);
            if ((person || teams.contains(plain)) && tagged(members) < Tuning.PRODUCT_TAGGED * members.size()) {
                findings.add(finding(context, person, members.size()));
            }
        });
        return findings;
    }

    private static long tagged(List<Placement> members) {
        return members.stream()
                .filter(member -> member.reasons().stream()
                        .map(Reason::rule)
                        .anyMatch(rule -> rule.equals("context.tag") || rule.startsWith("decision.")))
                .count();
    }

    private static Finding finding(String context, boolean person, int size) {
        return new Finding(
                "partition.context-of-people",
                Severity.MEDIUM,
                List.of(),
                "The context '" + context + "' (" + size + " resources) has the name of a "
                        + (person ? "person" : "team") + ": people change, products stay.",
                "Give it the name of its product under contexts.rename in decisions.yaml, or split it by products.");
    }
}
