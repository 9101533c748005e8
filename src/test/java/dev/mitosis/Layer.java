package dev.mitosis;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * One layer and everything that it may use beside itself and {@link #EVERYWHERE}.
 *
 * @param name the package under the root; packages inside belong to it unless they are a layer of their own
 * @param layers other layers
 * @param libraries packages (with {@code ..} for those inside) or single classes, of the JDK as of others
 */
record Layer(String name, Set<String> layers, List<String> libraries) {
    private static final List<String> EVERYWHERE = List.of(
            "java.lang",
            "java.util",
            "java.util.function",
            "java.util.regex",
            "java.util.stream",
            "org.jspecify.annotations");
    private static final List<String> READING = List.of(
            "java.io.BufferedReader",
            "java.io.IOException",
            "java.io.InputStream",
            "java.io.InputStreamReader",
            "java.io.Reader",
            "java.io.UncheckedIOException",
            "java.nio.charset");
    private static final List<String> JSON = List.of(
            "com.fasterxml.jackson.annotation",
            "com.fasterxml.jackson.core",
            "com.fasterxml.jackson.databind",
            "com.fasterxml.jackson.databind.node");
    private static final List<String> SDK_VALUES = List.of(
            "software.amazon.awssdk.awscore.client.builder",
            "software.amazon.awssdk.awscore.exception",
            "software.amazon.awssdk.core..",
            "software.amazon.awssdk.regions",
            "software.amazon.awssdk.services..",
            "software.amazon.awssdk.utils",
            "software.amazon.awssdk.utils.builder");

    static final List<Layer> ALL = List.of(
            layer("model").with(JSON).with("java.math", "java.net.URI", "java.net.URISyntaxException", "java.time"),
            layer("io", "model")
                    .with(JSON)
                    .with("com.fasterxml.jackson.databind.cfg", "com.fasterxml.jackson.databind.json")
                    .with("com.fasterxml.jackson.core.util", "com.fasterxml.jackson.dataformat.yaml")
                    .with("com.fasterxml.jackson.databind.deser.std", "com.fasterxml.jackson.databind.introspect")
                    .with("com.fasterxml.jackson.databind.exc")
                    .with("com.fasterxml.jackson.databind.module", "org.yaml.snakeyaml..", "java.math")
                    // What a record promises stands in its components.
                    .with("java.lang.reflect.RecordComponent", "java.lang.reflect.AnnotatedType")
                    .with("java.io", "java.nio", "java.nio.channels", "java.nio.charset", "java.nio.file")
                    .with("java.nio.file.attribute", "java.security", "java.util.concurrent", "java.util.zip"),
            layer("io.sql").with("org.duckdb", "java.sql", "java.nio.file"),
            layer("config", "model", "io")
                    .with(JSON)
                    .with(READING)
                    .with("com.fasterxml.jackson.databind.exc", "org.yaml.snakeyaml..")
                    .with("java.io.File", "java.io.StringReader", "java.math", "java.nio.file")
                    .with("java.time", "java.time.chrono", "java.time.format"),
            layer("aws", "model", "io")
                    .with(JSON)
                    .with(READING)
                    .with(
                            "com.fasterxml.jackson.core.json",
                            "java.io.ByteArrayInputStream",
                            "java.math",
                            "java.util.zip")
                    .with("java.lang.reflect.Method", "java.net.URLDecoder", "java.time.format", "javax.xml.stream")
                    .with(
                            "software.amazon.awssdk..",
                            "java.net",
                            "java.security",
                            "java.time",
                            "java.util.concurrent..")
                    .with("javax.crypto", "javax.crypto.spec"),
            layer("snapshot", "model", "io")
                    .with(JSON)
                    .with(READING)
                    .with("java.io.OutputStream", "java.nio.file", "java.nio.file.attribute", "java.time")
                    .with("java.util.zip"),
            layer("scan", "model", "io", "aws", "snapshot")
                    .with(JSON)
                    .with(SDK_VALUES)
                    .with("java.io", "java.nio", "java.nio.channels", "java.nio.charset", "java.nio.file")
                    .with("java.nio.file.attribute", "java.lang.invoke", "java.math", "java.net.URLDecoder")
                    .with("java.security", "java.security.spec", "javax.crypto", "javax.crypto.spec")
                    .with("java.time", "java.time.format", "java.util.concurrent..", "java.util.zip"),
            layer("graph", "model", "io", "snapshot")
                    .with(JSON)
                    .with(READING)
                    .with("org.jgrapht..", "java.io.StringWriter", "java.math", "java.util.concurrent")
                    .with("java.net.InetAddress", "java.net.URLDecoder", "java.net.UnknownHostException"),
            layer("traffic", "model", "io", "io.sql", "snapshot", "graph")
                    .with(JSON)
                    .with(READING)
                    .with("org.duckdb", "java.io.BufferedInputStream", "java.io.ByteArrayOutputStream")
                    .with("java.math", "java.nio.file", "java.sql", "java.time"),
            layer("partition", "model", "io", "snapshot")
                    .with(JSON)
                    .with(READING)
                    .with("java.time", "java.time.format", "java.util.concurrent"),
            layer("method", "model", "io").with(JSON).with(READING),
            layer("target", "model", "io", "snapshot", "method", "graph")
                    .with(JSON)
                    .with(READING)
                    .with("java.time.Instant", "java.time.format", "java.util.concurrent", "java.util.zip"),
            layer("plan", "model", "io", "snapshot", "method", "target")
                    .with(JSON)
                    .with(READING)
                    .with("java.time", "java.time.temporal"),
            layer("check", "model", "io")
                    .with(JSON)
                    .with(READING)
                    .with("java.time", "java.time.format", "java.time.temporal", "java.util.zip"),
            layer("rehearse", "model", "io", "snapshot")
                    .with(JSON)
                    .with(READING)
                    .with("com.sun.net.httpserver", "java.io.File", "java.io.OutputStream")
                    .with("java.io.ByteArrayOutputStream", "java.io.StringReader", "java.util.zip", "javax.xml.stream")
                    .with("java.net", "java.net.http", "java.nio.file")
                    .with("java.time", "java.time.format", "java.util.concurrent"),
            layer("cost", "model", "io", "io.sql", "aws")
                    .with(JSON)
                    .with(READING)
                    .with(SDK_VALUES)
                    .with("org.duckdb", "java.sql", "java.io.File", "java.io.OutputStream", "java.math")
                    .with("java.nio.channels", "java.nio.file", "java.nio.file.attribute", "java.util.zip")
                    .with("java.time", "java.time.chrono", "java.time.temporal", "java.util.concurrent"),
            layer("report.price", "model", "io").with(JSON).with("java.math"),
            layer("report.facts", "model", "io", "report.price")
                    .with(JSON)
                    .with("java.math", "java.net", "java.nio.charset", "java.time", "java.time.temporal"),
            layer("report.question", "model", "io", "report.facts").with("java.math"),
            layer("report.table", "model", "io", "report.price", "report.facts", "report.question")
                    .with("java.math", "java.time", "java.time.temporal"),
            layer("report", "model", "io", "report.facts", "report.question", "report.table")
                    .with(READING)
                    .with("java.io.OutputStream", "java.math", "java.nio.file", "java.security"),
            layer("workbook", "model", "io", "report.facts", "report.question", "report.table")
                    .with(READING)
                    .with("org.apache.poi..", "org.apache.xmlbeans..", "org.openxmlformats.schemas..")
                    .with("org.apache.commons.compress.archivers..", "javax.xml.namespace")
                    .with("javax.xml.parsers", "org.xml.sax..")
                    // POI hands its temporary file and its writer to who wants another writer.
                    .with("java.io.File", "java.io.Writer")
                    .with("java.io.OutputStream", "java.math", "java.nio.file", "java.time"),
            layer("review", "model", "io", "config", "report.facts", "report.question", "report.table", "workbook")
                    .with(JSON)
                    .with("java.time", "java.time.format"),
            layer(
                            "pipeline",
                            "model",
                            "io",
                            "io.sql",
                            "config",
                            "aws",
                            "snapshot",
                            "scan",
                            "graph",
                            "traffic",
                            "partition",
                            "method",
                            "target",
                            "plan",
                            "check",
                            "rehearse",
                            "cost",
                            "report.price",
                            "report.facts",
                            "report.question",
                            "report.table",
                            "report",
                            "workbook",
                            "review")
                    .with(JSON)
                    .with(READING)
                    .with("java.io.OutputStream", "java.math", "java.nio.file", "java.time", "java.util.concurrent"),
            layer(
                            "cli",
                            "model",
                            "io",
                            "io.sql",
                            "config",
                            "aws",
                            "snapshot",
                            "scan",
                            "graph",
                            "traffic",
                            "partition",
                            "method",
                            "target",
                            "plan",
                            "check",
                            "rehearse",
                            "cost",
                            "report.price",
                            "report.facts",
                            "report.question",
                            "report.table",
                            "report",
                            "workbook",
                            "review",
                            "pipeline")
                    .with(JSON)
                    .with(READING)
                    .with(
                            "picocli",
                            "java.io",
                            "java.math",
                            "java.net.InetAddress",
                            "java.net.UnknownHostException",
                            "java.net.URI",
                            "java.net.URISyntaxException")
                    .with("java.nio.file", "java.time", "java.util.concurrent"));

    private static Layer layer(String name, String... layers) {
        return new Layer(name, Set.of(layers), EVERYWHERE);
    }

    private Layer with(String... more) {
        return with(List.of(more));
    }

    private Layer with(List<String> more) {
        return new Layer(
                name, layers, Stream.concat(libraries.stream(), more.stream()).toList());
    }

    /** The layer that a class belongs to: of layers one inside the other the inner one. */
    static Optional<Layer> of(JavaClass type, String root) {
        String place = type.getPackageName() + ".";
        return ALL.stream()
                .filter(layer -> place.startsWith(root + layer.name + "."))
                .max(Comparator.comparing(layer -> layer.name.length()));
    }

    /** Whether the classes of this layer may depend on the class. */
    boolean mayUse(JavaClass type, String root) {
        JavaClass plain = type.getBaseComponentType();
        if (plain.isPrimitive()) {
            return true;
        }
        if (plain.getPackageName().startsWith("dev.mitosis")) {
            return of(plain, root)
                    .filter(other -> other.equals(this) || layers.contains(other.name))
                    .isPresent();
        }
        return libraries.stream().anyMatch(library -> covers(library, plain));
    }

    private static boolean covers(String library, JavaClass type) {
        String outermost = type.getName().replaceFirst("\\$.*", "");
        return library.endsWith("..")
                ? (type.getPackageName() + ".").startsWith(library.substring(0, library.length() - 1))
                : library.equals(type.getPackageName()) || library.equals(outermost);
    }
}
