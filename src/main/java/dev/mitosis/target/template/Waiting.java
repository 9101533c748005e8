package dev.mitosis.target.template;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.target.form.Form;
import dev.mitosis.target.form.KnownTypes;
import dev.mitosis.target.form.Lookups;
import dev.mitosis.target.template.StackIndex.Member;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What each member of a stack has to wait for although no reference says so: what AWS looks up by a name that the
 * template knows already, and what {@code waits.tsv} says. No member waits for one that waits for it.
 */
final class Waiting {
    private final Map<String, Member> members = new TreeMap<>();
    private final Map<String, Set<String>> references = new HashMap<>();
    private final Map<String, Set<String>> waits = new HashMap<>();

    Waiting(List<Member> all) {
        all.forEach(member -> members.put(member.id(), member));
        Map<String, List<String>> naming = naming(all);
        Map<String, Set<String>> wished = new TreeMap<>();
        for (Member member : members.values()) {
            Set<String> named = new HashSet<>();
            Set<String> looked = new TreeSet<>();
            Form.each(member.properties(), "", (form, node, pointer) -> {
                boolean here = (form == Form.REF || form == Form.ARN_OF) && members.containsKey(form.name(node));
                if (here && form == Form.REF) {
                    named.add(form.name(node));
                } else if (here
                        && Lookups.happensAt(pointer)
                        && !form.name(node).equals(member.id())) {
                    looked.add(form.name(node));
                }
            });
            looked.addAll(awaited(member, naming));
            looked.removeAll(named);
            references.put(member.id(), named);
            wished.put(member.id(), looked);
        }
        wished.forEach((id, others) -> others.forEach(other -> add(id, other)));
    }

    private static Map<String, List<String>> naming(List<Member> all) {
        Set<String> types = new HashSet<>();
        all.forEach(member -> KnownTypes.load().waits(member.type()).forEach(wait -> types.add(wait.type())));
        Map<String, List<String>> naming = new HashMap<>();
        for (Member member : all) {
            if (types.contains(member.type())) {
                member.properties()
                        .properties()
                        .forEach(property -> thirds(property.getValue())
                                .forEach(third -> naming.computeIfAbsent(
                                                member.type() + " " + property.getKey() + " " + third,
                                                key -> new ArrayList<>(1))
                                        .add(member.id())));
            }
        }
        return naming;
    }

    private static Set<String> thirds(JsonNode value) {
        Set<String> thirds = new TreeSet<>();
        Form.each(value, "", (form, node, pointer) -> {
            if (form != Form.ACCOUNT) {
                thirds.add(form.name(node));
            }
        });
        return thirds;
    }

    private static Set<String> awaited(Member member, Map<String, List<String>> naming) {
        Set<String> awaited = new TreeSet<>();
        for (KnownTypes.Wait wait : KnownTypes.load().waits(member.type())) {
            for (String third : thirds(member.properties().path(wait.property()))) {
                awaited.addAll(naming.getOrDefault(wait.type() + " " + wait.theirs() + " " + third, List.of()));
            }
        }
        awaited.remove(member.id());
        return awaited;
    }

    private void add(String id, String other) {
        if (!reaches(other, id)) {
            waits.computeIfAbsent(id, key -> new TreeSet<>()).add(other);
        }
    }

    private boolean reaches(String from, String to) {
        Set<String> seen = new HashSet<>(Set.of(from));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            String id = open.pop();
            if (id.equals(to)) {
                return true;
            }
            for (Map<String, Set<String>> edges : List.of(references, waits)) {
                edges.getOrDefault(id, Set.of()).stream().filter(seen::add).forEach(open::push);
            }
        }
        return false;
    }

    /** The logical ids of what the member waits for, sorted. */
    List<String> of(Member member) {
        return waits.getOrDefault(member.id(), Set.of()).stream()
                .map(id -> members.get(id))
                .map(Member::logicalId)
                .sorted()
                .toList();
    }
}
