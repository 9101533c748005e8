package dev.mitosis;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is handed out: every jar is in the bill of materials and has a licence whose text comes along. */
class DistributionIT {
    private static final Path DIST = Path.of(System.getProperty("mitosis.dist", "target/dist"));
    private static final Path NOTICE = Path.of("src/main/dist/NOTICE");
    private static final String OWN = "mitosis.jar";

    /** What licences are called where they are not called by their SPDX name; of two, one is chosen. */
    private static final Map<String, String> CHOSEN =
            Map.of("LGPL-2.1-only", "", "Eclipse Public License (EPL) 2.0", "EPL-2.0");

    /** What stands in the product's own jar and was made from the work of others. */
    private static final String DATA = """

            schemas.tsv.gz in mitosis.jar: made from AWS's resource provider schemas with the corrections of cfn-lint, MIT-0,
            Copyright Amazon.com, Inc. or its affiliates; and from the service specification of the AWS CDK, Apache-2.0,
            Copyright Amazon.com, Inc. or its affiliates
            operations.tsv.gz in mitosis.jar: made from the AWS CLI and the service models of botocore, Apache-2.0,
            Copyright Amazon.com, Inc. or its affiliates
            """;

    /** Those of whom the jar does not say it itself. */
    private static final Map<String, String> HOLDERS = Map.of(
            "apfloat", "Mikko Tommila",
            "curvesapi", "Graph Builder",
            "duckdb_jdbc", "Stichting DuckDB Foundation",
            "jgrapht-core", "Barak Naveh and Contributors",
            "jgrapht-io", "Barak Naveh and Contributors",
            "reactive-streams", "Reactive Streams contributors",
            "slf4j-api", "QOS.ch",
            "slf4j-simple", "QOS.ch");

    @Test
    void the_bill_of_materials_lists_every_jar_with_its_hash_and_nothing_else() throws Exception {
        Map<String, String> billed = new TreeMap<>();
        components().forEach((file, component) -> billed.put(file, sha256(component)));
        Map<String, String> shipped = new TreeMap<>();
        for (Path jar : jars()) {
            shipped.put(jar.getFileName().toString(), sha256(jar));
        }

        assertThat(billed).isEqualTo(shipped);
    }

    @Test
    void every_jar_has_a_licence_whose_text_is_shipped() throws IOException {
        TreeSet<String> used = new TreeSet<>(List.of("Apache-2.0"));
        for (JsonNode component : components().values()) {
            used.add(licence(component));
        }
        try (Stream<Path> texts = Files.list(DIST.resolve("licenses"))) {
            assertThat(texts.map(text -> text.getFileName().toString().replace(".txt", "")))
                    .containsExactlyInAnyOrderElementsOf(used);
        }
    }

    @Test
    void who_must_be_named_is_named_in_the_notice() throws IOException {
        Golden.assertMatches(NOTICE, notice());
        assertThat(DIST.resolve("NOTICE")).hasSameTextualContentAs(NOTICE);
    }

    @Test
    void there_is_one_logger_and_one_http_client() throws IOException {
        assertThat(providing("META-INF/services/org.slf4j.spi.SLF4JServiceProvider"))
                .hasSize(1);
        assertThat(providing("META-INF/services/software.amazon.awssdk.http.SdkHttpService"))
                .hasSize(1);
        assertThat(providing("META-INF/services/software.amazon.awssdk.http.async.SdkAsyncHttpService"))
                .isEmpty();
    }

    private static String notice() throws IOException {
        StringBuilder text = new StringBuilder(
                "Mitosis\n\nThis product contains the following components. The texts of"
                        + " their licences are in the folder\nlicenses; where one leaves a place for copyright holders, those named here are meant.\n\n");
        Map<String, List<String>> said = new TreeMap<>();
        for (Map.Entry<String, JsonNode> entry : components().entrySet()) {
            String name = entry.getValue().path("name").asText();
            text.append(entry.getKey()).append(": ").append(licence(entry.getValue()));
            text.append(HOLDERS.containsKey(name) ? ", Copyright " + HOLDERS.get(name) : "")
                    .append('\n');
            ownNotice(DIST.resolve("lib").resolve(entry.getKey()))
                    .ifPresent(own ->
                            said.computeIfAbsent(own, key -> new ArrayList<>()).add(entry.getKey()));
        }
        text.append(DATA);
        said.forEach((own, jars) -> text.append("\n----\n")
                .append(String.join(", ", jars.size() > 20 ? List.of(jars.size() + " modules of the AWS SDK") : jars))
                .append("\n\n")
                .append(own)
                .append('\n'));
        return text.toString();
    }

    private static Optional<String> ownNotice(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            for (String name : List.of("META-INF/NOTICE", "META-INF/NOTICE.txt")) {
                ZipEntry entry = file.getEntry(name);
                if (entry != null) {
                    try (InputStream in = file.getInputStream(entry)) {
                        String own = new String(in.readAllBytes(), StandardCharsets.UTF_8);
                        return Optional.of(own.lines()
                                .map(String::stripTrailing)
                                .collect(Collectors.joining("\n"))
                                .strip());
                    }
                }
            }
            return Optional.empty();
        }
    }

    /** The one licence that a component is taken under; fails where it names none or one that nobody looked at. */
    private static String licence(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode one : component.path("licenses")) {
            JsonNode licence = one.path("license");
            String name = licence.path("id").asText(licence.path("name").asText());
            licences.add(CHOSEN.getOrDefault(name, name));
        }
        licences.removeIf(String::isEmpty);
        assertThat(licences)
                .as("licences of %s", component.path("purl").asText())
                .hasSize(1);
        return licences.get(0);
    }

    private static List<String> providing(String service) throws IOException {
        List<String> providers = new ArrayList<>();
        for (Path jar : jars()) {
            try (JarFile file = new JarFile(jar.toFile())) {
                if (file.getEntry(service) != null) {
                    providers.add(jar.getFileName().toString());
                }
            }
        }
        return providers;
    }

    /** What is shipped beside the product's own jar, without the class archive that a first start leaves there. */
    private static Collection<Path> jars() throws IOException {
        try (Stream<Path> files = Files.list(DIST.resolve("lib"))) {
            return files.filter(file -> !file.endsWith(OWN))
                    .filter(file -> !file.getFileName().toString().matches("mitosis-\\d+\\.jsa"))
                    .sorted()
                    .toList();
        }
    }

    private static Map<String, JsonNode> components() throws IOException {
        Map<String, JsonNode> components = new TreeMap<>();
        for (JsonNode one :
                Json.mapper().readTree(DIST.resolve("sbom.json").toFile()).path("components")) {
            components.put(one.path("name").asText() + "-" + one.path("version").asText() + ".jar", one);
        }
        return components;
    }

    private static String sha256(JsonNode component) {
        for (JsonNode hash : component.path("hashes")) {
            if (hash.path("alg").asText().equals("SHA-256")) {
                return hash.path("content").asText();
            }
        }
        return "";
    }

    private static String sha256(Path file) throws IOException, GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
