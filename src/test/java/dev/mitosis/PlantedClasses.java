package dev.mitosis;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles planted sources, and tells which classes a rule accuses. */
record PlantedClasses(JavaClasses classes, ClassLoader loader) {
    /** A class of each library that is planted. */
    private static final List<Class<?>> LIBRARIES = List.of(
            software.amazon.awssdk.regions.Region.class,
            software.amazon.awssdk.services.ec2.Ec2Client.class,
            software.amazon.awssdk.awscore.AwsClient.class,
            software.amazon.awssdk.core.SdkClient.class,
            software.amazon.awssdk.http.SdkHttpClient.class,
            software.amazon.awssdk.utils.SdkAutoCloseable.class,
            org.jgrapht.Graph.class,
            org.apache.poi.ss.usermodel.Workbook.class,
            org.duckdb.DuckDBConnection.class,
            picocli.CommandLine.class,
            org.yaml.snakeyaml.Yaml.class,
            com.fasterxml.jackson.databind.ObjectMapper.class,
            com.fasterxml.jackson.core.JsonParser.class,
            com.fasterxml.jackson.dataformat.yaml.YAMLMapper.class);

    /** @param sources class names and their texts */
    static PlantedClasses compile(Map<String, String> sources, Path folder) throws IOException {
        String path = LIBRARIES.stream()
                .map(PlantedClasses::place)
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
        List<String> options = List.of("-proc:none", "-nowarn", "-Xlint:none", "-cp", path, "-d", folder.toString());
        StringBuilder problems = new StringBuilder();
        boolean compiled = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        null,
                        null,
                        problem -> problems.append(problem).append('\n'),
                        options,
                        null,
                        sources.entrySet().stream().map(PlantedClasses::source).toList())
                .call();
        if (!compiled) {
            throw new IllegalStateException(problems.toString());
        }
        return new PlantedClasses(
                new ClassFileImporter().importPath(folder),
                new URLClassLoader(new URL[] {folder.toUri().toURL()}, PlantedClasses.class.getClassLoader()));
    }

    private static JavaFileObject source(Map.Entry<String, String> source) {
        URI place = URI.create("planted:///" + source.getKey().replace('.', '/') + ".java");
        return new SimpleJavaFileObject(place, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.getValue();
            }
        };
    }

    private static String place(Class<?> library) {
        return Path.of(URI.create(library.getProtectionDomain()
                        .getCodeSource()
                        .getLocation()
                        .toString()))
                .toString();
    }

    /** The planted classes that the rule's report names. */
    Set<String> accused(ArchRule rule) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            String report =
                    String.join("\n", rule.evaluate(classes).getFailureReport().getDetails());
            return Stream.of(report.split("[^\\w.]+", -1))
                    .filter(word -> word.startsWith(PlantedViolation.ROOT))
                    .map(word -> word.replaceFirst("(\\.[A-Z]\\w*).*", "$1"))
                    .collect(Collectors.toCollection(TreeSet::new));
        } finally {
            thread.setContextClassLoader(before);
        }
    }
}
