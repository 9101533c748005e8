package dev.mitosis.partition.contexts;

import dev.mitosis.partition.environments.Lexicon;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.GenericWords;
import dev.mitosis.partition.evidence.Names;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.TagMeanings;
import dev.mitosis.partition.evidence.TagMeanings.Meaning;
import dev.mitosis.partition.evidence.TagMeanings.TagKey;
import dev.mitosis.partition.evidence.Tuning;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The application tags of every subject, without umbrellas such as {@code project=<company>} that stand over products.
 */
final class ApplicationTags {
    /**
     * A tag that names an application.
     *
     * @param stem its words; {@link Labels#EVERYBODY} where the thing belongs to everybody
     */
    record ApplicationTag(String key, String value, String stem, double weight) {}

    private static final String GROUP = "awsApplication";
    private static final Set<String> ROLES = Set.of("service", "svc", "app", "application", "system", "team");

    private final Map<Integer, List<ApplicationTag>> tags = new HashMap<>();
    private final Map<String, Optional<ApplicationTag>> known = new HashMap<>();
    private final TagMeanings meanings;
    private final Names names;
    private final Lexicon lexicon;
    private final GenericWords generic;

    ApplicationTags(AccountGraph graph, TagMeanings meanings, Names names, Lexicon lexicon, GenericWords generic) {
        this.meanings = meanings;
        this.names = names;
        this.lexicon = lexicon;
        this.generic = generic;
        // By identity: equal tags are one object for most subjects.
        IdentityHashMap<Map<String, String>, List<ApplicationTag>> byTags = new IdentityHashMap<>();
        for (Subject subject : graph.subjects()) {
            List<ApplicationTag> found = byTags.computeIfAbsent(subject.tags(), this::read);
            if (!found.isEmpty()) {
                tags.put(subject.index(), found);
            }
        }
        Set<String> umbrellas = umbrellas();
        byTags.values().forEach(list -> list.removeIf(tag -> umbrellas.contains(id(tag))));
    }

    private List<ApplicationTag> read(Map<String, String> map) {
        List<ApplicationTag> found = new ArrayList<>();
        map.forEach((key, value) -> known.computeIfAbsent(key + "=" + value, unused -> read(key, value))
                .ifPresent(found::add));
        found.sort(Comparator.comparingDouble(ApplicationTag::weight).reversed().thenComparing(ApplicationTag::key));
        return found;
    }

    private Optional<ApplicationTag> read(String key, String value) {
        Optional<TagKey> meaning = meanings.of(key);
        if (meaning.isEmpty() || meaning.get().meaning() == Meaning.ENVIRONMENT) {
            return Optional.empty();
        }
        String text = key.equals(GROUP) && value.startsWith("arn:") ? group(value) : value;
        List<String> words = names.words(text);
        if (words.isEmpty()) {
            return Optional.empty();
        }
        boolean everybody = words.stream().allMatch(word -> generic.meansEverybody(word) || ROLES.contains(word))
                && words.stream().anyMatch(generic::meansEverybody);
        if (meaning.get().meaning() == Meaning.OWNER) {
            return everybody
                    ? Optional.of(new ApplicationTag(key, value, Labels.EVERYBODY, Tuning.OWNER_TAG))
                    : Optional.empty();
        }
        String stem = everybody ? Labels.EVERYBODY : stem(words);
        return Optional.of(new ApplicationTag(key, text, stem, meaning.get().weight()));
    }

    /** {@code shop} of {@code arn:aws:resource-groups:eu-west-1:123456789012:group/shop/0123}. */
    private static String group(String arn) {
        String[] parts = arn.split("/", -1);
        return parts.length > 1 ? parts[1] : arn;
    }

    /** What people call an application is one, even where the word is otherwise a common one. */
    private String stem(List<String> words) {
        List<String> own = new ArrayList<>(lexicon.without("tag", words));
        if (own.isEmpty()) {
            own.addAll(words);
        }
        while (own.size() > 1 && ROLES.contains(own.get(own.size() - 1))) {
            own.remove(own.size() - 1);
        }
        return String.join("-", own);
    }

    private static String id(ApplicationTag tag) {
        return tag.key() + "=" + tag.stem();
    }

    /** Tags that stand beside several different, more trusted application tags. */
    private Set<String> umbrellas() {
        Map<String, Set<String>> below = new HashMap<>();
        for (List<ApplicationTag> list : tags.values()) {
            ApplicationTag best = list.get(0);
            for (ApplicationTag tag : list) {
                if (tag.weight() < best.weight() && !tag.stem().equals(best.stem())) {
                    below.computeIfAbsent(id(tag), unused -> new TreeSet<>()).add(best.stem());
                }
            }
        }
        Set<String> best = new HashSet<>();
        tags.values().forEach(list -> best.add(id(list.get(0))));
        Set<String> umbrellas = new HashSet<>();
        below.forEach((id, stems) -> {
            if ((stems.size() >= Tuning.WITNESSES && !best.contains(id)) || stems.size() > Tuning.WITNESSES) {
                umbrellas.add(id);
            }
        });
        return umbrellas;
    }

    /** The most trusted application tag of a subject; empty where there is none, or rivals of equal trust. */
    Optional<ApplicationTag> of(int subject) {
        List<ApplicationTag> list = tags.getOrDefault(subject, List.of());
        if (list.isEmpty()) {
            return Optional.empty();
        }
        ApplicationTag best = list.get(0);
        boolean rival = list.stream()
                .anyMatch(tag -> tag.weight() == best.weight() && !tag.stem().equals(best.stem()));
        return rival ? Optional.empty() : Optional.of(best);
    }
}
