package dev.mitosis.target.policy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether statements let nobody do what others do not let them. Each action on each resource by each principal is asked
 * for on its own, so that a statement may be parted or joined; conditions have to be there still, with the same values
 * or fewer.
 */
final class Statements {
    private static final Pattern UNKNOWN = Pattern.compile("«[^»]*»");
    private static final Pattern WILD = Pattern.compile("[*?]");
    private static final Pattern ACCOUNT = Pattern.compile("([0-9]{12})|arn:[a-z-]+:iam::([0-9]{12}):root");

    private Statements() {}

    /** The statements of a document; none where it is no policy: rules of firewalls have statements, too. */
    static List<JsonNode> of(JsonNode document) {
        JsonNode statements = document.path("Statement");
        List<JsonNode> all = new ArrayList<>();
        for (JsonNode statement : statements.isArray() ? statements : List.of(statements)) {
            if (statement.has("Effect")) {
                all.add(statement);
            }
        }
        return all;
    }

    /** What a statement lets somebody do and none of the others does; nothing for one that denies. */
    static List<String> wider(JsonNode statement, List<JsonNode> than) {
        List<String> wider = new ArrayList<>();
        if (!statement.path("Effect").asText().equals("Allow")) {
            return wider;
        }
        List<JsonNode> allowed = than.stream()
                .filter(one -> one.path("Effect").asText().equals("Allow"))
                .toList();
        for (String principal : principals(statement)) {
            for (String action : texts(statement, "Action")) {
                for (String resource : texts(statement, "Resource")) {
                    boolean covered = allowed.stream()
                            .anyMatch(one -> covers(principals(one), principal, Statements::coversPrincipal)
                                    && covers(texts(one, "Action"), action, Statements::coversAction)
                                    && covers(texts(one, "Resource"), resource, Statements::glob)
                                    && narrows(statement.path("Condition"), one.path("Condition")));
                    if (!covered) {
                        wider.add(principal + " may " + action + " on " + resource
                                + (statement.has("Condition") ? " if " + statement.path("Condition") : ""));
                    }
                }
            }
        }
        return wider;
    }

    /** Elements that say what is not meant are one text, which only the same covers. */
    static List<String> texts(JsonNode statement, String element) {
        JsonNode said = statement.path(element);
        List<String> texts = new ArrayList<>();
        if (said.isArray()) {
            said.forEach(text -> texts.add(text.asText()));
        } else if (said.isValueNode()) {
            texts.add(said.asText());
        } else if (statement.has("Not" + element)) {
            List<String> not = new ArrayList<>();
            JsonNode excluded = statement.path("Not" + element);
            if (excluded.isArray()) {
                excluded.forEach(text -> not.add(text.asText()));
            } else {
                not.add(excluded.asText());
            }
            texts.add("all but " + String.join(" ", not.stream().sorted().toList()));
        } else {
            texts.add("-");
        }
        return texts;
    }

    static List<String> principals(JsonNode statement) {
        JsonNode said = statement.path("Principal");
        if (said.isMissingNode()) {
            return List.of(statement.has("NotPrincipal") ? "all but " + statement.path("NotPrincipal") : "-");
        }
        if (said.isValueNode()) {
            return List.of("AWS *");
        }
        List<String> principals = new ArrayList<>();
        said.properties().forEach(member -> {
            if (member.getValue().isArray()) {
                member.getValue().forEach(one -> principals.add(member.getKey() + " " + one.asText()));
            } else {
                principals.add(member.getKey() + " " + member.getValue().asText());
            }
        });
        return List.copyOf(principals);
    }

    private interface Cover {
        boolean covers(String pattern, String text);
    }

    private static boolean covers(List<String> patterns, String text, Cover cover) {
        return patterns.stream().anyMatch(pattern -> cover.covers(pattern, text));
    }

    private static boolean coversAction(String pattern, String action) {
        return glob(pattern.toLowerCase(Locale.ROOT), action.toLowerCase(Locale.ROOT));
    }

    private static boolean coversPrincipal(String pattern, String principal) {
        if (pattern.equals(principal) || (pattern.equals("AWS *") && principal.startsWith("AWS "))) {
            return true;
        }
        Matcher account = ACCOUNT.matcher(pattern.substring(pattern.indexOf(' ') + 1));
        if (!account.matches() || !principal.startsWith("AWS ")) {
            return false;
        }
        String digits = account.group(1) == null ? account.group(2) : account.group(1);
        return principal.contains(digits);
    }

    /** Whether a pattern means all that another means. */
    static boolean glob(String pattern, String text) {
        if (pattern.equals(text) || fillsIn(pattern, text)) {
            return true;
        }
        if (pattern.startsWith("all but ")
                || text.startsWith("all but ")
                || !WILD.matcher(pattern).find()) {
            return false;
        }
        return matches(pattern, text);
    }

    /** What is not known before a stack stands may be anything that a pattern wants there. */
    private static boolean fillsIn(String pattern, String text) {
        return UNKNOWN.matcher(text).find()
                && Pattern.compile("\\Q" + UNKNOWN.matcher(text).replaceAll("\\\\E.+\\\\Q") + "\\E", Pattern.DOTALL)
                        .matcher(pattern)
                        .matches();
    }

    private static boolean matches(String pattern, String text) {
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            regex.append(c == '*' ? ".*" : c == '?' ? "[^*]" : Pattern.quote(String.valueOf(c)));
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).matcher(text).matches();
    }

    /** Whether conditions have to be met that are as narrow as the others or narrower. */
    private static boolean narrows(JsonNode conditions, JsonNode than) {
        Map<String, List<String>> own = flat(conditions);
        for (Map.Entry<String, List<String>> other : flat(than).entrySet()) {
            List<String> values = own.get(other.getKey());
            if (values == null) {
                return false;
            }
            boolean not = other.getKey().contains("not");
            List<String> fewer = not ? other.getValue() : values;
            List<String> more = not ? values : other.getValue();
            if (!fewer.stream().allMatch(value -> covers(more, value, Statements::glob))) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, List<String>> flat(JsonNode conditions) {
        Map<String, List<String>> flat = new TreeMap<>();
        conditions
                .properties()
                .forEach(operator -> operator.getValue().properties().forEach(key -> {
                    List<String> values = new ArrayList<>();
                    if (key.getValue().isArray()) {
                        key.getValue().forEach(value -> values.add(value.asText()));
                    } else {
                        values.add(key.getValue().asText());
                    }
                    flat.put((operator.getKey() + " " + key.getKey()).toLowerCase(Locale.ROOT), values);
                }));
        return flat;
    }
}
