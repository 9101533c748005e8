package dev.mitosis.graph.relation;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.io.TsvTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Decides whether a bare name in a text means a resource.
 *
 * <p>A short or everyday word never does by itself; with a variable called {@code TABLE_NAME} it may.
 */
final class NameHints {
    private static final int DISTINCTIVE_LENGTH = 6;
    private static final Pattern SEPARATED = Pattern.compile(".*[A-Za-z0-9][-_./][A-Za-z0-9].*|.*[a-z][A-Z].*|.*\\d.*");

    /** The same variables stand in thousands of records. */
    private static final int LABELS_KEPT = 10_000;

    private final Map<String, List<String>> words = new LinkedHashMap<>();
    private final Map<String, List<String>> known = new HashMap<>();

    /** Reads which types a name in a text may mean, and which words in a variable's name hint at them. */
    static NameHints load() {
        NameHints loaded = new NameHints();
        for (TsvTable.TsvRow row : TsvTable.load(NameHints.class, "names.tsv", 2)) {
            loaded.words.put(row.cell(0), List.of(row.cell(1).split(",")));
        }
        return loaded;
    }

    /** The types that the name of a variable hints at, for example {@code ORDERS_TABLE} at DynamoDB tables. */
    List<String> hinted(String label) {
        if (known.size() > LABELS_KEPT) {
            known.clear();
        }
        return known.computeIfAbsent(label, this::read);
    }

    private List<String> read(String label) {
        List<String> parts = split(label);
        List<String> types = new ArrayList<>();
        words.forEach((type, hints) -> {
            if (hints.stream().anyMatch(parts::contains)) {
                types.add(type);
            }
        });
        return types;
    }

    private static List<String> split(String label) {
        String spaced = label.replaceAll("([a-z0-9])([A-Z])", "$1_$2");
        return List.of(spaced.toLowerCase(Locale.ROOT).split("[^a-z0-9]+"));
    }

    /** The one resource that is meant, if it is certain enough. */
    Optional<Entity> choose(List<Entity> candidates, String token, boolean wholeText, String label, Entity near) {
        List<Entity> possible = candidates.stream()
                .filter(entity -> words.containsKey(entity.type()))
                .filter(entity -> entity.isNear(near) || entity.type().equals("AWS::S3::Bucket"))
                .toList();
        if (possible.isEmpty()) {
            return Optional.empty();
        }
        List<String> hinted = hinted(label);
        List<Entity> meant = possible.stream()
                .filter(entity -> hinted.contains(entity.type()))
                .toList();
        if (meant.size() == 1 && (wholeText || isDistinctive(token))) {
            return Optional.of(meant.get(0));
        }
        boolean clear = possible.size() == 1 && meant.isEmpty() && isDistinctive(token);
        return clear ? Optional.of(possible.get(0)) : Optional.empty();
    }

    private static boolean isDistinctive(String token) {
        return token.length() >= DISTINCTIVE_LENGTH && SEPARATED.matcher(token).matches();
    }
}
