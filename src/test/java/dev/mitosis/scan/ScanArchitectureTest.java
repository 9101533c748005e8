package dev.mitosis.scan;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.library.Architectures;

/** Holds the inner walls of the scan: what each package may import, as its {@code package-info} says. */
@AnalyzeClasses(packages = "dev.mitosis.scan", importOptions = ImportOption.DoNotIncludeTests.class)
class ScanArchitectureTest {
    private static final String SCAN = "dev.mitosis.scan";

    @ArchTest
    static final ArchRule no_package_needs_one_that_needs_it =
            slices().matching(SCAN + ".(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_kind_of_collector_needs_another =
            slices().matching(SCAN + ".collectors.(*)..").should().notDependOnEachOther();

    @ArchTest
    static final ArchRule each_package_needs_only_those_below_it = Architectures.layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .ensureAllClassesAreContainedInArchitecture()
            .layer("spec")
            .definedBy(SCAN + ".spec")
            .layer("sdk")
            .definedBy(SCAN + ".sdk")
            .layer("collectors")
            .definedBy(SCAN + ".collectors..")
            .layer("secrecy")
            .definedBy(SCAN + ".secrecy")
            .layer("redact")
            .definedBy(SCAN + ".redact")
            .layer("policy")
            .definedBy(SCAN + ".policy")
            .layer("call")
            .definedBy(SCAN + ".call")
            .layer("read")
            .definedBy(SCAN + ".read")
            .layer("sweep")
            .definedBy(SCAN + ".sweep")
            .layer("scanner")
            .definedBy(SCAN)
            .layer("imports")
            .definedBy(SCAN + ".imports")
            .whereLayer("spec")
            .mayNotAccessAnyLayer()
            .whereLayer("sdk")
            .mayNotAccessAnyLayer()
            .whereLayer("collectors")
            .mayOnlyAccessLayers("spec")
            .whereLayer("secrecy")
            .mayOnlyAccessLayers("spec", "sdk")
            .whereLayer("redact")
            .mayOnlyAccessLayers("spec", "secrecy")
            .whereLayer("policy")
            .mayNotAccessAnyLayer()
            .whereLayer("call")
            .mayOnlyAccessLayers("spec", "sdk", "secrecy", "redact")
            .whereLayer("read")
            .mayOnlyAccessLayers("spec", "redact", "call")
            .whereLayer("sweep")
            .mayOnlyAccessLayers("spec", "redact", "call", "read")
            .whereLayer("scanner")
            .mayOnlyAccessLayers("spec", "collectors", "secrecy", "redact", "policy", "call", "read", "sweep")
            .whereLayer("imports")
            .mayOnlyAccessLayers("spec", "sdk", "collectors", "call", "scanner");
}
