package dev.mitosis.target.artefact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.config.Workspace;
import dev.mitosis.emulator.EmulatorScan;
import dev.mitosis.emulator.MotoServer;
import dev.mitosis.golden.Golden;
import dev.mitosis.io.Json;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.target.SampleTarget;
import dev.mitosis.target.standing.EstateComparison;
import dev.mitosis.target.template.StackIndex;
import dev.mitosis.target.template.StackIndex.Member;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.cloudformation.model.StackResource;

/**
 * Deploys every stack of every new account of the sample into an emulator, each account under an id of its own, in the
 * order of what they need, looks whether everything stands there that the emulator can make, and scans what stands.
 */
class StackDeployIT {
    private static final Path LIMITS = Path.of("src/test/resources/dev/mitosis/emulator/stack-limits.txt");
    private static final int ACCOUNTS = 2;

    @Test
    void every_stack_of_every_new_account_stands_in_the_emulator(@TempDir Path folder) throws IOException {
        Workspace workspace = new Workspace(folder);
        TargetDocument target = SampleTarget.in(workspace);
        try (MotoServer server = MotoServer.startExtended()) {
            EmulatedEstate estate =
                    new EmulatedEstate(target, workspace.stackArtefacts(SampleTarget.ACCOUNT), server.endpoint());
            assertThat(estate.stacks()).hasSizeGreaterThan(50);

            estate.deploy();

            assertThat(estate.failures()).as("stacks that could not be made").isEmpty();
            String state = server.state();
            assertThat(state).as(server::output).startsWith("[");
            verdict(new StackIndex(target), estate, state);
            scanned(target, estate, server, folder);
        }
    }

    private static void verdict(StackIndex index, EmulatedEstate estate, String state) throws IOException {
        Set<String> texts = new HashSet<>();
        Json.mapper().readTree(state).forEach(thing -> {
            thing.path("texts").forEach(text -> texts.add(text.asText()));
        });
        Map<String, Integer> unknown = new TreeMap<>();
        Set<String> lacking = new TreeSet<>();
        int standing = 0;
        int planned = 0;
        for (PlannedStack stack : estate.stacks()) {
            for (Member member : index.members(stack.id())) {
                planned++;
                StackResource resource = estate.made().get(member.id());
                if (resource == null) {
                    unknown.merge(member.type() + " unknown", 1, Integer::sum);
                } else if (resource.physicalResourceId() == null) {
                    // Made, but the emulator gives nothing back that could be looked for.
                    unknown.merge(member.type() + " has no id", 1, Integer::sum);
                    standing++;
                } else if (exists(resource.physicalResourceId(), texts)) {
                    standing++;
                } else {
                    lacking.add(member.type() + " " + member.id() + " " + resource.physicalResourceId());
                }
            }
        }
        System.out.println("stacks " + estate.stacks().size() + ", resources " + standing + " of " + planned
                + ", limits of the emulator " + unknown);
        assertThat(lacking)
                .as("what the emulator says it has made and does not hold")
                .isEmpty();
        assertThat(standing).isGreaterThan(250);
        StringBuilder limits = new StringBuilder();
        unknown.keySet().forEach(type -> limits.append(type).append('\n'));
        Golden.assertMatches(LIMITS, limits.toString());
    }

    /** Scans some of the new accounts, all in a thorough run, and compares what is found with the target. */
    private static void scanned(TargetDocument target, EmulatedEstate estate, MotoServer server, Path folder) {
        List<String> accounts = estate.stacks().stream()
                .map(PlannedStack::account)
                .distinct()
                .sorted()
                .toList();
        List<String> some = Sampled.of("StackDeployIT", accounts, ACCOUNTS);
        List<String> regions =
                estate.stacks().stream().map(PlannedStack::region).distinct().toList();
        EstateComparison comparison = new EstateComparison(target, estate.known());
        for (String account : some) {
            Map<String, String> credentials = estate.credentials(account);
            credentials.forEach(System::setProperty);
            try {
                comparison.compare(account, EmulatorScan.of(server, regions, folder.resolve("scan-" + account)));
            } finally {
                credentials.keySet().forEach(System::clearProperty);
            }
        }
        StandingTable table = StandingTable.load();
        assertThat(table.unexplained(StandingTable.rows(comparison.found())))
                .as("what the scan of a new account says otherwise than the target")
                .isEmpty();
        if (some.size() == accounts.size()) {
            assertThat(table.unseen(StandingTable.rows(comparison.found())))
                    .as("rows that explain nothing any more")
                    .isEmpty();
        }
    }

    private static boolean exists(String id, Set<String> texts) {
        return texts.contains(id)
                || texts.stream().anyMatch(text -> text.endsWith("/" + id) || text.endsWith(":" + id))
                || texts.contains(id.substring(Math.max(id.lastIndexOf('/'), id.lastIndexOf(':')) + 1));
    }
}
