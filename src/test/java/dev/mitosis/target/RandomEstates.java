package dev.mitosis.target;

import dev.mitosis.generated.AccountGenerator;
import dev.mitosis.generated.AccountShape;
import dev.mitosis.generated.GeneratedAccount;
import dev.mitosis.io.Json;
import dev.mitosis.method.MethodLibrary;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.GraphDocument;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.partition.PartitionRequest;
import dev.mitosis.partition.Partitioner;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Estates of generated accounts, with decisions of several kinds. */
public final class RandomEstates {
    private static final TargetDesigner DESIGNER = new TargetDesigner(MethodLibrary.load());
    private static final List<String> DECISIONS = List.of(
            "{}",
            "keepProductionInPlace: false",
            "operatingModel: {default: centralised}",
            "{keepProductionInPlace: false, operatingModel: {default: centralised}, cidrPool: 172.16.0.0/12}",
            "operatingModel: {default: decentralised}",
            "networks: {default: shared}",
            "{keepProductionInPlace: false, networks: {default: shared, prod: own}}");
    private static final int LARGEST = 15;
    private static final int SEEDS = Integer.getInteger("mitosis.estates.seeds", 4);
    /** Accounts that no rule was made for have other seeds. */
    private static final int FIRST = Integer.getInteger("mitosis.estates.seed", 1);

    private static final Map<Case, SoftReference<Designed>> KEPT = new ConcurrentHashMap<>();

    private RandomEstates() {}

    /** Which account, with which decisions. */
    public record Case(String cell, long seed, String decisions) {
        /** Everything up to the target, made once for the process as long as memory lasts. */
        public Designed design() {
            SoftReference<Designed> kept = KEPT.get(this);
            Designed known = kept == null ? null : kept.get();
            if (known == null) {
                known = designAnew();
                KEPT.put(this, new SoftReference<>(known));
            }
            return known;
        }

        /** Makes everything up to the target. */
        public Designed designAnew() {
            GeneratedAccount account = AccountGenerator.of(AccountShape.of(cell), seed);
            GraphDocument graph = account.graph();
            Decisions decided = decided();
            InMemorySnapshot snapshot = account.snapshot();
            PartitionDocument partition =
                    new Partitioner().partition(new PartitionRequest(snapshot, graph, decided, Map.of()));
            TargetRequest request = new TargetRequest(snapshot, graph, partition, decided, Map.of());
            return new Designed(request, DESIGNER.design(request));
        }

        private Decisions decided() {
            try {
                return Json.yaml().readValue(decisions, Decisions.class);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** What was designed, and from what. */
    public record Designed(TargetRequest request, TargetDocument target) {}

    /** As many of them as told in an ordinary run, the same for all suites, so that they are designed once. */
    public static List<Case> some(int most) {
        return Sampled.of("RandomEstates", all(), most);
    }

    /** A case for each small cell and seed of those from the first one on, with the kinds of decisions in turn. */
    public static List<Case> all() {
        List<Case> cases = new ArrayList<>();
        for (AccountShape shape : AccountShape.open()) {
            for (long seed = FIRST; seed < FIRST + SEEDS && shape.contexts() <= LARGEST; seed++) {
                cases.add(new Case(shape.name(), seed, DECISIONS.get(cases.size() % DECISIONS.size())));
            }
        }
        return List.copyOf(cases);
    }
}
