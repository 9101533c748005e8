package dev.mitosis.cost;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import com.tngtech.archunit.library.Architectures;

/** Holds the inner walls of the cost history: what each package may import, as its {@code package-info} says. */
@AnalyzeClasses(packages = "dev.mitosis.cost", importOptions = ImportOption.DoNotIncludeTests.class)
class CostArchitectureTest {
    private static final String COST = "dev.mitosis.cost";

    @ArchTest
    static final ArchRule each_package_needs_only_those_below_it = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("values")
            .definedBy(COST)
            .layer("store")
            .definedBy(COST + ".store")
            .layer("query")
            .definedBy(COST + ".query")
            .layer("fetch")
            .definedBy(COST + ".fetch")
            .layer("verify")
            .definedBy(COST + ".verify")
            .layer("attribute")
            .definedBy(COST + ".attribute")
            .layer("book")
            .definedBy(COST + ".book")
            .whereLayer("values")
            .mayNotAccessAnyLayer()
            .whereLayer("store")
            .mayOnlyAccessLayers("values")
            .whereLayer("query")
            .mayOnlyAccessLayers("values", "store")
            .whereLayer("fetch")
            .mayOnlyAccessLayers("values", "store", "query")
            .whereLayer("verify")
            .mayOnlyAccessLayers("values", "store", "query")
            .whereLayer("attribute")
            .mayOnlyAccessLayers("values", "store", "query")
            .whereLayer("book")
            .mayOnlyAccessLayers("values", "store", "query", "verify", "attribute");

    @ArchTest
    static final ArchRule only_fetch_talks_to_aws = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage(COST + ".fetch")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.mitosis.aws..", "software.amazon..");

    @ArchTest
    static final ArchRule only_query_knows_the_driver_of_the_database = ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackage(COST + ".query")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.duckdb..");
}
