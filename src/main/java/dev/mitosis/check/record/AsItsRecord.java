package dev.mitosis.check.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.invariant.Rule;
import dev.mitosis.check.state.Dossier;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.AddressChange;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is made anew is as the record of what it succeeds says. */
public final class AsItsRecord extends Rule {
    private final Dossier dossier;
    private final Siblings siblings = new Siblings();
    private final Map<String, List<String>> addresses;

    /** A rule about the records of the dossier. */
    public AsItsRecord(Dossier dossier) {
        super("as-its-record");
        this.dossier = dossier;
        this.addresses = dossier.target().addresses().stream()
                .collect(Collectors.groupingBy(
                        AddressChange::resource, Collectors.mapping(AddressChange::old, Collectors.toList())));
    }

    @Override
    public void end(Moment moment) {
        Landscape landscape = moment.estate().landscape();
        RecordLinks links = new RecordLinks(landscape, dossier.graph());
        try (Stream<Resource> records = dossier.records().get()) {
            records.forEach(record -> {
                List<PlannedResource> made = landscape.successors(record.arn()).stream()
                        .filter(row -> row.fate().isMade())
                        .toList();
                if (!made.isEmpty()) {
                    SourceMembers members = new SourceMembers(record);
                    made.forEach(row -> kind(record, members, row));
                    made.forEach(row -> compare(links, record, members, row));
                }
            });
        }
        siblings.odd()
                .forEach(lack -> expect(
                        lack.row(),
                        false,
                        "it lacks " + lack.member() + ", which its record has and others of its type get"));
    }

    private void kind(Resource record, SourceMembers members, PlannedResource row) {
        expect(row, record.type().equals(row.type()), "it is " + row.type() + " and was " + record.type());
        addresses
                .getOrDefault(row.id(), List.of())
                .forEach(old -> expect(row, members.mentions(old), "its address is said to have been " + old));
    }

    private void compare(RecordLinks links, Resource record, SourceMembers members, PlannedResource row) {
        JsonNode properties = row.properties();
        if (properties != null) {
            List<String> flaws = new PropertyWalk(links, members, row).flaws(properties);
            expect(row, flaws.isEmpty(), String.join("; ", flaws));
            siblings.add(row, record.data());
        }
    }

    private void expect(PlannedResource row, boolean holds, String what) {
        cases().expectFile(
                        holds,
                        "target.json",
                        List.of(row.id()),
                        () -> "target.json makes " + row.id() + " otherwise than the record of " + row.succeeds()
                                + " says: " + what + ".");
    }
}
