package dev.mitosis.scan;

import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.policy.PolicyDocument;
import dev.mitosis.scan.policy.PolicySplit;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.sweep.Sweeps;
import dev.mitosis.scan.usage.UsageSweep;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The least IAM policy that a scan needs, made from what the collectors declare. */
public final class ScanPolicy {
    private static final Set<String> CONNECTING =
            Set.of("sts:GetCallerIdentity", "ec2:DescribeRegions", "iam:ListAccountAliases");

    private ScanPolicy() {}

    /** Every IAM action, by the prefix of its service, both sorted. */
    public static Map<String, Set<String>> actionsByPrefix() {
        Map<String, Set<String>> actions = new TreeMap<>();
        CONNECTING.forEach(action -> add(actions, action));
        Sweeps.operations().forEach((service, names) -> names.forEach(name -> add(actions, service.action(name))));
        ActivityProbe.ALL.forEach(activity -> add(actions, activity.service().action(activity.operation())));
        add(actions, UsageSweep.SERVICE.action(UsageSweep.OPERATION));
        for (ServiceSpec service : Collectors.all()) {
            service.operations().forEach(operation -> add(actions, service.action(operation)));
        }
        return actions;
    }

    private static void add(Map<String, Set<String>> actions, String action) {
        actions.computeIfAbsent(action.substring(0, action.indexOf(':')), key -> new TreeSet<>())
                .add(action);
    }

    /** The managed policies that together allow exactly what a scan calls. */
    public static List<PolicyDocument> documents() {
        return PolicySplit.of(actionsByPrefix());
    }
}
