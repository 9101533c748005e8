package dev.mitosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Breaks each rule of {@link ArchitectureRules} in every layer, and sees that the rule says so. */
class PlantedViolationsTest {
    private static final String ROOT = PlantedViolation.ROOT;
    private static final Map<String, ArchRule> RULES = new ArchitectureRules(ROOT).all();
    private static final List<String> LAYERS =
            Layer.ALL.stream().map(Layer::name).toList();

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> each_piece_of_code_breaks_its_rule_where_it_is_not_allowed() throws IOException {
        List<PlantedViolation> planted = PlantedViolation.all();
        Map<String, String> sources = new LinkedHashMap<>();
        planted.forEach(one -> LAYERS.forEach(layer -> sources.put(one.className(layer), one.source(layer))));
        PlantedClasses classes = PlantedClasses.compile(sources, folder);
        Map<String, Set<String>> accused = RULES.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, rule -> classes.accused(rule.getValue())));
        return planted.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.toString(),
                        () -> assertThat(LAYERS.stream()
                                        .filter(layer ->
                                                accused.get(one.ruleIn(layer)).contains(one.className(layer))))
                                .containsExactlyInAnyOrderElementsOf(one.forbidden())));
    }

    @Test
    void each_power_and_each_list_is_broken_by_some_code() {
        Set<String> rules = new TreeSet<>();
        PlantedViolation.all().forEach(one -> one.forbidden().forEach(layer -> rules.add(one.ruleIn(layer))));
        assertThat(rules).containsAll(Power.ALL.stream().map(Power::name).toList());
        assertThat(rules)
                .containsAll(LAYERS.stream()
                        .map(layer -> layer + "_uses_only_what_it_lists")
                        .toList());
    }

    @TestFactory
    Stream<DynamicTest> a_layer_uses_no_other_than_the_page_says() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        LAYERS.forEach(
                layer -> sources.put(ROOT + layer + ".Target", "package " + ROOT + layer + "; public class Target {}"));
        LAYERS.forEach(from -> LAYERS.forEach(to -> sources.put(
                user(from, to),
                "package %s%s; class %s { %s%s.Target target; }".formatted(ROOT, from, simple(to), ROOT, to))));
        PlantedClasses classes = PlantedClasses.compile(sources, folder);
        Map<String, Set<String>> page = ArchitecturePage.layers();
        return LAYERS.stream()
                .map(from -> DynamicTest.dynamicTest(from, () -> {
                    Set<String> accused = classes.accused(RULES.get(from + "_uses_only_what_it_lists"));
                    assertThat(LAYERS.stream()
                                    .filter(to -> !accused.contains(user(from, to)))
                                    .filter(to -> !to.equals(from)))
                            .containsExactlyInAnyOrderElementsOf(page.get(from));
                }));
    }

    @Test
    void a_new_package_that_leads_back_to_the_command_line_is_in_no_layer() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(ROOT + "cli.Command", "package " + ROOT + "cli; public class Command {}");
        sources.put(
                ROOT + "shortcut.Shortcut",
                "package " + ROOT + "shortcut; public class Shortcut { " + ROOT + "cli.Command command; }");
        LAYERS.forEach(layer -> sources.put(
                ROOT + layer + ".Traveller",
                "package " + ROOT + layer + "; class Traveller { " + ROOT + "shortcut.Shortcut way; }"));
        PlantedClasses classes = PlantedClasses.compile(sources, folder);

        assertThat(classes.accused(RULES.get("every_class_is_in_a_layer"))).containsExactly(ROOT + "shortcut.Shortcut");
        assertThat(LAYERS)
                .allSatisfy(layer -> assertThat(classes.accused(RULES.get(layer + "_uses_only_what_it_lists")))
                        .contains(ROOT + layer + ".Traveller"));
    }

    @Test
    void a_cycle_of_packages_inside_a_layer_is_seen() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        for (String layer : LAYERS) {
            String place = ROOT + layer;
            sources.put(
                    place + ".there.There",
                    "package %s.there; public class There { %s.back.Back back; }".formatted(place, place));
            sources.put(
                    place + ".back.Back",
                    "package %s.back; public class Back { %s.there.There there; }".formatted(place, place));
            sources.put(
                    place + ".oneway.Oneway",
                    "package %s.oneway; class Oneway { %s.there.There there; }".formatted(place, place));
        }
        assertThat(PlantedClasses.compile(sources, folder).accused(RULES.get("packages_have_no_cycles")))
                .containsExactlyInAnyOrderElementsOf(sources.keySet().stream()
                        .filter(name -> !name.endsWith("Oneway"))
                        .toList());
    }

    @Test
    void a_crowd_is_seen_and_one_less_is_none() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        IntStream.range(0, ArchitectureRules.CROWD + 1)
                .forEach(i -> sources.put(ROOT + "check.One" + i, "package " + ROOT + "check; class One" + i + " {}"));
        IntStream.range(0, ArchitectureRules.CROWD)
                .forEach(i -> sources.put(
                        ROOT + "plan.Other" + i, "package " + ROOT + "plan; class Other" + i + " { class Inner {} }"));
        assertThat(PlantedClasses.compile(sources, folder).accused(RULES.get("a_package_is_no_crowd")))
                .hasSize(ArchitectureRules.CROWD + 1)
                .allMatch(name -> name.startsWith(ROOT + "check."));
    }

    @Test
    void names_that_stand_twice_or_for_nothing_are_seen() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        sources.put(ROOT + "check.Wave", "package " + ROOT + "check; class Wave {}");
        sources.put(ROOT + "plan.Wave", "package " + ROOT + "plan; class Wave {}");
        sources.put(ROOT + "plan.Tide", "package " + ROOT + "plan; class Tide {}");
        List.of("Util", "Utils", "Helper", "Manager", "Impl")
                .forEach(
                        end -> sources.put(ROOT + "io.Json" + end, "package " + ROOT + "io; class Json" + end + " {}"));
        PlantedClasses classes = PlantedClasses.compile(sources, folder);

        assertThat(classes.accused(RULES.get("a_simple_name_stands_for_one_class")))
                .containsExactly(ROOT + "check.Wave", ROOT + "plan.Wave");
        assertThat(classes.accused(RULES.get("names_say_what_a_class_is")))
                .hasSize(5)
                .allMatch(name -> name.startsWith(ROOT + "io."));
    }

    private static String user(String from, String to) {
        return ROOT + from + "." + simple(to);
    }

    private static String simple(String to) {
        return "Uses_" + to.replace('.', '_');
    }
}
