package dev.mitosis.check.organization;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.io.TextResource;
import dev.mitosis.model.target.Organization;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What this version writes into every organization as it is, but for gaps that the target fills. */
final class ShippedForm {
    private static final String FOLDER = "/dev/mitosis/target/organization/";
    private static final Set<String> TEMPLATES = Set.of(
            "log-archive.yaml",
            "trail.yaml",
            "security-tooling.yaml",
            "backup.yaml",
            "baseline.yaml",
            "backup-role.yaml",
            "sandbox.yaml",
            "control-tower.yaml");
    private static final Set<String> SCRIPTS = Set.of("deploy.sh", "vend.sh", "old-account.sh", "quotas.sh");
    private static final Pattern GAP = Pattern.compile("\\{\\{([a-z.-]+)}}");
    private static final String BODY = "{{body}}";
    private static final String DESCRIPTION = "Description";

    private final Map<String, String> words;

    ShippedForm(Organization organization) {
        words = Map.of(
                "region", organization.homeRegion(),
                "regions", String.join(" ", organization.regions()),
                "regions.comma", String.join(",", organization.regions()));
    }

    /** What differs; nothing for a file that is written anew for every organization. */
    List<String> flaws(String file, String text) {
        Optional<String> differs = Optional.empty();
        if (SCRIPTS.contains(file)) {
            differs = script(lines(shipped(file)), lines(text));
        } else if (TEMPLATES.contains(file)) {
            try {
                differs = tree(
                        "", Json.yaml().readTree(shipped(file)), Json.yaml().readTree(text));
            } catch (JsonProcessingException e) {
                return List.of("is no template");
            }
        }
        return differs.map(place -> List.of("is otherwise than this version writes it: " + place))
                .orElse(List.of());
    }

    private static String shipped(String file) {
        return TextResource.of(ShippedForm.class, FOLDER + file);
    }

    private static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }

    /** The first line that differs; what stands in the place of the body is left to others. */
    private Optional<String> script(List<String> shipped, List<String> written) {
        int body = shipped.indexOf(BODY);
        if (body < 0) {
            return written.size() == shipped.size()
                    ? same(shipped, written)
                    : Optional.of("it has " + written.size() + " lines, not " + shipped.size());
        }
        int rest = shipped.size() - body - 1;
        if (written.size() < body + rest) {
            return Optional.of("it has " + written.size() + " lines, not " + (body + rest) + " and more");
        }
        return same(shipped.subList(0, body), written.subList(0, body))
                .or(() -> same(
                        shipped.subList(body + 1, shipped.size()),
                        written.subList(written.size() - rest, written.size())));
    }

    private Optional<String> same(List<String> shipped, List<String> written) {
        for (int i = 0; i < shipped.size(); i++) {
            if (!fits(shipped.get(i), written.get(i))) {
                return Optional.of(written.get(i));
            }
        }
        return Optional.empty();
    }

    private boolean fits(String shipped, String written) {
        if (shipped.equals(written)) {
            return true;
        }
        StringBuilder pattern = new StringBuilder();
        Matcher gap = GAP.matcher(shipped);
        int from = 0;
        while (gap.find()) {
            pattern.append(Pattern.quote(shipped.substring(from, gap.start())));
            String word = words.get(gap.group(1));
            pattern.append(word == null ? ".*" : Pattern.quote(word));
            from = gap.end();
        }
        pattern.append(Pattern.quote(shipped.substring(from)));
        return from > 0 && Pattern.matches(pattern.toString(), written);
    }

    private Optional<String> tree(String path, JsonNode shipped, JsonNode written) {
        if (shipped.isObject() && written.isObject()) {
            return members(path, shipped, written);
        }
        if (shipped.isArray() && written.isArray()) {
            return elements(path, shipped, written);
        }
        boolean same = shipped.isValueNode() && written.isValueNode() && fits(shipped.asText(), written.asText());
        return same ? Optional.empty() : Optional.of(path);
    }

    private Optional<String> members(String path, JsonNode shipped, JsonNode written) {
        Set<String> names = new HashSet<>();
        List<String> all = new ArrayList<>();
        shipped.fieldNames().forEachRemaining(all::add);
        written.fieldNames().forEachRemaining(all::add);
        for (String name : all) {
            boolean said = name.equals(DESCRIPTION) && written.path(name).isTextual();
            if (names.add(name) && !said) {
                Optional<String> differs = tree(path + "/" + name, shipped.path(name), written.path(name));
                if (differs.isPresent()) {
                    return differs;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<String> elements(String path, JsonNode shipped, JsonNode written) {
        if (shipped.size() == 1 && GAP.matcher(shipped.get(0).asText()).matches()) {
            return Optional.empty();
        }
        if (shipped.size() != written.size()) {
            return Optional.of(path);
        }
        Iterator<JsonNode> other = written.iterator();
        for (JsonNode one : shipped) {
            Optional<String> differs = tree(path, one, other.next());
            if (differs.isPresent()) {
                return differs;
            }
        }
        return Optional.empty();
    }
}
