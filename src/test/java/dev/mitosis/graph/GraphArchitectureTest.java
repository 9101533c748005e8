package dev.mitosis.graph;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** Holds the inner walls of the graph: what each package may import, as its {@code package-info} says. */
@AnalyzeClasses(packages = "dev.mitosis.graph", importOptions = ImportOption.DoNotIncludeTests.class)
class GraphArchitectureTest {
    private static final String GRAPH = "dev.mitosis.graph";

    @ArchTest
    static final ArchRule no_package_needs_one_that_needs_it =
            slices().matching(GRAPH + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule each_package_needs_only_those_below_it = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("identity")
            .definedBy(GRAPH + ".identity")
            .layer("relation")
            .definedBy(GRAPH + ".relation")
            .layer("policy")
            .definedBy(GRAPH + ".policy")
            .layer("network")
            .definedBy(GRAPH + ".network")
            .layer("reader")
            .definedBy(GRAPH + ".reader")
            .layer("query")
            .definedBy(GRAPH + ".query")
            .layer("export")
            .definedBy(GRAPH + ".export")
            .layer("builder")
            .definedBy(GRAPH)
            .whereLayer("identity")
            .mayNotAccessAnyLayer()
            .whereLayer("relation")
            .mayOnlyAccessLayers("identity")
            .whereLayer("policy")
            .mayOnlyAccessLayers("identity", "relation")
            .whereLayer("network")
            .mayOnlyAccessLayers("identity")
            .whereLayer("reader")
            .mayOnlyAccessLayers("identity", "relation", "policy", "network")
            .whereLayer("query")
            .mayOnlyAccessLayers("identity", "policy", "network")
            .whereLayer("export")
            .mayNotAccessAnyLayer()
            .whereLayer("builder")
            .mayOnlyAccessLayers("identity", "relation", "policy", "network", "reader")
            .whereLayer("builder")
            .mayNotBeAccessedByAnyLayer();
}
