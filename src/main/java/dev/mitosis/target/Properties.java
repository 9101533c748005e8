package dev.mitosis.target;

import dev.mitosis.io.ReadAhead;
import dev.mitosis.model.Finding;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.MappingLosses;
import dev.mitosis.target.property.Neighbours;
import dev.mitosis.target.property.PropertyMapper;
import dev.mitosis.target.reference.KnownAs;
import dev.mitosis.target.reference.PropertyWriter;
import dev.mitosis.target.reference.PropertyWriter.DefaultRules;
import dev.mitosis.target.reference.Written;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The properties of all that is made.
 *
 * @param resources all planned things, by id, with properties and parts
 * @param unsaid the ids of parts of connections of which nothing says what they shall be: they are not planned
 * @param parameters those that the properties of a thing need, by its id
 */
record Properties(
        List<PlannedResource> resources,
        Set<String> unsaid,
        Map<String, List<Parameter>> parameters,
        List<Finding> findings) {

    /** Reads the records once more; nothing of those whose things are not made is kept. */
    static Properties of(Records records, List<PlannedResource> resources, PropertyWriter.Request request) {
        PropertyWriter writer = new PropertyWriter(request);
        MappingLosses losses = new MappingLosses();
        Map<String, List<KnownAs>> made = new HashMap<>();
        for (KnownAs known : request.things()) {
            String old = known.thing().succeeds();
            boolean comes = known.another() && known.thing().fate() == Fate.MANAGED;
            if (old != null && (known.thing().fate().isMade() || comes || writer.isHeld(known))) {
                made.computeIfAbsent(old, arn -> new ArrayList<>(1)).add(known);
            }
        }
        Map<String, Written> written = new HashMap<>();
        List<DefaultRules> rules = new ArrayList<>();
        ReadAhead.each(mapped(records, made.keySet()), one -> {
            if (one.is() == null) {
                return;
            }
            List<KnownAs> things = made.getOrDefault(one.record().arn(), List.of());
            if (things.stream().anyMatch(known -> known.thing().fate().isMade())) {
                losses.hear(one.record(), one.is());
            }
            for (KnownAs known : things) {
                if (known.thing().fate().isMade()) {
                    written.put(known.thing().id(), writer.write(known, one.is()));
                } else if (known.another()) {
                    writer.writeDefault(known, one.is()).ifPresent(rules::add);
                } else {
                    writer.hold(known, one.is());
                }
            }
        });
        for (PlannedResource addition : request.additions()) {
            Written one = writer.writeNew(addition);
            if (one != null) {
                written.put(addition.id(), one);
            }
        }
        rules.forEach(more -> written.computeIfPresent(more.network(), (id, one) -> one.and(more.written())));
        resources.stream().filter(records.madeByCopy()).forEach(resource -> written.remove(resource.id()));
        return told(resources, written, losses.findings());
    }

    /**
     * The records of a snapshot.
     *
     * @param neighbours have heard all of them before
     * @param madeByCopy whether a copy makes the thing itself, so that no template does
     */
    record Records(Stream<Resource> all, Neighbours neighbours, Predicate<PlannedResource> madeByCopy) {}

    /** A record, and what its answers say as properties; null where CloudFormation does not know its type. */
    private record Answers(Resource record, @Nullable Mapped is) {}

    /** The records of what is wanted, mapped by whoever reads the stream. */
    private static Stream<Answers> mapped(Records records, Set<String> wanted) {
        PropertyMapper mapper = PropertyMapper.load(records.neighbours());
        return records.all()
                .filter(record -> wanted.contains(record.arn()))
                .map(record -> new Answers(record, mapper.map(record)));
    }

    private static Properties told(
            List<PlannedResource> resources, Map<String, Written> written, List<Finding> losses) {
        List<PlannedResource> all = new ArrayList<>(resources.size());
        Map<String, List<Parameter>> parameters = new HashMap<>();
        List<Finding> findings = new ArrayList<>(losses);
        Set<String> unsaid = new HashSet<>();
        for (PlannedResource resource : resources) {
            Written one = written.get(resource.id());
            if (isUnsaid(resource, one)) {
                unsaid.add(resource.id());
            } else {
                all.add(one == null ? resource : resource.madeBy(null, one.properties(), one.parts()));
            }
            if (one != null) {
                parameters.put(resource.id(), one.parameters());
                findings.addAll(one.findings());
            }
        }
        return new Properties(List.copyOf(all), Set.copyOf(unsaid), Map.copyOf(parameters), List.copyOf(findings));
    }

    private static boolean isUnsaid(PlannedResource resource, @Nullable Written written) {
        return resource.succeeds() == null
                && (written == null || written.properties() == null)
                && resource.reasons().stream().anyMatch(reason -> reason.rule().equals("connection.part"));
    }
}
