package dev.mitosis.scan;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.spec.ServiceSpec;
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
        Activity.ALL.forEach(activity -> add(actions, activity.service().action(activity.operation())));
        for (ServiceSpec service : Collectors.all()) {
            service.operations().forEach(operation -> add(actions, service.action(operation)));
        }
        return actions;
    }

    private static void add(Map<String, Set<String>> actions, String action) {
        actions.computeIfAbsent(action.substring(0, action.indexOf(':')), key -> new TreeSet<>())
                .add(action);
    }

    /** The policy document, one statement for each service. */
    public static ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("Version", "2012-10-17");
        ArrayNode statements = document.putArray("Statement");
        actionsByPrefix().forEach((prefix, actions) -> {
            ObjectNode statement = statements
                    .addObject()
                    .put("Sid", "MitosisScan" + prefix.replaceAll("[^A-Za-z0-9]", ""))
                    .put("Effect", "Allow");
            ArrayNode list = statement.putArray("Action");
            actions.forEach(list::add);
            statement.put("Resource", "*");
        });
        return document;
    }
}
