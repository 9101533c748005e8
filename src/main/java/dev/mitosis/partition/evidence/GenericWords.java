package dev.mitosis.partition.evidence;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The words of names that say what a thing is or does, or that it serves everybody, and so name no product. */
public final class GenericWords {
    private record WordFile(
            List<String> service,
            List<String> part,
            List<String> layer,
            List<String> kind,
            List<String> tool,
            List<String> shared,
            List<String> everybody,
            List<String> platform,
            Map<String, String> compounds) {}

    private final Set<String> generic = new HashSet<>();
    private final Set<String> layers = new HashSet<>();
    private final Set<String> services = new HashSet<>();
    private final Set<String> kinds;
    private final Set<String> everybody = new HashSet<>();
    private final Set<String> servants = new HashSet<>();
    private final Set<String> platform = new HashSet<>();
    private final WordSplitter words;
    private final Map<String, Boolean> known = new ConcurrentHashMap<>();

    /** Reads the word lists. */
    public GenericWords() {
        this(OwnWords.NONE);
    }

    /** Reads the word lists, and adds a user's own. */
    public GenericWords(OwnWords own) {
        WordFile file = Table.yaml(GenericWords.class, "words.yaml", WordFile.class);
        List.of(file.service(), file.part(), file.layer(), file.tool()).forEach(list -> add(list, generic));
        add(file.layer(), layers);
        add(file.service(), services);
        List.of(own.service(), own.part(), own.layer(), own.tool()).forEach(list -> add(list, generic));
        add(own.layer(), layers);
        add(own.service(), services);
        Set<String> both = new HashSet<>(file.kind());
        both.addAll(own.kind());
        kinds = Set.copyOf(both);
        everybody.addAll(file.shared());
        everybody.addAll(own.shared());
        servants.addAll(file.everybody());
        servants.addAll(own.everybody());
        add(own.platform(), platform);
        add(file.platform(), platform);
        Map<String, String> compounds = new TreeMap<>(file.compounds());
        compounds.putAll(own.compounds());
        words = new WordSplitter(compounds);
    }

    private static void add(List<String> list, Set<String> set) {
        list.forEach(word -> set.add(WordSplitter.singular(word)));
    }

    /** Splits names into words. */
    public WordSplitter words() {
        return words;
    }

    /** Whether the word is a kind of thing or a part of a system, alone or with a kind glued to it. */
    public boolean isGeneric(String word) {
        Boolean found = known.get(word);
        return found == null ? known.computeIfAbsent(word, this::read) : found;
    }

    private boolean read(String word) {
        String one = WordSplitter.singular(word);
        return word.length() < 2 || (!platform.contains(one) && (generic.contains(one) || isGluedKind(word)));
    }

    private boolean isGluedKind(String word) {
        return kinds.stream()
                .filter(word::endsWith)
                .anyMatch(kind -> generic.contains(word.substring(0, word.length() - kind.length())));
    }

    /** Whether the word names a service of AWS or a kind of thing, so that not even a group is called so. */
    public boolean isService(String word) {
        return services.contains(WordSplitter.singular(word)) || kinds.contains(word);
    }

    /** Whether the word says which part of an application a unit of deployment makes. */
    public boolean isLayer(String word) {
        return layers.contains(WordSplitter.singular(word));
    }

    /** Whether the word names a tool that serves those who build or run the workloads. */
    public boolean isPlatform(String word) {
        return platform.contains(WordSplitter.singular(word));
    }

    /**
     * Whether the word, as the whole value of an application tag, says that the thing belongs to everybody; who writes
     * {@code platforms} means an application.
     */
    public boolean meansEverybody(String word) {
        return everybody.contains(word);
    }

    /** Whether the word, in a name without a product, says that the thing serves everybody. */
    public boolean servesEverybody(String word) {
        return servants.contains(word);
    }
}
