package dev.mitosis;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.mitosis.planted.PlantedClients;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * SDK clients are made in {@code aws} alone, where the guard is. Others name a maker ({@code RdsClient::builder}),
 * which makes nothing, and are handed guarded clients; they open no connection by other means.
 */
@AnalyzeClasses(packages = "dev.mitosis", importOptions = ImportOption.DoNotIncludeTests.class)
class ClientsInOnePlaceTest {
    private static final String AWS = "dev.mitosis.aws..";
    private static final String SDK = "software.amazon.awssdk.";

    /** The ways out of a rehearsal, to an emulator on this machine and to nowhere; its own tests hold that. */
    private static final String GATE = "dev.mitosis.rehearse.gate..";

    @ArchTest
    static final ArchRule only_aws_configures_or_builds_clients = noClasses()
            .that()
            .resideOutsideOfPackage(AWS)
            .should()
            .accessTargetWhere(describe("makes a client", ClientsInOnePlaceTest::makesClient));

    @ArchTest
    static final ArchRule only_aws_sees_what_clients_are_made_of = noClasses()
            .that()
            .resideOutsideOfPackage(AWS)
            .should()
            .dependOnClassesThat(inPackages(
                    SDK + "http..",
                    SDK + "auth..",
                    SDK + "identity..",
                    SDK + "profiles..",
                    SDK + "endpoints..",
                    SDK + "services.*.endpoints..",
                    SDK + "core.interceptor..",
                    SDK + "core.client..",
                    SDK + "core.sync..",
                    SDK + "core.async..",
                    SDK + "core.signer..",
                    SDK + "awscore.presigner..",
                    SDK + "services.*.presigner..",
                    SDK + "services.sts..",
                    SDK + "services.sso..",
                    SDK + "services.ssooidc.."))
            .orShould()
            .dependOnClassesThat(
                    describe("settings of one request", type -> type.getName().contains("OverrideConfiguration")))
            .orShould()
            .dependOnClassesThat()
            .haveSimpleNameEndingWith("AsyncClient");

    @ArchTest
    static final ArchRule nobody_else_opens_connections = noClasses()
            .that()
            .resideOutsideOfPackages(AWS, GATE)
            .should()
            .dependOnClassesThat(inPackages("java.net.http..", "javax.net..", "java.rmi.."))
            .orShould()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(net|nio\\.channels)\\..*(Socket|Datagram|URLConnection).*")
            .orShould()
            .callMethod(java.net.URL.class, "openStream")
            .orShould()
            .callMethod(java.net.URI.class, "toURL");

    @ParameterizedTest
    @ValueSource(
            classes = {
                PlantedClients.Builds.class,
                PlantedClients.BuildsWhatItIsHanded.class,
                PlantedClients.Creates.class,
                PlantedClients.HandsOutCreate.class,
                PlantedClients.Configures.class
            })
    void a_class_that_makes_a_client_is_found(Class<?> planted) {
        assertThat(violations(only_aws_configures_or_builds_clients, planted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {
                PlantedClients.MakesTransport.class,
                PlantedClients.Intercepts.class,
                PlantedClients.Presigns.class,
                PlantedClients.AssumesRole.class,
                PlantedClients.OverridesOneRequest.class,
                PlantedClients.ReadsStreams.class
            })
    void a_class_that_goes_round_the_guard_is_found(Class<?> planted) {
        assertThat(violations(only_aws_sees_what_clients_are_made_of, planted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            classes = {PlantedClients.Fetches.class, PlantedClients.OpensAddress.class, PlantedClients.OpensSocket.class
            })
    void a_class_that_connects_by_itself_is_found(Class<?> planted) {
        assertThat(violations(nobody_else_opens_connections, planted)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(classes = PlantedClients.NamesMaker.class)
    void naming_a_maker_is_allowed(Class<?> honest) {
        assertThat(violations(only_aws_configures_or_builds_clients, honest)).isFalse();
        assertThat(violations(only_aws_sees_what_clients_are_made_of, honest)).isFalse();
        assertThat(violations(nobody_else_opens_connections, honest)).isFalse();
    }

    private static boolean violations(ArchRule rule, Class<?> planted) {
        return rule.evaluate(new ClassFileImporter().importClasses(planted)).hasViolation();
    }

    private static boolean makesClient(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        boolean client = ofSdk(owner) && owner.getSimpleName().endsWith("Client");
        return (ofSdk(owner) && owner.getSimpleName().endsWith("ClientBuilder"))
                || (client && access.getName().equals("create"))
                || (client && access.getName().equals("builder") && access instanceof JavaMethodCall);
    }

    private static boolean ofSdk(JavaClass type) {
        return type.getPackageName().startsWith(SDK);
    }

    private static DescribedPredicate<JavaClass> inPackages(String... packages) {
        return JavaClass.Predicates.resideInAnyPackage(packages);
    }
}
