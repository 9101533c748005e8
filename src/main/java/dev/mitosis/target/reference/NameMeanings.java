package dev.mitosis.target.reference;

import dev.mitosis.io.TsvTable;
import dev.mitosis.target.property.ResourceSchema;
import dev.mitosis.target.property.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whose names properties hold, where the schemas do not say it: a property is called as the type of the same service
 * that it names ({@code ClusterName}, {@code SubnetGroupId}, {@code DestinationBucketName}), or is a row of
 * {@code meanings.tsv}. A type whose names are unique within something else is none that a name tells.
 */
final class NameMeanings {
    static final String FILE = "meanings.tsv";
    private static final List<String> ENDINGS =
            List.of("Name", "Names", "Id", "Ids", "Identifier", "Identifiers", "", "s");

    private final Schemas schemas;
    private final Map<String, Map<String, List<String>>> rows = new HashMap<>();
    /** By service: the last words of its types, and the types. */
    private final Map<String, Map<String, String>> services = new HashMap<>();

    private final Map<String, Map<String, List<String>>> known = new HashMap<>();

    NameMeanings(Schemas schemas) {
        this.schemas = schemas;
        TsvTable.loadNamed(NameMeanings.class, FILE)
                .forEach(row -> rows.computeIfAbsent(row.get("type"), type -> new HashMap<>())
                        .put(row.get("property"), List.of(row.get("of"))));
    }

    /**
     * The types whose names the property may hold, the most telling first, in no other form; none where nothing tells.
     */
    List<String> of(String type, String path) {
        Map<String, List<String>> own = rows.get(type);
        if (own != null && own.containsKey(path)) {
            return own.getOrDefault(path, List.of());
        }
        String property = property(path);
        return known.computeIfAbsent(type, unseen -> new HashMap<>())
                .computeIfAbsent(property, unseen -> told(type, property));
    }

    /** The last step that is no number of an element. */
    private static String property(String path) {
        int end = path.length();
        int slash = path.lastIndexOf('/');
        while (slash >= 0 && path.substring(slash + 1, end).chars().allMatch(Character::isDigit)) {
            end = slash;
            slash = path.lastIndexOf('/', end - 1);
        }
        return path.substring(slash + 1, end);
    }

    private List<String> told(String type, String property) {
        List<String> found = new ArrayList<>();
        String best = "";
        for (Map.Entry<String, String> sibling : siblings(type).entrySet()) {
            if (sibling.getKey().length() >= best.length() && isCalledAs(property, sibling.getKey())) {
                best = sibling.getKey();
                found.add(0, sibling.getValue());
            }
        }
        return found.isEmpty() ? List.of() : List.of(found.get(0));
    }

    private Map<String, String> siblings(String type) {
        String service = type.substring(0, Math.max(0, type.lastIndexOf("::")));
        return services.computeIfAbsent(service, this::typesOf);
    }

    private Map<String, String> typesOf(String service) {
        TreeMap<String, String> types = new TreeMap<>();
        for (String type : schemas.types()) {
            ResourceSchema schema = type.startsWith(service + "::") ? schemas.find(type) : null;
            if (schema != null && schema.identifier().size() == 1) {
                types.put(type.substring(service.length() + 2), type);
            }
        }
        return types;
    }

    /** Whether it is the word, or ends with it as a word of its own. */
    private static boolean isCalledAs(String property, String word) {
        for (String ending : ENDINGS) {
            String whole = word + ending;
            int before = property.length() - whole.length();
            if (before >= 0
                    && property.endsWith(whole)
                    && (before == 0 || Character.isLowerCase(property.charAt(before - 1)))) {
                return true;
            }
        }
        return false;
    }
}
