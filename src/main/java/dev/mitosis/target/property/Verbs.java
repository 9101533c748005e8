package dev.mitosis.target.property;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.mitosis.io.Json;
import dev.mitosis.target.property.AnswerPlace.Found;
import dev.mitosis.target.property.Tables.How;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * What the table {@code mappings.tsv} can do with what it finds:
 *
 * <ul>
 *   <li>{@code value}: as it is; {@code keep}: even where it is empty; {@code copy}: unread; {@code none}: never;
 *   <li>{@code json}: as text; {@code list}: as the only element; {@code object NAME}: as the only member;
 *   <li>{@code last}: what follows the last slash or colon; {@code match REGEX}: its groups;
 *   <li>{@code constant JSON}: this, where there is something; without a place always;
 *   <li>{@code true A,B}: whether it is one of these; {@code matches REGEX}: whether it is so; {@code count},
 *       {@code count-1}: how many there are; {@code less N}: a number without as many;
 *   <li>{@code choose P=V,...}: the value of the first that it begins with;
 *   <li>{@code pairs KEY VALUE}: a list as a map; {@code keyed KEY [VALUE]}: a map as a list, its keys in a member of
 *       their own, and values that are no objects in another;
 *   <li>{@code each NAME}: texts as objects; {@code split A B}: texts with a slash; {@code renamed A=B,...}: members;
 *   <li>{@code spread MANY ONE}: an element for each of its members' elements;
 *   <li>{@code group KEY ONE MANY}: one element for each value of a member, with the others' in a list;
 *   <li>{@code tagspec TYPE}: tags of a resource of EC2; {@code settings}: methods of a stage of API Gateway;
 *       {@code feedback}: how SNS tells of deliveries; {@code artefact}: empty, for what a step of the plan copies;
 *   <li>{@code rules END}: permissions of a security group as rules, one for each range.
 * </ul>
 */
final class Verbs {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final List<String> ALL = List.of(
            ("value keep copy none json list object last match constant true matches count count-1 less choose pairs keyed"
                            + " each split renamed spread group tagspec settings feedback artefact rules")
                    .split(" ", -1));

    private Verbs() {}

