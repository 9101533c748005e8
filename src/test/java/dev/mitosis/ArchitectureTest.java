package dev.mitosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Holds the lines between the packages and inside of them; {@link PlantedViolationsTest} shows that each rule can fail.
 */
class ArchitectureTest {
    private static final String ROOT = "dev.mitosis.";
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.mitosis");
    private static final ArchitectureRules RULES = new ArchitectureRules(ROOT);

    @TestFactory
    Stream<DynamicTest> the_code_keeps_each_rule() {
        return RULES.all().entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(CLASSES)));
    }

    @TestFactory
    Stream<DynamicTest> whoever_holds_a_power_uses_it() {
        return Power.ALL.stream()
                .flatMap(power -> power.holders().stream()
                        .map(holder -> DynamicTest.dynamicTest(
                                power.name() + ": " + holder,
                                () -> assertThat(CLASSES.stream().filter(type -> in(type, ROOT + holder)))
                                        .as("delete what no longer needs an exception")
                                        .anyMatch(type -> ArchitectureRules.uses(power, type)
                                                .findAny()
                                                .isPresent()))));
    }

    @Test
    void exceptions_from_size_and_names_are_still_needed() {
        assertThat(RULES.crowded(CLASSES).keySet())
                .as("packages over %s: delete the others from the list", ArchitectureRules.CROWD)
                .isEqualTo(ArchitectureRules.CROWDED.keySet());
        assertThat(ArchitectureRules.ambiguous(CLASSES).keySet())
                .as("names that stand twice: delete the others from the list")
                .isEqualTo(ArchitectureRules.AMBIGUOUS);
    }

    /** A room that holds one idea; a few large ones are no reason to fill the others. */
    @Test
    void half_of_the_packages_hold_a_dozen_classes_or_fewer() {
        List<Long> sizes = CLASSES.stream()
                .filter(type -> type.isTopLevelClass() && !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()))
                .values()
                .stream()
                .sorted()
                .toList();

        assertThat(sizes.get(sizes.size() / 2)).isLessThanOrEqualTo(12);
    }

    private static boolean in(JavaClass type, String holder) {
        return ArchitectureRules.outermost(type).equals(holder)
                || (type.getPackageName() + ".").startsWith(holder + ".");
    }
}
