package dev.mitosis.check.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a record says, by the names of its members wherever they stand: {@code MemorySize}, {@code memory_size} and a
 * row {@code {Key: memory.size, Value: 128}} are one name. Text that is JSON is read as such.
 */
final class SourceMembers {
    private static final String HIDDEN = "***";
    private static final String ITEMS = "Items";

    private final Map<String, Set<String>> values = new HashMap<>();
    private final Map<String, Set<Integer>> sizes = new HashMap<>();
    private final Set<String> all = new HashSet<>();
    private final Set<String> hidden = new HashSet<>();
    private final StringBuilder text = new StringBuilder();

    SourceMembers(Resource record) {
        add("", record.data());
        record.tags().forEach((key, value) -> {
            add(MemberSpelling.name(key), value);
            all.add(MemberSpelling.value(key));
        });
        add("", record.name());
        add("", record.id());
        add("", record.arn());
    }

    private void add(String member, JsonNode node) {
        if (node.isArray()) {
            sizes.computeIfAbsent(member, name -> new HashSet<>()).add(node.size());
            node.forEach(child -> add(member, child));
        } else if (node.isObject()) {
            String key = MemberSpelling.key(node);
            if (key != null) {
                add(MemberSpelling.name(key), node.get(MemberSpelling.VALUE));
            }
            JsonNode items = node.path(ITEMS);
            sizes.computeIfAbsent(member, name -> new HashSet<>()).add(items.isArray() ? items.size() : node.size());
            node.fields().forEachRemaining(field -> {
                all.add(MemberSpelling.value(field.getKey()));
                text.append(field.getKey()).append('\n');
                add(MemberSpelling.name(field.getKey()), field.getValue());
            });
        } else if (!node.isNull()) {
            add(member, node.asText());
            json(member, node.asText());
            if (node.asText().indexOf(',') > 0) {
                List.of(node.asText().split(",")).forEach(one -> add(member, one.strip()));
            }
        }
    }

    private void json(String member, String value) {
        if (value.startsWith("{") || value.startsWith("[")) {
            try {
                add(member, Json.mapper().readTree(value));
            } catch (IOException e) {
                all.add(MemberSpelling.value(value));
            }
        }
    }

    private void add(String member, String value) {
        values.computeIfAbsent(member, name -> new HashSet<>()).add(MemberSpelling.value(value));
        all.add(MemberSpelling.value(value));
        text.append(value).append('\n');
        if (value.contains(HIDDEN)) {
            hidden.add(member);
        }
    }

    /** Whether the record tells the member, and all of it. */
    boolean tells(String member) {
        return values.containsKey(member) && !hidden.contains(member);
    }

    /** Whether something of the member, or anything at all, is kept secret. */
    boolean hides(String member) {
        return hidden.contains(member) || (!values.containsKey(member) && !hidden.isEmpty());
    }

    /** Whether the member has the value; where the record has no such member, whether anything has. */
    boolean says(String member, String value) {
        Set<String> of = values.get(member);
        String spelt = MemberSpelling.value(value);
        if (of != null) {
            return of.contains(spelt);
        }
        return all.contains(spelt) || MemberSpelling.synonyms(spelt).stream().anyMatch(all::contains);
    }

    /** Whether the text ends with a value of the member: an ARN says a name and where it is. */
    boolean endsWith(String member, String text) {
        String spelt = MemberSpelling.value(text);
        return values.getOrDefault(member, Set.of()).stream().anyMatch(one -> !one.isEmpty() && spelt.endsWith(one));
    }

    /** Whether any member or value is called so. */
    boolean knows(String key) {
        return all.contains(MemberSpelling.value(key));
    }

    /** Whether the member, or anything where there is none, has the text in it. */
    boolean mentions(String member, String part) {
        Set<String> of = values.get(member);
        return of == null ? mentions(part) : of.stream().anyMatch(value -> value.contains(MemberSpelling.value(part)));
    }

    /** Whether anything has the text in it. */
    boolean mentions(String part) {
        return text.indexOf(part) >= 0;
    }

    /** Whether a list of that many is told of the member; true where none is told. */
    boolean counts(String member, int size) {
        Set<Integer> of = sizes.get(member);
        return of == null || of.contains(size);
    }
}
