package dev.mitosis.target.stack;

import dev.mitosis.model.target.StackLayer;
import dev.mitosis.target.form.Form;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Divides the items into stacks of an account, region, unit and layer. A stack needs only stacks of earlier layers, of
 * earlier levels of its own, and, within a level, that of the account as a whole: there are no cycles. What is too
 * large is parted by the hashes of ids, into twice as many stacks each time, so that what is added moves nothing else
 * until a limit is met.
 */
final class Division {
    private static final int MOST_RESOURCES = 500;
    /** Of the 200 that are allowed, some are kept for accounts and switches. */
    private static final int MOST_PARAMETERS = 180;
    /** A template may have a million bytes; it says a little more than the properties. */
    private static final int MOST_BYTES = 600_000;

    private static final int OVERHEAD = 400;
    private static final int MOST_ROUNDS = 12;

    private final StackItems items;
    private final Layering layering;
    private final List<Uses> uses;
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, Integer> bits = new HashMap<>();
    private Place[] places = new Place[0];

    Division(StackItems items, Layering layering, List<Uses> uses) {
        this.items = items;
        this.layering = layering;
        this.uses = uses;
        for (int i = 0; i < items.all().size(); i++) {
            numbers.put(items.all().get(i).id(), i);
        }
        int round = 0;
        do {
            placeAll();
        } while (split() && ++round < MOST_ROUNDS);
    }

    private void placeAll() {
        places = new Place[items.all().size()];
        for (int number : layering.order()) {
            Place first = first(number);
            int level = 1;
            for (Link link : layering.links(number)) {
                Place there = places[link.to()];
                if (there.layer() == first.layer()) {
                    level = Math.max(level, there.level() + (first.isAfter(there) ? 1 : 0));
                }
            }
            places[number] = first.at(level);
        }
    }

    private Place first(int number) {
        Item item = items.all().get(number);
        StackLayer layer = layering.layer(number);
        String group = group(number, item);
        int parts = bits.getOrDefault(key(item.account(), item.home(), group, layer), 0);
        int chunk = parts == 0 ? 0 : (item.id().hashCode() * 0x9E3779B9) >>> (Integer.SIZE - parts);
        return new Place(item.account(), item.home(), group, item.alone(), layer, chunk, 1);
    }

    private String group(int number, Item item) {
        if (item.alone()) {
            return item.id();
        }
        if (!item.isCommon() && item.unit() != null) {
            return item.unit();
        }
        return served(number, item);
    }

    /**
     * The units that a thing of the account as a whole waits for: those of other accounts, or these accounts as a
     * whole, but for their identities, which come before all windows; those of which something is made in a window
     * only; and those that another thing waits for that it needs. Each has a time of its own, so that what waits for
     * one keeps nothing else waiting.
     */
    private String served(int number, Item item) {
        Set<String> units = new TreeSet<>();
        for (Link link : layering.links(number)) {
            Item other = items.all().get(link.to());
            boolean abroad = !other.account().equals(item.account());
            boolean early = !link.named() && layering.layer(link.to()) == StackLayer.IDENTITY;
            boolean whole = other.unit() == null || (other.isCommon() && !other.alone());
            if (other.alone() || (abroad && !early)) {
                units.add(whole ? other.account() : other.unit());
            }
            units.addAll(Place.units(places[link.to()].group()));
        }
        units.remove(item.account());
        return units.isEmpty() ? "" : Place.SERVED + String.join(" ", units);
    }

    private static String key(String account, String region, String group, StackLayer layer) {
        return account + " " + region + " " + layer + " " + group;
    }

    /** Parts what is too large; whether anything was. */
    private boolean split() {
        Map<Place, Load> loads = new HashMap<>();
        for (int i = 0; i < places.length; i++) {
            Load load = loads.computeIfAbsent(places[i], place -> new Load());
            load.members++;
            load.bytes += uses.get(i).size() + OVERHEAD;
            for (Uses.Use use : uses.get(i).uses()) {
                Integer to = use.form() == Form.REF ? numbers.get(use.name()) : null;
                if (to != null && !places[to].equals(places[i])) {
                    load.parameters.add(use);
                    loads.computeIfAbsent(places[to], place -> new Load())
                            .outputs
                            .add(use);
                } else if (use.form() == Form.ACCOUNT || use.form() == Form.PARAMETER) {
                    load.parameters.add(use);
                }
            }
        }
        Set<String> large = new HashSet<>();
        loads.forEach((place, load) -> {
            if (load.members > 1 && load.isTooMuch()) {
                large.add(key(place.account(), place.region(), place.group(), place.layer()));
            }
        });
        large.forEach(key -> bits.merge(key, 1, Integer::sum));
        return !large.isEmpty();
    }

    /** What a stack would hold. */
    private static final class Load {
        private int members;
        private long bytes;
        private final Set<Uses.Use> parameters = new HashSet<>();
        private final Set<Uses.Use> outputs = new HashSet<>();

        boolean isTooMuch() {
            return members > MOST_RESOURCES
                    || bytes > MOST_BYTES
                    || parameters.size() > MOST_PARAMETERS
                    || outputs.size() > MOST_PARAMETERS;
        }
    }

    /** Where an item is made. */
    Place of(int number) {
        return places[number];
    }

    /** The numbers of the items of each stack. */
    Map<Place, List<Integer>> stacks() {
        Map<Place, List<Integer>> stacks = new TreeMap<>(Place.ORDER);
        for (int i = 0; i < places.length; i++) {
            stacks.computeIfAbsent(places[i], place -> new ArrayList<>()).add(i);
        }
        return stacks;
    }

    /** Whether the group of the place is parted. */
    boolean isParted(Place place) {
        return bits.containsKey(key(place.account(), place.region(), place.group(), place.layer()));
    }
}
