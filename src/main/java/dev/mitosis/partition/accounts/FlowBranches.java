package dev.mitosis.partition.accounts;

import dev.mitosis.model.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The questions of the decision flow in their order. */
final class FlowBranches {
    /** What the flow came to. */
    record Outcome(boolean own, List<Reason> reasons) {}

    private static final Map<String, FlowBranch> ORDER = order();

    private FlowBranches() {}

    private static Map<String, FlowBranch> order() {
        Map<String, FlowBranch> order = new java.util.LinkedHashMap<>();
        order.put("operatingModel", new OperatingModelBranch());
        order.put("blastRadius", new BlastRadiusBranch());
        order.put("quotas", new QuotaBranch());
        order.put("cost", new CostBranch());
        order.put("size", new UndecidedBranch());
        return order;
    }

    /** Asks until one of the questions gives the workload an account of its own. */
    static Outcome of(Workload workload) {
        Map<String, String> facts = new TreeMap<>();
        List<String> passed = new ArrayList<>();
        for (Map.Entry<String, FlowBranch> branch : ORDER.entrySet()) {
            Optional<Reason> own = branch.getValue().own(workload);
            if (own.isPresent()) {
                List<Reason> reasons = new ArrayList<>(List.of(own.get()));
                if (!passed.isEmpty()) {
                    reasons.add(flow(workload, facts, "Asked before: ", passed));
                }
                return new Outcome(true, reasons);
            }
            String found = branch.getValue().passed(workload);
            facts.put(branch.getKey(), found);
            passed.add(found);
        }
        return new Outcome(false, List.of(flow(workload, facts, "", passed)));
    }

    private static Reason flow(Workload workload, Map<String, String> facts, String prefix, List<String> passed) {
        Map<String, String> all = new TreeMap<>(facts);
        all.put("context", workload.context());
        return new Reason("account.flow", all, prefix + workload.context() + ": " + String.join("; ", passed) + ".");
    }
}
