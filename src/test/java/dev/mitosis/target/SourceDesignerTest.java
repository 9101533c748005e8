package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.snapshot.Snapshot;
import dev.mitosis.target.RandomEstates.Case;
import dev.mitosis.target.RandomEstates.Designed;
import dev.mitosis.target.property.Schemas;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The account that is split, designed once more: nothing of it may be otherwise. */
class SourceDesignerTest {
    private static final int SAMPLE = 3;
    private static final Schemas SCHEMAS = Schemas.load();

    static List<Case> cases() {
        return RandomEstates.some(SAMPLE);
    }

    private static Map<String, Resource> records(Snapshot snapshot) {
        Map<String, Resource> records = new HashMap<>();
        try (Stream<Resource> all = snapshot.resources()) {
            all.forEach(record -> records.put(record.arn(), record));
        }
        return records;
    }

    private static String account(String text, TargetDocument design) {
        return text.replace("${" + design.accounts().get(0).variable() + "}", design.account());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everything_is_as_it_is(Case which) {
        Designed designed = which.design();
        Map<String, Resource> records = records(designed.request().snapshot());

        TargetDocument design = SourceDesigner.design(
                designed.request().snapshot(), designed.request().graph(), designed.target());

        Set<String> missing = new TreeSet<>();
        for (PlannedResource thing : design.resources()) {
            Resource record = Objects.requireNonNull(records.get(thing.succeeds()));
            String name = account(thing.name(), design);
            assertThat(name.equals(record.name())
                            || name.startsWith("${ID_")
                            || name.contains("${HOST_")
                            || thing.name().equals(thing.arn()))
                    .as(thing.name() + " for " + record.name())
                    .isTrue();
            if (thing.fate() == Fate.MOVES && thing.properties() == null && SCHEMAS.find(thing.type()) != null) {
                missing.add(thing.type());
            }
        }
        assertThat(missing).isSubsetOf("AWS::CloudFormation::Stack");
        assertThat(design.networks())
                .allSatisfy(network -> assertThat(network.cidr())
                        .isEqualTo(Objects.requireNonNull(records.get(network.succeeds()))
                                .data()
                                .path("CidrBlock")
                                .asText()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void each_thing_is_made_alone_after_what_it_names(Case which) {
        Designed designed = which.design();

        TargetDocument design = SourceDesigner.design(
                designed.request().snapshot(), designed.request().graph(), designed.target());

        Map<String, List<PlannedResource>> made = design.resources().stream()
                .filter(thing -> thing.stack() != null)
                .collect(Collectors.groupingBy(thing -> String.valueOf(thing.stack())));
        assertThat(made)
                .isNotEmpty()
                .allSatisfy((stack, things) -> assertThat(things).hasSize(1));
        Map<String, Integer> orders = new HashMap<>();
        design.stacks().forEach(stack -> orders.put(stack.id(), stack.order()));
        List<String> early = design.stacks().stream()
                .flatMap(stack -> stack.needs().stream()
                        .filter(need ->
                                !need.later() && orders.getOrDefault(need.stack(), Integer.MAX_VALUE) >= stack.order())
                        .map(need -> stack.id() + " needs " + need.stack()))
                .toList();
        assertThat(early).isEmpty();
    }
}
