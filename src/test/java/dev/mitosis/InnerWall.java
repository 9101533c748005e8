package dev.mitosis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A package inside of a layer with the others of that layer that it may use.
 *
 * @param name its name below the layer; {@code .} for the layer's own package
 */
record InnerWall(String layer, String name, Set<String> mayUse) {
    private static final String OWN = ".";

    static final List<InnerWall> ALL = read();

    private static List<InnerWall> read() {
        try (var in = InnerWall.class.getResourceAsStream("inner-walls.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new InnerWall(
                            cells[0], cells[1], cells[2].equals("-") ? Set.of() : Set.of(cells[2].split(", ", -1))))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<InnerWall> of(String layer) {
        return ALL.stream().filter(wall -> wall.layer().equals(layer)).toList();
    }

    static Set<String> layers() {
        return ALL.stream().map(InnerWall::layer).collect(Collectors.toCollection(TreeSet::new));
    }

    /** The package of this name in a copy of the layers. */
    String packageName(String root) {
        return root + layer + (name.equals(OWN) ? "" : "." + name);
    }

    private boolean holds(JavaClass type, String root) {
        String place = type.getPackageName();
        return place.equals(packageName(root)) || (!name.equals(OWN) && place.startsWith(packageName(root) + "."));
    }

    /** No class behind this wall uses a package of the layer that is not on its list. */
    ArchRule rule(String root) {
        List<InnerWall> others = of(layer).stream()
                .filter(other -> !other.equals(this) && !mayUse.contains(other.name()))
                .toList();
        DescribedPredicate<JavaClass> inside = describe("are in " + packageName(root), type -> holds(type, root));
        DescribedPredicate<JavaClass> forbidden = describe(
                "are in " + others.stream().map(InnerWall::name).toList(),
                type -> others.stream().anyMatch(other -> other.holds(type, root)));
        return noClasses().that(inside).should().dependOnClassesThat(forbidden).allowEmptyShould(true);
    }

    /** Every class of the layer is in one of its listed packages. */
    static ArchRule everyClassIsListed(String layer, String root) {
        String[] listed = of(layer).stream()
                .map(wall -> wall.packageName(root) + (wall.name().equals(OWN) ? "" : ".."))
                .toArray(String[]::new);
        return classes().that().resideInAPackage(root + layer + "..").should().resideInAnyPackage(listed);
    }

    @Override
    public String toString() {
        return packageName("");
    }
}
