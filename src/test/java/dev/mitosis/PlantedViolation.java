package dev.mitosis;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A piece of code that breaks a rule wherever it is planted, apart from the layers in which it is allowed.
 *
 * @param rule the rule's name; beginning with {@code _} the layer's name comes before
 * @param allowed layers, or {@code *} for a counter-example
 * @param code an expression, or a member
 */
record PlantedViolation(int number, String rule, Set<String> allowed, String code) {
    /** The package that holds a copy of all layers. */
    static final String ROOT = "dev.mitosis.planted.";

    static List<PlantedViolation> all() {
        AtomicInteger number = new AtomicInteger();
        try (var in = PlantedViolation.class.getResourceAsStream("planted-violations.tsv")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.split("\t", -1))
                    .map(cells -> new PlantedViolation(
                            number.incrementAndGet(), cells[0], Set.of(cells[1].split(", ", -1)), cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the layers in which its rule has to fire. */
    Set<String> forbidden() {
        return Layer.ALL.stream()
                .map(Layer::name)
                .filter(layer -> !allowed.contains("*") && !allowed.contains(layer))
                .collect(Collectors.toSet());
    }

    String ruleIn(String layer) {
        return rule.startsWith("_") ? layer + rule : rule;
    }

    String className(String layer) {
        return ROOT + layer + "." + simpleName(layer);
    }

    String source(String layer) {
        boolean member = code.endsWith(";") || code.endsWith("}");
        return "package %s%s;\nclass %s {\n%s\n}\n"
                .formatted(
                        ROOT,
                        layer,
                        simpleName(layer),
                        member ? code : "void act() throws Exception { " + code + "; }");
    }

    private String simpleName(String layer) {
        return "Planted" + number + "In" + layer.replace('.', '_');
    }

    @Override
    public String toString() {
        return rule + ": " + code;
    }
}
