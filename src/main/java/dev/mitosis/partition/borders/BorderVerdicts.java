package dev.mitosis.partition.borders;

import dev.mitosis.model.PartitionDocument.BorderVerdict;
import dev.mitosis.model.PartitionDocument.Decoupling;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Says in words what is proposed for a border, and why. */
final class BorderVerdicts {
    /** Who has to take more apart than this before a border is drawn, had better not draw it. */
    static final int MOST_DECOUPLINGS = 3;

    private BorderVerdicts() {}

    /** The verdict; production that stays is the reason only where the border would be worth its price. */
    static BorderVerdict of(Balance balance, List<Decoupling> decouple) {
        if (balance.price() <= balance.benefit()) {
            return balance.inPlace() ? BorderVerdict.IN_PLACE : BorderVerdict.SPLIT;
        }
        double rest = balance.price()
                - decouple.stream().mapToDouble(one -> one.price() - one.rest()).sum();
        return decouple.size() <= MOST_DECOUPLINGS && rest <= balance.benefit()
                ? BorderVerdict.SPLIT_AFTER_DECOUPLING
                : BorderVerdict.DO_NOT_SPLIT;
    }

    /**
     * What stands on the scales.
     *
     * @param inPlace whether both stay in the old account because production stays
     */
    record Balance(ContextPair pair, double price, double benefit, boolean inPlace) {
        private String both() {
            return pair.left() + " and " + pair.right() + " in " + pair.environment();
        }

        private Map<String, String> facts() {
            Map<String, String> facts = new TreeMap<>();
            facts.put("price", String.valueOf(Couplings.round(price)));
            facts.put("benefit", String.valueOf(Couplings.round(benefit)));
            return facts;
        }
    }

    /** The verdict as a reason. */
    static Reason reason(BorderVerdict verdict, Balance balance, List<Decoupling> decouple) {
        return switch (verdict) {
            case SPLIT ->
                new Reason(
                        "coupling.split",
                        balance.facts(),
                        "Split " + balance.both() + ": the border gives more than it costs.");
            case IN_PLACE ->
                new Reason(
                        "coupling.in-place",
                        balance.facts(),
                        "Keep " + balance.both()
                                + " together because production stays in the old account; by itself the "
                                + "border would give more than it costs.");
            case SPLIT_AFTER_DECOUPLING -> afterwards(balance, decouple);
            case DO_NOT_SPLIT ->
                new Reason(
                        "coupling.do-not-split",
                        balance.facts(),
                        "Do not split " + balance.both() + ": their crossings cost more than the border gives, and "
                                + (decouple.isEmpty()
                                        ? "nothing of it can be decoupled."
                                        : "decoupling " + decouple.size() + " things would not pay."));
        };
    }

    private static Reason afterwards(Balance balance, List<Decoupling> decouple) {
        Map<String, String> facts = balance.facts();
        facts.put("decouple", decouple.stream().map(Decoupling::resource).collect(Collectors.joining(" ")));
        facts.put(
                "days",
                String.valueOf(decouple.stream().mapToInt(Decoupling::days).sum()));
        return new Reason(
                "coupling.split-after-decoupling",
                facts,
                "Do not split " + balance.both()
                        + " yet: their crossings cost more than the border gives. Decouple first: "
                        + decouple.stream().map(Decoupling::how).collect(Collectors.joining(" "))
                        + (balance.inPlace() ? " Until then production stays together in the old account." : ""));
    }
}
