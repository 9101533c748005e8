package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place in the data of a resource as the tables of this package name it: a pointer in which {@code *} stands for each
 * element or member, and a step in brackets for those of which it is true:
 * {@code /Versions/*[IsDefault=true]/Document}. A dot in front means the object that the property's own object is
 * mapped from.
 */
final class AnswerPlace {
    private static final Pattern STEP = Pattern.compile("([^\\[]*)((?:\\[[^=!\\]]+!?=[^\\]]*])*)");
    private static final Pattern FILTER = Pattern.compile("\\[([^=!\\]]+)(!?=)([^\\]]*)]");
    /** A slash outside of brackets. */
    private static final Pattern SLASH = Pattern.compile("/(?![^\\[]*])");

    private static final String ANY = "*";
    private static final String SELF = ".";
    private static final String ROOT = "$/";

    private final String text;
    private final List<Step> steps = new ArrayList<>();

    /** A step and what must be true of what is there. */
    private record Step(String name, List<Filter> filters) {
        boolean lets(JsonNode node, JsonNode root) {
            return filters.stream().allMatch(filter -> filter.lets(node, root));
        }
    }

    /**
     * What must be true.
     *
     * @param key the member, a dot for the value itself
     * @param value a regular expression, or a member of the root with {@code $/} in front
     */
    private record Filter(String key, boolean is, String value) {
        boolean lets(JsonNode node, JsonNode root) {
            String text = (key.equals(SELF) ? node : node.path(key)).asText("");
            return is
                    == (value.startsWith(ROOT)
                            ? text.equals(
                                    root.path(value.substring(ROOT.length())).asText(""))
                            : text.matches(value));
        }
    }

    /**
     * What is at the place.
     *
     * @param place where it is, with {@code *} for each element
     * @param above what holds it, from the root on
     * @param key the number or name of the last element that {@code *} stood for
     */
    record Found(JsonNode value, String place, List<JsonNode> above, String key) {}

    private AnswerPlace(String text) {
        this.text = text;
        String path = text.startsWith(".") ? text.substring(1) : text;
        if (path.isEmpty()) {
            return;
        }
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("a place begins with a slash, got '" + text + "'");
        }
        for (String step : SLASH.split(path.substring(1), -1)) {
            Matcher matcher = STEP.matcher(step);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("no step of a place: '" + step + "' in '" + text + "'");
            }
            List<Filter> filters = new ArrayList<>();
            Matcher filter = FILTER.matcher(matcher.group(2));
            while (filter.find()) {
                filters.add(new Filter(filter.group(1), filter.group(2).equals("="), filter.group(3)));
            }
            steps.add(new Step(matcher.group(1), filters));
        }
    }

    static AnswerPlace of(String text) {
        return new AnswerPlace(text);
    }

    boolean isRelative() {
        return text.startsWith(".");
    }

    /** Whether it stands for several. */
    boolean isMany() {
        return steps.stream().anyMatch(step -> step.name().equals(ANY));
    }

    /** The names of the steps. */
    List<String> names() {
        return steps.stream().map(Step::name).toList();
    }

    /** All that is there; {@code base} is where the root is. */
    List<Found> in(JsonNode root, String base) {
        List<Found> found = new ArrayList<>();
        find(root, base, 0, List.of(), "", found);
        return found;
    }

    private void find(JsonNode from, String place, int depth, List<JsonNode> above, String key, List<Found> found) {
        if (depth == steps.size()) {
            if (!from.isMissingNode() && !from.isNull()) {
                found.add(new Found(from, place, above, key));
            }
            return;
        }
        Step step = steps.get(depth);
        JsonNode at = from.isTextual() ? JsonText.read(from.asText()) : from;
        List<JsonNode> path = new ArrayList<>(above);
        path.add(at);
        if (!step.name().equals(ANY)) {
            JsonNode next = at.path(step.name());
            if (!next.isMissingNode() && step.lets(next, path.get(0))) {
                find(next, place + "/" + step.name(), depth + 1, path, key, found);
            }
        } else if (at.isObject()) {
            at.properties().forEach(field -> {
                if (step.lets(field.getValue(), path.get(0))) {
                    find(field.getValue(), place + "/*", depth + 1, path, field.getKey(), found);
                }
            });
        } else {
            for (int i = 0; i < at.size(); i++) {
                if (step.lets(at.get(i), path.get(0))) {
                    find(at.get(i), place + "/*", depth + 1, path, Integer.toString(i), found);
                }
            }
        }
    }

    /** A regular expression for this place and all below it. */
    Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        for (Step step : steps) {
            if (step.name().equals("**")) {
                regex.append("(?:/[^/]+)*");
            } else {
                regex.append('/').append(step.name().equals(ANY) ? "[^/]+" : Pattern.quote(step.name()));
            }
        }
        return Pattern.compile(regex + "(?:/.*)?");
    }

    @Override
    public String toString() {
        return text;
    }
}
