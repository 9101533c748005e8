package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.form.Lookups;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Which items wait for which, and which name other accounts; linear in the size of their properties. */
final class Links {
    private static final Pattern FOREIGN = Pattern.compile("arn:[^:]*:[^:]*:[^:]*:\\d{12}:.*|\\d{12}");

    private final StackItems items;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<List<Link>> links = new ArrayList<>();
    private final Map<String, List<Integer>> naming = new HashMap<>();

    Links(StackItems items) {
        this.items = items;
        for (int i = 0; i < items.all().size(); i++) {
            numbers.put(items.all().get(i).id(), i);
        }
        items.all().forEach(item -> links.add(of(item)));
        addWaits();
    }

    private List<Link> of(Item item) {
        List<Link> found = new ArrayList<>();
        Form.each(item.properties(), "", (form, node, pointer) -> {
            Integer to = form == Form.REF || form == Form.ARN_OF ? numbers.get(form.name(node)) : null;
            if (to != null && (form == Form.REF || Lookups.happensAt(pointer))) {
                found.add(new Link(to, form == Form.REF, pointer));
            }
        });
        return found;
    }

    private void addWaits() {
        Set<String> awaited = new HashSet<>();
        KnownTypes types = KnownTypes.load();
        for (Item item : items.all()) {
            types.waits(item.type()).forEach(wait -> awaited.add(wait.type()));
        }
        for (int i = 0; i < items.all().size(); i++) {
            Item item = items.all().get(i);
            if (awaited.contains(item.type())) {
                int number = i;
                named(item, "")
                        .forEach((property, thirds) -> thirds.forEach(third -> naming.computeIfAbsent(
                                        item.type() + " " + property + " " + third, key -> new ArrayList<>(1))
                                .add(number)));
            }
        }
        for (int i = 0; i < items.all().size(); i++) {
            Item item = items.all().get(i);
            for (KnownTypes.Wait wait : types.waits(item.type())) {
                for (String third : named(item, wait.property()).getOrDefault(wait.property(), Set.of())) {
                    for (int to : naming.getOrDefault(wait.type() + " " + wait.theirs() + " " + third, List.of())) {
                        if (!wait.own() || items.all().get(to).account().equals(item.account())) {
                            links.get(i).add(new Link(to, false, ""));
                        }
                    }
                }
            }
        }
    }

    /** The things that each property names, or one of them where it is told. */
    private static Map<String, Set<String>> named(Item item, String only) {
        Map<String, Set<String>> named = new HashMap<>();
        for (Map.Entry<String, JsonNode> property : item.properties().properties()) {
            if (only.isEmpty() || only.equals(property.getKey())) {
                Form.each(property.getValue(), "", (form, node, pointer) -> {
                    if (form == Form.REF || form == Form.ARN_OF) {
                        named.computeIfAbsent(property.getKey(), key -> new HashSet<>())
                                .add(form.name(node));
                    }
                });
            }
        }
        return named;
    }

    /** What an item waits for. */
    List<Link> of(int item) {
        return links.get(item);
    }

    /** Forgets that an item waits for what a part of its properties names. */
    void cut(int item, String above) {
        links.get(item)
                .removeIf(link -> link.pointer().equals(above)
                        || (!above.isEmpty() && link.pointer().startsWith(above + "/")));
    }

    /** Forgets one. */
    void remove(int item, Link link) {
        links.get(item).remove(link);
    }

    /** Whether the item names another account than its own. */
    boolean crosses(Item item) {
        boolean[] crosses = {false};
        Form.each(item.properties(), "", (form, node, pointer) -> crosses[0] |= isElsewhere(form, node, item));
        return crosses[0] || saysForeign(item.properties());
    }

    private boolean isElsewhere(Form form, JsonNode node, Item item) {
        if (form == Form.ACCOUNT) {
            return !form.name(node).equals(item.account());
        }
        if (form == Form.PARAMETER) {
            return false;
        }
        Integer number = numbers.get(form.name(node));
        PlannedResource named = number == null ? items.planned(form.name(node)) : null;
        String account =
                number != null ? items.all().get(number).account() : named == null ? item.account() : named.account();
        return !account.equals(item.account());
    }

    private static boolean saysForeign(JsonNode node) {
        if (node.isTextual()) {
            return FOREIGN.matcher(node.textValue()).matches();
        }
        for (JsonNode child : node) {
            if (saysForeign(child)) {
                return true;
            }
        }
        return false;
    }

    /** Each item's links as numbers, for what looks for cycles. */
    List<List<Integer>> numbers() {
        return links.stream()
                .map(each -> each.stream().map(Link::to).distinct().toList())
                .toList();
    }
}
