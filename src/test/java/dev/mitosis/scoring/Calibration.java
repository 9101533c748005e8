package dev.mitosis.scoring;

import dev.mitosis.generated.ground.Fact;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** How often contexts are right of which the document is so sure: bands of a tenth, the last one with 1. */
public record Calibration(List<Band> bands) {
    private static final int BANDS = 10;
    private static final int ENOUGH = 30;
    static final Calibration NONE = new Calibration(Collections.nCopies(BANDS, new Band(0, 0, 0)));

    /**
     * The rows of a band.
     *
     * @param right those in the context where the majority is of their kind
     * @param sure the sum of their confidences
     */
    public record Band(int rows, int right, double sure) {
        Band plus(Band other) {
            return new Band(rows + other.rows, right + other.right, sure + other.sure);
        }

        double distance() {
            return rows < ENOUGH ? 0 : Math.abs(sure - right) / rows;
        }
    }

    static Calibration of(List<Fact> facts, PartitionDocument document) {
        Map<String, String> truth = new HashMap<>();
        facts.stream().filter(Fact::owned).forEach(fact -> truth.put(fact.resource(), String.valueOf(fact.context())));
        Agreement agreement = new Agreement();
        List<Assignment> rows = document.resources().stream()
                .filter(row -> row.context() != null && truth.containsKey(row.id()))
                .toList();
        rows.forEach(row -> agreement.add(String.valueOf(row.context()), truth.getOrDefault(row.id(), "")));
        Map<Integer, Band> bands = new HashMap<>();
        for (Assignment row : rows) {
            boolean right = agreement.majority(String.valueOf(row.context())).equals(truth.get(row.id()));
            int band = Math.min(BANDS - 1, (int) (row.confidence() * BANDS));
            bands.merge(band, new Band(1, right ? 1 : 0, row.confidence()), Band::plus);
        }
        return new Calibration(IntStream.range(0, BANDS)
                .mapToObj(band -> bands.getOrDefault(band, new Band(0, 0, 0)))
                .toList());
    }

    Calibration plus(Calibration other) {
        return new Calibration(IntStream.range(0, BANDS)
                .mapToObj(band -> bands.get(band).plus(other.bands.get(band)))
                .toList());
    }

    /** The largest distance between how sure and how right a band with enough rows is. */
    public double gap() {
        return bands.stream().mapToDouble(Band::distance).max().orElse(0);
    }
}