    /** Whether there is such a deed and its words can be read. */
    static boolean isKnown(How how) {
        try {
            if (how.verb().equals("match")) {
                return Pattern.compile(rest(how)).matcher("").groupCount() >= 1;
            }
            return ALL.contains(how.verb()) && (!how.verb().equals("constant") || parsed(rest(how)) != null);
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static String rest(How how) {
        return String.join(" ", how.words());
    }

    /** What is made of all that was found; null where nothing is. */
    static @Nullable JsonNode done(How how, List<Found> found) {
        JsonNode first = found.isEmpty() ? NODES.missingNode() : found.get(0).value();
        return switch (how.verb()) {
            case "last" -> text(first, "(?:.*[/:])?([^/:]+)");
            case "match" -> text(first, rest(how));
            case "constant" -> parsed(rest(how));
            case "true" -> BooleanNode.valueOf(List.of(rest(how).split(",", -1)).contains(first.asText()));
            case "matches" -> BooleanNode.valueOf(first.asText().matches(rest(how)));
            case "json" -> TextNode.valueOf(Json.line(first).strip());
            case "list" -> NODES.arrayNode().add(first);
            case "object" -> NODES.objectNode().set(rest(how), first);
            case "artefact" -> NODES.objectNode();
            case "less" -> IntNode.valueOf(first.asInt() - Integer.parseInt(rest(how)));
            case "split" -> split(first, how.words());
            case "renamed" -> renamed(first, rest(how));
            case "tagspec", "settings", "feedback" -> new OddForms(rest(how)).of(how.verb(), first);
            case "count" -> count(found) == 0 ? null : IntNode.valueOf(count(found));
            case "count-1" -> IntNode.valueOf(Math.max(0, count(found) - 1));
            case "choose" -> chosen(first.asText(), rest(how));
            case "pairs" -> pairs(first, how.words());
            case "keyed" -> keyed(first, how.words());
            case "each" -> each(first, how.words().get(0));
            case "spread" -> spread(found, how.words());
            case "group" -> grouped(first, how.words());
            case "rules" -> new SecurityRules(rest(how)).of(first);
            default -> first;
        };
    }

    private static int count(List<Found> found) {
        return found.size() == 1 && found.get(0).value().isArray()
                ? found.get(0).value().size()
                : found.size();
    }

    private static @Nullable JsonNode parsed(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static @Nullable JsonNode text(JsonNode value, String regex) {
        Matcher matcher = Pattern.compile(regex, Pattern.DOTALL).matcher(value.asText());
        if (!matcher.matches() || matcher.group(1) == null) {
            return null;
        }
        StringBuilder groups = new StringBuilder();
        for (int i = 1; i <= matcher.groupCount(); i++) {
            groups.append(matcher.group(i));
        }
        return TextNode.valueOf(groups.toString());
    }

    private static @Nullable JsonNode chosen(String value, String choices) {
        for (String choice : choices.split(",", -1)) {
            int sign = choice.indexOf('=');
            if (value.startsWith(choice.substring(0, sign))) {
                return TextNode.valueOf(choice.substring(sign + 1));
            }
        }
        return null;
    }

    private static JsonNode pairs(JsonNode list, List<String> names) {
        ObjectNode map = NODES.objectNode();
        list.forEach(one -> {
            if (one.hasNonNull(names.get(0)) && one.hasNonNull(names.get(1))) {
                map.set(one.path(names.get(0)).asText(), one.path(names.get(1)));
            }
        });
        return map;
    }

    private static JsonNode keyed(JsonNode map, List<String> names) {
        ArrayNode list = NODES.arrayNode();
        map.properties().forEach(field -> {
            ObjectNode one = field.getValue().isObject() ? field.getValue().deepCopy() : NODES.objectNode();
            one.put(names.get(0), field.getKey());
            if (!field.getValue().isObject() && names.size() > 1) {
                one.set(names.get(1), field.getValue());
            }
            list.add(one);
        });
        return list;
    }

    private static JsonNode each(JsonNode texts, String name) {
        ArrayNode list = NODES.arrayNode();
        texts.forEach(text -> list.addObject().set(name, text));
        return list;
    }

    private static JsonNode split(JsonNode texts, List<String> names) {
        ArrayNode list = NODES.arrayNode();
        for (JsonNode text : texts) {
            int slash = text.asText().indexOf('/');
            if (slash > 0) {
                list.addObject()
                        .put(names.get(0), text.asText().substring(0, slash))
                        .put(names.get(1), text.asText().substring(slash + 1));
            }
        }
        return list;
    }

    private static JsonNode renamed(JsonNode value, String names) {
        Map<String, String> wanted = new HashMap<>();
        for (String pair : names.split(",", -1)) {
            wanted.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
        }
        if (value.isObject()) {
            return renamed(value, wanted);
        }
        ArrayNode list = NODES.arrayNode();
        value.forEach(one -> list.add(renamed(one, wanted)));
        return list;
    }

    private static JsonNode renamed(JsonNode value, Map<String, String> wanted) {
        ObjectNode object = NODES.objectNode();
        value.properties()
                .forEach(field -> object.set(wanted.getOrDefault(field.getKey(), field.getKey()), field.getValue()));
        return object;
    }

    private static JsonNode spread(List<Found> found, List<String> names) {
        ArrayNode list = NODES.arrayNode();
        for (Found one : found) {
            for (JsonNode part : one.value().path(names.get(0))) {
                ObjectNode copy = one.value().deepCopy();
                copy.remove(names.get(0));
                copy.set(names.get(1), part);
                list.add(copy);
            }
        }
        return list;
    }

    private static JsonNode grouped(JsonNode rows, List<String> names) {
        Map<String, ArrayNode> groups = new LinkedHashMap<>();
        rows.forEach(row -> groups.computeIfAbsent(row.path(names.get(0)).asText(), key -> NODES.arrayNode())
                .add(row.path(names.get(1))));
        ArrayNode list = NODES.arrayNode();
        groups.forEach((key, many) -> list.addObject().put(names.get(0), key).set(names.get(2), many));
        return list;
    }
}
