package dev.mitosis.target.artefact;

import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.io.Json;
import dev.mitosis.io.TextResource;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.form.OwnStacks;
import dev.mitosis.target.template.CloudFormationWriter;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.TemplateWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The files of all stacks, below the folder {@code accounts}: a template and its parameters for each stack, a script
 * for each account, one for all, and what these have in common. Each text is made when it is asked for.
 */
public final class StackArtefacts {
    private static final String FUNCTIONS = "functions.sh";
    private static final String ALL = "deploy.sh";
    private static final String ROOT = "accounts/";

    private StackArtefacts() {}

    /** The files of a target's stacks; none where it has no stacks. */
    public static List<Artefact> of(TargetDocument target) {
        StackIndex index = new StackIndex(target);
        TemplateWriter writer = new CloudFormationWriter(index);
        Map<String, List<PlannedStack>> byAccount = new TreeMap<>();
        for (PlannedStack stack : target.stacks()) {
            byAccount
                    .computeIfAbsent(stack.account(), account -> new ArrayList<>())
                    .add(stack);
        }
        List<Artefact> artefacts = new ArrayList<>();
        byAccount.forEach((account, stacks) -> {
            stacks.sort(Comparator.comparingInt(PlannedStack::order).thenComparing(PlannedStack::id));
            for (PlannedStack stack : stacks) {
                artefacts.add(new Artefact(template(stack), () -> writer.write(stack)));
                artefacts.add(new Artefact(parameters(stack), () -> parametersOf(stack)));
            }
            artefacts.add(new Artefact(account + "/" + ALL, () -> DeployScript.ofAccount(index, account, stacks)));
        });
        OwnStacks.of(target.resources(), target.edges())
                .forEach(own -> artefacts.add(
                        new Artefact(OwnTemplateScript.path(own), () -> OwnTemplateScript.of(own, target))));
        if (!artefacts.isEmpty()) {
            artefacts.add(new Artefact(ALL, () -> DeployScript.ofAll(byAccount)));
            artefacts.add(new Artefact(FUNCTIONS, () -> TextResource.of(StackArtefacts.class, FUNCTIONS)));
        }
        artefacts.sort(Comparator.comparing(Artefact::path));
        return artefacts;
    }

    /** The path of a stack's template below the folder. */
    public static String template(PlannedStack stack) {
        return stack.template().substring(ROOT.length());
    }

    /** The path of the file with a stack's parameters. */
    public static String parameters(PlannedStack stack) {
        return template(stack).replaceFirst("\\.yaml$", ".parameters.json");
    }

    /** Each parameter as the AWS CLI reads it, with a variable of the script where the value is not known yet. */
    private static String parametersOf(PlannedStack stack) {
        List<Map<String, String>> parameters = new ArrayList<>();
        for (PlannedStack.Parameter parameter : stack.parameters()) {
            Map<String, String> entry = new LinkedHashMap<>();
            entry.put("ParameterKey", parameter.name());
            String value = parameter.value();
            entry.put("ParameterValue", value == null ? "${" + parameter.name() + "}" : value);
            parameters.add(entry);
        }
        return Json.pretty(parameters);
    }
}
