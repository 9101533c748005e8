package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.sampling.Sampled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of networks and connections, whatever the account and the decisions. */
class TargetNetworksTest {
    private static final int ALL = 200;
    private static final int SAMPLE = 6;
    private static final TargetDesigner DESIGNER = new TargetDesigner();

    static List<Integer> seeds() {
        return Sampled.of("TargetNetworksTest", IntStream.range(0, ALL).boxed().toList(), SAMPLE);
    }

    private static AccountShape shape(int seed) {
        String vpc = List.of("one", "two", "each").get(seed % 3);
        return new AccountShape(
                "networks-" + seed % 12,
                2 + seed % 3,
                2 + seed % 2,
                0.5,
                1 + seed % 2,
                new AccountShape.Telling(0.6, 0.5, 0, true, 0, 0, 0.3),
                new AccountShape.Deploying(0.4, 0.3),
                new AccountShape.Environments("usual", 0.1, 0),
                new AccountShape.Sharing(vpc, 0.8, 0.8, seed % 2, 2));
    }

    private static Decisions decisions(int seed) {
        List<String> said = new ArrayList<>();
        if (seed % 5 < 2) {
            said.add("operatingModel: {default: " + (seed % 5 == 0 ? "centralised" : "decentralised") + "}");
        }
        said.add("keepProductionInPlace: " + (seed % 2 == 0));
        if (seed % 4 == 0) {
            said.add("cidrPool: 172.16.0.0/12");
        }
        if (seed % 3 == 0) {
            said.add(seed % 2 == 0 ? "networks: {default: shared}" : "networks: {default: shared, prod: own}");
        }
        try {
            return Json.yaml().readValue("{" + String.join(", ", said) + "}", Decisions.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TargetDocument target(int seed) {
        GeneratedAccount account = AccountGenerator.of(shape(seed), seed);
        GraphDocument graph = account.graph();
        Decisions decisions = decisions(seed);
        return DESIGNER.design(new TargetRequest(
                account.snapshot(),
                graph,
                new Partitioner().partition(new PartitionRequest(account.snapshot(), graph, decisions, Map.of())),
                decisions,
                Map.of()));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void networks_and_connections_hold_together(int seed) {
        TargetDocument target = target(seed);

        EstateLaws.ofNetworks(target, decisions(seed))
                .forEach((law, broken) -> assertThat(broken).as(law).isEmpty());
    }
}
