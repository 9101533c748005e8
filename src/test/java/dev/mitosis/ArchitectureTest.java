package dev.mitosis;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** Holds the lines between the packages: dependencies run along the pipeline and never back. */
@AnalyzeClasses(packages = "dev.mitosis", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {
    private static final String ROOT = "dev.mitosis.";

    @ArchTest
    static final ArchRule dependencies_run_along_the_pipeline = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .withOptionalLayers(true)
            .layer("model")
            .definedBy(ROOT + "model..")
            .layer("io")
            .definedBy(ROOT + "io..")
            .layer("config")
            .definedBy(ROOT + "config..")
            .layer("aws")
            .definedBy(ROOT + "aws..")
            .layer("scan")
            .definedBy(ROOT + "scan..")
            .layer("snapshot")
            .definedBy(ROOT + "snapshot..")
            .layer("graph")
            .definedBy(ROOT + "graph..")
            .layer("partition")
            .definedBy(ROOT + "partition..")
            .layer("method")
            .definedBy(ROOT + "method..")
            .layer("plan")
            .definedBy(ROOT + "plan..")
            .layer("check")
            .definedBy(ROOT + "check..")
            .layer("cost")
            .definedBy(ROOT + "cost..")
            .layer("workbook")
            .definedBy(ROOT + "workbook..")
            .layer("tables")
            .definedBy(ROOT + "report.table..")
            .layer("report")
            .definedBy(ROOT + "report")
            .layer("pipeline")
            .definedBy(ROOT + "pipeline..")
            .layer("cli")
            .definedBy(ROOT + "cli..")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("model")
            .mayNotAccessAnyLayer()
            .whereLayer("io")
            .mayOnlyAccessLayers("model")
            .whereLayer("config")
            .mayOnlyAccessLayers("model", "io")
            .whereLayer("aws")
            .mayOnlyAccessLayers("model", "io", "config")
            .whereLayer("snapshot")
            .mayOnlyAccessLayers("model", "io")
            .whereLayer("scan")
            .mayOnlyAccessLayers("model", "io", "config", "aws", "snapshot")
            .whereLayer("graph")
            .mayOnlyAccessLayers("model", "io", "snapshot")
            .whereLayer("partition")
            .mayOnlyAccessLayers("model", "io", "config", "snapshot", "graph")
            .whereLayer("method")
            .mayOnlyAccessLayers("model", "io")
            .whereLayer("plan")
            .mayOnlyAccessLayers("model", "io", "config", "snapshot", "method")
            .whereLayer("check")
            .mayOnlyAccessLayers("model")
            .whereLayer("cost")
            .mayOnlyAccessLayers("model", "io", "config", "aws", "snapshot")
            .whereLayer("tables")
            .mayOnlyAccessLayers("model")
            .whereLayer("workbook")
            .mayOnlyAccessLayers("model", "io", "tables")
            .whereLayer("report")
            .mayOnlyAccessLayers("model", "io", "tables");

    @ArchTest
    static final ArchRule only_aws_scan_and_cost_see_the_sdk = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "aws..", ROOT + "scan..", ROOT + "cost..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("software.amazon.awssdk..");

    @ArchTest
    static final ArchRule only_graph_and_partition_see_jgrapht = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "graph..", ROOT + "partition..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.jgrapht..");

    @ArchTest
    static final ArchRule only_workbook_sees_poi = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "workbook..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.poi..");

    @ArchTest
    static final ArchRule only_the_command_line_prints_or_exits = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    @ArchTest
    static final ArchRule the_clock_and_chance_are_handed_in = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .callMethod(java.time.Instant.class, "now")
            .orShould()
            .callMethod(java.util.UUID.class, "randomUUID")
            .orShould()
            .callConstructor(java.util.Random.class);

    @ArchTest
    static final ArchRule names_say_what_a_class_is = classes()
            .should()
            .haveSimpleNameNotEndingWith("Util")
            .andShould()
            .haveSimpleNameNotEndingWith("Utils")
            .andShould()
            .haveSimpleNameNotEndingWith("Helper")
            .andShould()
            .haveSimpleNameNotEndingWith("Manager")
            .andShould()
            .haveSimpleNameNotEndingWith("Impl");
}
