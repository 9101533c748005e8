package dev.mitosis.target.property;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The members that a resource's data has for the properties of its type: those of the listing, then those of the
 * answers about it, whether or not they stand in one that is called as the type.
 */
final class Sources {
    private static final Pattern OPERATION =
            Pattern.compile("(Get|List|Describe|BatchGet|BatchDescribe|Search)[A-Z]\\w+");
    private static final int ANSWER = 2;
    private static final int INSIDE = 3;

    private Sources() {}

    /**
     * A member.
     *
     * @param penalty how much it counts less than one of the listing
     */
    record Source(String name, JsonNode value, String place, int penalty) {}

    /** Whether a member of the data is what an operation has answered. */
    static boolean isAnswer(String name, JsonNode value) {
        return value.isContainerNode() && OPERATION.matcher(name).matches();
    }

    /** The members of an object as they are. */
    static List<Source> of(JsonNode object, String place) {
        List<Source> sources = new ArrayList<>(object.size());
        object.properties()
                .forEach(field ->
                        sources.add(new Source(field.getKey(), field.getValue(), place + "/" + field.getKey(), 0)));
        return sources;
    }

    /** The members of a resource's data with those of the answers in it. */
    static List<Source> ofRecord(JsonNode data, Level level) {
        List<Source> sources = new ArrayList<>();
        for (Source member : of(data, "")) {
            if (isAnswer(member.name(), member.value())) {
                JsonNode only = single(member.value());
                String place = isSingle(member.value()) ? member.place() + "/*" : member.place();
                if (only.isObject()) {
                    answer(only, place, level, sources);
                }
            } else {
                sources.add(member);
                if (member.value().isObject() && level.isStem(member.name())) {
                    inside(member.value(), member.place(), sources);
                }
            }
        }
        return sources;
    }

    private static void answer(JsonNode answer, String base, Level level, List<Source> sources) {
        for (Source member : of(answer, base)) {
            sources.add(new Source(member.name(), member.value(), member.place(), ANSWER));
            JsonNode only = single(member.value());
            boolean whole = answer.size() == 1 || level.isStem(member.name());
            boolean named = level.matches(member.name()).stream().anyMatch(match -> match.nearness() >= Kinship.CASE);
            if (only.isObject() && whole && !named) {
                inside(only, member.place() + (isSingle(member.value()) ? "/*" : ""), sources);
            }
        }
    }

    /** Where an answer about one resource is a list, it is a list of one. */
    private static JsonNode single(JsonNode value) {
        return isSingle(value) ? value.get(0) : value;
    }

    private static boolean isSingle(JsonNode value) {
        return value.isArray() && value.size() == 1;
    }

    private static void inside(JsonNode object, String place, List<Source> sources) {
        of(object, place)
                .forEach(member -> sources.add(new Source(member.name(), member.value(), member.place(), INSIDE)));
    }
}
