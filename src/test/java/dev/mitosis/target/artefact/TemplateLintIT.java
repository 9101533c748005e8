package dev.mitosis.target.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.config.Workspace;
import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.target.SampleTarget;
import dev.mitosis.target.template.StackIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What cfn-lint says of the sample's templates: all files in one process, because each start costs seconds. Skipped
 * with a visible reason where it is not installed.
 */
class TemplateLintIT {
    /** Rules about versions, classes and runtimes that are offered no more, or soon will not be. */
    private static final Set<String> NOT_OFFERED =
            Set.of("E3691", "W3691", "E2531", "W2531", "E2533", "E3628", "E3025", "E3647", "E3652", "E3675", "E3694");

    @Test
    void cfn_lint_says_nothing_but_what_is_offered_no_more_and_that_is_a_finding(@TempDir Path folder)
            throws IOException, InterruptedException {
        RequiredTool.require("cfn-lint");
        Workspace workspace = new Workspace(folder);
        TargetDocument target = SampleTarget.in(workspace);
        Map<String, String> ids = new HashMap<>();
        StackIndex index = new StackIndex(target);
        target.stacks()
                .forEach(stack -> index.members(stack.id())
                        .forEach(member ->
                                ids.put(StackArtefacts.template(stack) + " " + member.logicalId(), member.id())));
        Set<String> found = target.findings().stream()
                .flatMap(finding -> finding.resources().stream())
                .collect(Collectors.toSet());
        Path artefacts = workspace.stackArtefacts(SampleTarget.ACCOUNT);
        List<String> command = new ArrayList<>(List.of("cfn-lint", "-f", "json", "-r", "eu-west-1", "-t"));
        for (Path below : List.of(artefacts, workspace.organizationArtefacts(SampleTarget.ACCOUNT))) {
            try (Stream<Path> files = Files.walk(below)) {
                files.filter(file -> file.toString().endsWith(".yaml"))
                        .map(Path::toString)
                        .sorted()
                        .forEach(command::add);
            }
        }
        assertThat(command).hasSizeGreaterThan(50);

        Path said = folder.resolve("said.json");
        Process process = new ProcessBuilder(command)
                .redirectOutput(said.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();

        List<String> wrong = new ArrayList<>();
        List<String> untold = new ArrayList<>();
        for (JsonNode one : Json.mapper().readTree(said.toFile())) {
            String file =
                    artefacts.relativize(Path.of(one.path("Filename").asText())).toString();
            JsonNode place = one.path("Location").path("Path");
            String rule = one.path("Rule").path("Id").asText();
            String line =
                    rule + " " + file + " " + place + " " + one.path("Message").asText();
            String id = ids.getOrDefault(file + " " + place.path(1).asText(), "");
            if (one.path("Level").asText().equals("Informational")) {
                continue;
            }
            if (!NOT_OFFERED.contains(rule)) {
                wrong.add(line);
            } else if (rule.startsWith("E") && !found.contains(id) && !found.contains(succeeds(index, id))) {
                untold.add(line);
            }
        }
        assertThat(wrong).as("what would not deploy").isEmpty();
        assertThat(untold)
                .as("what is offered no more and stands in no finding")
                .isEmpty();
    }

    private static String succeeds(StackIndex index, String id) {
        StackIndex.Member member = index.member(id);
        String old = member == null ? null : member.succeeds();
        return old == null ? "" : old;
    }
}
