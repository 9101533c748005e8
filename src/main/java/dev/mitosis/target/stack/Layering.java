package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.mitosis.io.Pointers;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Severity;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.KnownTypes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Finds the layer of each item: that of its type, or the latest of what it waits for. What would come too late, because
 * it waits for a later layer or another account, is cut where it can be put in afterwards, as are cycles.
 */
final class Layering {
    private final StackItems items;
    private final LayerTable table;
    private final Links links;
    private final Cuts cuts = Cuts.load();
    private final Map<Integer, Set<String>> later = new HashMap<>();
    private final Map<Integer, Set<String>> broken = new HashMap<>();
    private final StackLayer[] layers;
    private final List<Finding> findings = new ArrayList<>();
    private List<List<Integer>> order;

    Layering(StackItems items, LayerTable table) {
        this.items = items;
        this.table = table;
        this.links = new Links(items);
        this.layers = new StackLayer[items.all().size()];
        this.order = Components.of(links.numbers());
        breakCycles();
        order.forEach(component -> place(component.get(0)));
    }

    private void breakCycles() {
        boolean found = true;
        while (found) {
            found = false;
            for (List<Integer> component : order) {
                Set<Integer> members = new HashSet<>(component);
                int first = component.get(0);
                if (component.size() > 1 || links.of(first).stream().anyMatch(link -> link.to() == first)) {
                    breakOne(component, members);
                    found = true;
                }
            }
            if (found) {
                order = Components.of(links.numbers());
            }
        }
    }

    /** Cuts one link of the cycle: one that can be put in later, else one that nothing says, else any. */
    private void breakOne(List<Integer> component, Set<Integer> members) {
        for (int item : component) {
            for (Link link : List.copyOf(links.of(item))) {
                // A reference counts as one wherever it stands in a template, also where it is left out at first.
                if (members.contains(link.to()) && !link.named() && cutLater(item, link)) {
                    return;
                }
            }
        }
        for (boolean named : new boolean[] {false, true}) {
            for (int item : component) {
                for (Link link : List.copyOf(links.of(item))) {
                    if (members.contains(link.to()) && link.named() == named) {
                        giveUp(component, item, link);
                        return;
                    }
                }
            }
        }
    }

    private void giveUp(List<Integer> component, int item, Link link) {
        links.remove(item, link);
        if (!link.named()) {
            return;
        }
        broken.computeIfAbsent(item, number -> new HashSet<>()).add(link.pointer());
        Item from = items.all().get(item);
        findings.add(new Finding(
                "target.cycle",
                Severity.MEDIUM,
                component.stream().map(number -> items.all().get(number).id()).toList(),
                component.size() == 1
                        ? from.id() + " names itself at " + link.pointer()
                        : component.stream()
                                        .map(number -> items.all().get(number).id())
                                        .limit(5)
                                        .collect(Collectors.joining(", "))
                                + " each need another of them to be made before",
                "Give what stands at " + link.pointer() + " of " + from.id()
                        + " by its parameter, when the other one is there."));
    }

    private boolean cutLater(int item, Link link) {
        Item from = items.all().get(item);
        Optional<String> above = link.pointer().isEmpty() ? Optional.empty() : cuts.around(from.type(), link.pointer());
        if (above.isEmpty() || !canWait(item, above.get())) {
            return false;
        }
        later.computeIfAbsent(item, number -> new TreeSet<>()).add(above.get());
        links.cut(item, above.get());
        return true;
    }

    /** An element of a list can wait only where another one does not. */
    private boolean canWait(int item, String pointer) {
        int slash = pointer.lastIndexOf('/');
        JsonNode list = items.all().get(item).properties().at(pointer.substring(0, slash));
        if (!list.isArray()) {
            return true;
        }
        String siblings = pointer.substring(0, slash + 1);
        long waiting = later.getOrDefault(item, Set.of()).stream()
                .filter(other -> other.startsWith(siblings) && other.indexOf('/', siblings.length()) < 0)
                .count();
        return waiting + 1 < list.size();
    }

    private void place(int number) {
        Item item = items.all().get(number);
        LayerTable.Row row = table.of(item.type());
        StackLayer own = row.crossing() && links.crosses(item) ? StackLayer.CONNECTIONS : row.layer();
        StackLayer layer = own;
        List<Link> sorted = new ArrayList<>(links.of(number));
        sorted.sort(Comparator.comparing(Link::pointer));
        for (Link link : sorted) {
            StackLayer needed = needed(item, link);
            if (needed.compareTo(own) > 0 && !cutLater(number, link)) {
                layer = needed.compareTo(layer) > 0 ? needed : layer;
                if (KnownTypes.load().isRetained(item.type())) {
                    tooLate(item, link, needed);
                }
            }
        }
        layers[number] = layer;
    }

    private StackLayer needed(Item item, Link link) {
        return items.all().get(link.to()).account().equals(item.account()) ? layers[link.to()] : StackLayer.CONNECTIONS;
    }

    private void tooLate(Item item, Link link, StackLayer needed) {
        Item to = items.all().get(link.to());
        findings.add(new Finding(
                "target.data-needs-later",
                Severity.MEDIUM,
                List.of(item.id(), to.id()),
                item.id() + " holds data and needs " + to.id() + " before it can be made"
                        + (link.pointer().isEmpty() ? "" : " (" + link.pointer() + ")"),
                "It is made with the stack of the layer " + needed.label()
                        + "; take the reference away first where its data have to be there earlier."));
    }

    /** The layer of an item. */
    StackLayer layer(int number) {
        return layers[number];
    }

    /** The items, each after all that it waits for. */
    List<Integer> order() {
        return order.stream().map(component -> component.get(0)).toList();
    }

    /** What an item waits for, as far as it was not cut. */
    List<Link> links(int number) {
        return links.of(number);
    }

    List<Finding> findings() {
        return findings;
    }

    /** Whether the reference of an item at the place was cut because it closes a cycle. */
    boolean isBroken(int number, String pointer) {
        return broken.getOrDefault(number, Set.of()).contains(pointer);
    }

    /** The properties of an item, with what is put in afterwards marked. */
    JsonNode marked(int number) {
        Set<String> waiting = later.getOrDefault(number, Set.of());
        JsonNode properties = items.all().get(number).properties();
        return waiting.isEmpty() ? properties : marked(properties, "", waiting);
    }

    private static JsonNode marked(JsonNode node, String pointer, Set<String> waiting) {
        if (waiting.contains(pointer)) {
            return Form.LATER.with(node);
        }
        if (node.isObject()) {
            var object = JsonNodeFactory.instance.objectNode();
            node.properties()
                    .forEach(member -> object.set(
                            member.getKey(),
                            marked(member.getValue(), Pointers.below(pointer, member.getKey()), waiting)));
            return object;
        }
        if (node.isArray()) {
            var array = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < node.size(); i++) {
                array.add(marked(node.get(i), pointer + "/" + i, waiting));
            }
            return array;
        }
        return node;
    }
}
