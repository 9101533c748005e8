package dev.mitosis;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jgrapht.Graph;
import org.jgrapht.alg.connectivity.KosarajuStrongConnectivityInspector;
import org.jgrapht.graph.DefaultDirectedGraph;
import org.jgrapht.graph.DefaultEdge;

/** Packages that depend on each other, however deep. ArchUnit's own search reports 6 of 17 separate cycles. */
final class PackageCycles {
    private PackageCycles() {}

    /** The dependencies inside of all cycles, as sentences. */
    static Stream<String> among(Collection<JavaClass> types) {
        List<Dependency> crossings = types.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency -> types.contains(target(dependency)))
                .filter(dependency -> !from(dependency).equals(to(dependency)))
                .toList();
        Graph<String, DefaultEdge> packages = new DefaultDirectedGraph<>(DefaultEdge.class);
        types.forEach(type -> packages.addVertex(type.getPackageName()));
        crossings.forEach(dependency -> packages.addEdge(from(dependency), to(dependency)));
        List<Set<String>> knots = new KosarajuStrongConnectivityInspector<>(packages).stronglyConnectedSets();
        return crossings.stream()
                .filter(dependency ->
                        knots.stream().anyMatch(knot -> knot.containsAll(Set.of(from(dependency), to(dependency)))))
                .map(Dependency::getDescription);
    }

    private static String from(Dependency dependency) {
        return dependency.getOriginClass().getPackageName();
    }

    private static String to(Dependency dependency) {
        return target(dependency).getPackageName();
    }

    private static JavaClass target(Dependency dependency) {
        return dependency.getTargetClass().getBaseComponentType();
    }
}
