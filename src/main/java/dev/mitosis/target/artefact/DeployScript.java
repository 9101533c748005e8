package dev.mitosis.target.artefact;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.StackLayer;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.template.StackIndex;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Scripts that deploy stacks in the order of what they need, and only show what they would do without --execute. */
final class DeployScript {
    private DeployScript() {}

    static String ofAccount(StackIndex index, String account, List<PlannedStack> stacks) {
        StringBuilder script = new StringBuilder();
        script.append("#!/usr/bin/env bash\n")
                .append("# Deploys the stacks of the account ")
                .append(Shell.comment(account))
                .append(". Shows what would change unless it is called with --execute; --help says more.\n")
                .append("set -euo pipefail\n")
                .append("here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)\n")
                .append("source \"$here/../functions.sh\"\n")
                .append("read_options \"$@\"\n");
        for (String name : named(index, account, stacks)) {
            PlannedAccount each = index.account(name);
            if (each != null) {
                line(script, "account", each.name(), each.variable(), each.id() == null ? "" : each.id());
            }
        }
        stacks.forEach(stack -> append(script, index, stack));
        return script.append("finish\n").toString();
    }

    private static void append(StringBuilder script, StackIndex index, PlannedStack stack) {
        Map<String, Need> needs = new HashMap<>();
        stack.needs().forEach(need -> needs.put(need.parameter(), need));
        script.append('\n');
        String file = stack.template().substring(stack.template().lastIndexOf('/') + 1);
        line(
                script,
                "stack",
                stack.account(),
                stack.region(),
                stack.name(),
                file,
                stack.layer() == StackLayer.CONNECTIONS ? "connections" : "first",
                stack.retained() ? "protected" : "free");
        for (Parameter parameter : stack.parameters()) {
            Need need = needs.get(parameter.name());
            if (need != null) {
                PlannedStack provider = index.stack(need.stack());
                if (provider == null) {
                    throw new IllegalStateException(stack.id() + " needs " + need.stack() + ", which does not exist");
                }
                line(
                        script,
                        need.later() ? "later" : "need",
                        parameter.name(),
                        provider.account(),
                        provider.region(),
                        provider.name(),
                        need.output());
            } else {
                given(script, index, parameter);
            }
        }
        script.append("deploy\n");
    }

    private static void given(StringBuilder script, StackIndex index, Parameter parameter) {
        String value = parameter.value();
        switch (parameter.source()) {
            case "active" -> script.append("value ").append(parameter.name()).append(" \"$ACTIVE\"\n");
            case "complete" -> script.append("value ").append(parameter.name()).append(" \"$COMPLETE\"\n");
            case "account" -> line(script, "account_id", parameter.name(), accountOf(index, parameter));
            default -> {
                if (value == null) {
                    line(script, "given", parameter.name(), parameter.meaning());
                } else {
                    line(script, "value", parameter.name(), value);
                }
            }
        }
    }

    /** The accounts that the stacks of one name. */
    private static Set<String> named(StackIndex index, String account, List<PlannedStack> stacks) {
        Set<String> named = new TreeSet<>(Set.of(account));
        for (PlannedStack stack : stacks) {
            stack.needs().forEach(need -> {
                PlannedStack provider = index.stack(need.stack());
                named.add(provider == null ? account : provider.account());
            });
            stack.parameters().forEach(parameter -> {
                PlannedAccount other = index.ofParameter(parameter.name());
                named.add(other == null ? account : other.name());
            });
        }
        return named;
    }

    private static String accountOf(StackIndex index, Parameter parameter) {
        PlannedAccount account = index.ofParameter(parameter.name());
        if (account == null) {
            throw new IllegalStateException(parameter.name() + " is the id of no account");
        }
        return account.name();
    }

    static String ofAll(Map<String, List<PlannedStack>> byAccount) {
        StringBuilder script = new StringBuilder();
        script.append("#!/usr/bin/env bash\n")
                .append(
                        "# Deploys the stacks of all accounts: first those that need no other account, then the connections. ")
                .append("Options are handed on.\n")
                .append("set -euo pipefail\n")
                .append("here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)\n");
        byAccount
                .keySet()
                .forEach(account -> script.append("bash \"$here\"/")
                        .append(Shell.argument(account))
                        .append("/deploy.sh --first \"$@\"\n"));
        Stream<PlannedStack> connections = byAccount.values().stream()
                .flatMap(List::stream)
                .filter(stack -> stack.layer() == StackLayer.CONNECTIONS)
                .sorted(Comparator.comparingInt(PlannedStack::order).thenComparing(PlannedStack::id));
        connections.forEach(stack -> script.append("bash \"$here\"/")
                .append(Shell.argument(stack.account()))
                .append("/deploy.sh --stack ")
                .append(Shell.argument(stack.name()))
                .append(" \"$@\"\n"));
        return script.toString();
    }

    private static void line(StringBuilder script, String... words) {
        script.append(words[0])
                .append(Stream.of(words).skip(1).map(Shell::argument).collect(Collectors.joining(" ", " ", "")))
                .append('\n');
    }
}
