package dev.mitosis.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.command.OptionErrors;
import dev.mitosis.io.AtomicFile;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import dev.mitosis.scan.ScanPolicy;
import dev.mitosis.scan.policy.PolicyDocument;
import dev.mitosis.scan.policy.PolicyFile;
import dev.mitosis.scan.policy.PolicyForm;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Prints or writes the policies that a scan needs. */
@Command(
        name = "policy",
        footer = {
            "",
            "IAM limits a managed policy to 6,144 characters without white space and a role to 10 of them,",
            "so the actions are spread over several policies.",
            "",
            "Examples:",
            "  mitosis policy --format cloudformation > mitosis-scan.yaml",
            "  mitosis policy --format terraform --directory modules/mitosis-scan",
            "  mitosis policy --directory policies"
        })
public final class PolicyCommand extends MitosisCommand {
    @Option(
            names = "--format",
            paramLabel = "json|cloudformation|terraform",
            description = "The form of the policies; the last two come with the role. Default: ${DEFAULT-VALUE}.")
    String format = PolicyForm.JSON.label();

    @Option(
            names = "--directory",
            paramLabel = "DIR",
            description = "Write files into this folder, one for each policy where the form is json.")
    @Nullable
    Path directory;

    /** What is printed as JSON. */
    record PoliciesDocument(int formatVersion, String tool, List<NamedPolicy> policies, List<PolicyFile> files) {}

    /** A policy under its name. */
    record NamedPolicy(String name, int characters, JsonNode document) {
        static NamedPolicy of(PolicyDocument policy) {
            return new NamedPolicy(policy.name(), policy.characters(), policy.json());
        }
    }

    /** What is printed as JSON where files were written. */
    record WrittenDocument(int formatVersion, String tool, List<String> written) {}

    @Override
    protected ExitCode execute() {
        PolicyForm form = form();
        List<PolicyDocument> policies = ScanPolicy.documents();
        List<PolicyFile> files = form.files(policies);
        if (directory != null) {
            write(environment().directory().resolve(directory), files);
        } else if (json() || form == PolicyForm.JSON) {
            printJson(policies, form == PolicyForm.JSON ? List.of() : files);
        } else {
            files.forEach(file -> out().print(file.text()));
        }
        return ExitCode.DONE;
    }

    private void printJson(List<PolicyDocument> policies, List<PolicyFile> files) {
        List<NamedPolicy> named = policies.stream().map(NamedPolicy::of).toList();
        out().json(Json.pretty(new PoliciesDocument(Json.FORMAT_VERSION, Json.TOOL, named, files)));
    }

    private void write(Path folder, List<PolicyFile> files) {
        files.forEach(file -> AtomicFile.write(folder.resolve(file.name()), file.text()));
        List<String> paths = files.stream()
                .map(file -> folder.resolve(file.name()).toString())
                .toList();
        print(new WrittenDocument(Json.FORMAT_VERSION, Json.TOOL, paths), () -> paths.forEach(out()::println));
    }

    private PolicyForm form() {
        return PolicyForm.of(format)
                .orElseThrow(() -> OptionErrors.unknownValue("--format", format, "one of " + PolicyForm.labels()));
    }
}
