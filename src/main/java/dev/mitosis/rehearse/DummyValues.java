package dev.mitosis.rehearse;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanVariable;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Values for what only people know. Those that people have filled in are not taken: they may name a folder or an
 * address of theirs.
 *
 * @param variables those of the plan
 * @param outside where folders lie that a person would name
 */
record DummyValues(Map<String, PlanVariable> variables, Path outside) {
    /** As user data it is valid base64, too. */
    private static final String SECRET = "cmVoZWFyc2Vk";

    static DummyValues of(PlanDocument plan, Path outside) {
        Map<String, PlanVariable> variables = new TreeMap<>();
        plan.variables().forEach(variable -> variables.put(variable.name(), variable));
        return new DummyValues(variables, outside);
    }

    /** Writes what no step finds out, and no secrets, as the file that scripts read. */
    void write(Path inputs) {
        StringBuilder text = new StringBuilder("# Values for a rehearsal; nobody has to fill anything in.\n");
        variables.values().stream()
                .filter(variable -> variable.step() == null && !variable.secret())
                .forEach(variable -> text.append("export ")
                        .append(variable.name())
                        .append("='")
                        .append(value(variable).replace("'", "'\\''"))
                        .append("'\n"));
        AtomicFile.write(inputs, text.toString());
    }

    /** The secrets, which scripts get by their environment. */
    Map<String, String> secrets() {
        Map<String, String> secrets = new TreeMap<>();
        variables.values().stream()
                .filter(variable -> variable.step() == null && variable.secret())
                .forEach(variable -> secrets.put(variable.name(), SECRET));
        return secrets;
    }

    /** What a person would find out in a step. */
    Map<String, String> found(PlanDocument.Step step) {
        Map<String, String> found = new TreeMap<>();
        for (String name : step.outputs()) {
            PlanVariable variable = variables.get(name);
            found.put(name, variable == null ? given(name) : value(variable));
        }
        return found;
    }

    private String value(PlanVariable variable) {
        if (variable.value() != null) {
            return variable.value();
        }
        if (variable.example().startsWith("/")) {
            return outside.resolve(variable.name().toLowerCase(Locale.ROOT)).toString();
        }
        return variable.example().isEmpty() ? given(variable.name()) : variable.example();
    }

    private static String given(String name) {
        return "given-" + name.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
