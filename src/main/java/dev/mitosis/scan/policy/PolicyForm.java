package dev.mitosis.scan.policy;

import dev.mitosis.io.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The forms in which policies are written. */
public enum PolicyForm {
    /** One file for each policy, as {@code aws iam create-policy} takes it. */
    JSON,
    /** A template with the role and its policies. */
    CLOUDFORMATION,
    /** A module with the role and its policies. */
    TERRAFORM;

    /** The name on the command line. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The form of this name. */
    public static Optional<PolicyForm> of(String label) {
        return Arrays.stream(values())
                .filter(form -> form.label().equals(label))
                .findFirst();
    }

    /** The names of all forms. */
    public static String labels() {
        return Arrays.stream(values()).map(PolicyForm::label).collect(Collectors.joining(", "));
    }

    /** The files of this form. */
    public List<PolicyFile> files(List<PolicyDocument> documents) {
        return switch (this) {
            case JSON ->
                documents.stream()
                        .map(document -> new PolicyFile(document.name() + ".json", Json.pretty(document.json())))
                        .toList();
            case CLOUDFORMATION -> List.of(new PolicyFile("mitosis-scan.yaml", CloudFormationTemplate.of(documents)));
            case TERRAFORM -> List.of(new PolicyFile("mitosis-scan.tf", TerraformModule.of(documents)));
        };
    }
}
