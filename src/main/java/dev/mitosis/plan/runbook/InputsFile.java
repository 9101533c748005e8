package dev.mitosis.plan.runbook;

import dev.mitosis.io.text.OneLine;
import dev.mitosis.io.text.Shell;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.PlanVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The file in which people give what no document of the account tells; what they have given stays. */
final class InputsFile {
    private InputsFile() {}

    static String of(PlanDocument plan, GivenValues given) {
        StringBuilder text = new StringBuilder("""
                # What only people know; every script of the waves reads it.
                # Fill in a value and take the first # of its line away. What is filled in stays when the plan is made again.
                """);
        Map<String, String> left = new LinkedHashMap<>(given.values());
        List<PlanVariable> asked = plan.variables().stream()
                .filter(variable -> variable.step() == null)
                .toList();
        for (PlanVariable variable : asked) {
            String value = left.remove(variable.name());
            text.append('\n').append(variable.secret() ? secret(variable) : plain(variable, value));
        }
        if (!left.isEmpty()) {
            text.append("\n# No step of this plan asks for these by name; they stand as they stood.\n");
            left.forEach((name, value) -> text.append(export(name, value)));
        }
        return text.toString();
    }

    private static String plain(PlanVariable variable, @Nullable String value) {
        String preset = variable.value();
        String comment = sentence(variable);
        if (value != null) {
            return comment + export(variable.name(), value);
        }
        return preset != null
                ? comment + export(variable.name(), Shell.quoted(OneLine.of(preset)))
                : comment + "# " + export(variable.name(), "''");
    }

    /** A value that is shown to nobody is not written: who runs a script sets it in the shell. */
    private static String secret(PlanVariable variable) {
        return sentence(variable) + "# A secret, which no file keeps. Before the step that asks for it:  read -rs "
                + variable.name() + "; export " + variable.name() + "\n";
    }

    private static String sentence(PlanVariable variable) {
        String example = variable.example().isEmpty() ? "" : "\n# For example: " + OneLine.of(variable.example());
        return "# " + OneLine.of(variable.meaning()) + example + "\n";
    }

    private static String export(String name, String value) {
        return "export " + name + "=" + value + "\n";
    }
}
