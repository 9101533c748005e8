package dev.mitosis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Holds the walls inside of the large layers, and breaks each by classes that are planted. */
class InnerWallsTest {
    private static final String ROOT = "dev.mitosis.";
    private static final String PLANTED = PlantedViolation.ROOT;

    @TempDir
    private Path folder;

    private static JavaClasses code() {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(
                        InnerWall.layers().stream().map(layer -> ROOT + layer).toList());
    }

    private static ArchRule kindsOfCollectorsApart(String root) {
        return slices().matching(root + "scan.collectors.(*)..").should().notDependOnEachOther();
    }

    private static ArchRule onlyFetchTalksToAws(String root) {
        return only(root + "cost", root + "cost.fetch", root + "aws..", "software.amazon..");
    }

    private static ArchRule onlyQueryKnowsTheDriver(String root) {
        return only(root + "cost", root + "cost.query", "org.duckdb..");
    }

    private static ArchRule only(String layer, String room, String... used) {
        return noClasses()
                .that()
                .resideInAPackage(layer + "..")
                .and()
                .resideOutsideOfPackage(room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(used);
    }

    @TestFactory
    Stream<DynamicTest> the_code_keeps_each_wall() {
        JavaClasses code = code();
        Map<String, ArchRule> rules = new LinkedHashMap<>();
        InnerWall.ALL.forEach(wall -> rules.put(wall.toString(), wall.rule(ROOT)));
        InnerWall.layers()
                .forEach(layer -> rules.put(layer + " is listed whole", InnerWall.everyClassIsListed(layer, ROOT)));
        rules.put("kinds of collectors", kindsOfCollectorsApart(ROOT));
        rules.put("only fetch talks to AWS", onlyFetchTalksToAws(ROOT));
        rules.put("only query knows the driver", onlyQueryKnowsTheDriver(ROOT));
        return rules.entrySet().stream()
                .map(rule -> DynamicTest.dynamicTest(
                        rule.getKey(), () -> rule.getValue().check(code)));
    }

    @TestFactory
    Stream<DynamicTest> a_package_uses_no_other_than_its_row_says() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        InnerWall.ALL.forEach(wall -> {
            String place = wall.packageName(PLANTED);
            sources.put(place + ".Target", "package " + place + "; public class Target {}");
            InnerWall.of(wall.layer()).forEach(to -> sources.put(user(wall, to), using(wall, to)));
        });
        PlantedClasses planted = PlantedClasses.compile(sources, folder);
        return InnerWall.ALL.stream()
                .map(wall -> DynamicTest.dynamicTest(wall.toString(), () -> {
                    Set<String> accused = planted.accused(wall.rule(PLANTED));
                    assertThat(InnerWall.of(wall.layer()).stream()
                                    .filter(to -> !to.equals(wall) && !accused.contains(user(wall, to)))
                                    .map(InnerWall::name))
                            .containsExactlyInAnyOrderElementsOf(wall.mayUse());
                }));
    }

    @Test
    void a_new_package_stands_in_no_row() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        InnerWall.layers().forEach(layer -> plant(sources, layer + ".shortcut.Shortcut", "class Shortcut {}"));
        InnerWall.ALL.forEach(wall -> plant(sources, wall + ".Resident", "class Resident {}"));
        PlantedClasses planted = PlantedClasses.compile(sources, folder);
        Set<String> accused = new TreeSet<>();
        InnerWall.layers()
                .forEach(layer -> accused.addAll(planted.accused(InnerWall.everyClassIsListed(layer, PLANTED))));
        accused.retainAll(sources.keySet());
        assertThat(accused)
                .containsExactlyInAnyOrderElementsOf(sources.keySet().stream()
                        .filter(name -> name.endsWith("Shortcut"))
                        .toList());
    }

    @Test
    void what_one_package_keeps_for_itself_is_seen_elsewhere() throws IOException {
        Map<String, String> sources = new LinkedHashMap<>();
        plant(sources, "scan.collectors.one.One", "public class One {}");
        plant(sources, "scan.collectors.two.Two", "class Two { " + PLANTED + "scan.collectors.one.One one; }");
        plant(sources, "cost.store.Region", "class Region { software.amazon.awssdk.regions.Region region; }");
        plant(sources, "cost.fetch.Region", "class Region { software.amazon.awssdk.regions.Region region; }");
        plant(sources, "cost.verify.Driver", "class Driver { org.duckdb.DuckDBConnection connection; }");
        plant(sources, "cost.query.Driver", "class Driver { org.duckdb.DuckDBConnection connection; }");
        PlantedClasses planted = PlantedClasses.compile(sources, folder);

        assertThat(planted.accused(kindsOfCollectorsApart(PLANTED))).contains(PLANTED + "scan.collectors.two.Two");
        assertThat(planted.accused(onlyFetchTalksToAws(PLANTED))).containsExactly(PLANTED + "cost.store.Region");
        assertThat(planted.accused(onlyQueryKnowsTheDriver(PLANTED))).containsExactly(PLANTED + "cost.verify.Driver");
    }

    private static void plant(Map<String, String> sources, String name, String code) {
        String place = name.substring(0, name.lastIndexOf('.'));
        sources.put(PLANTED + name, "package " + PLANTED + place + "; " + code);
    }

    private static String using(InnerWall from, InnerWall to) {
        String name = user(from, to);
        return "package %s; class %s { %s.Target target; }"
                .formatted(
                        from.packageName(PLANTED), name.substring(name.lastIndexOf('.') + 1), to.packageName(PLANTED));
    }

    private static String user(InnerWall from, InnerWall to) {
        return from.packageName(PLANTED) + ".Uses_" + to.name().replace('.', '_');
    }
}
