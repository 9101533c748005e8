package dev.mitosis.check.artefact;

import dev.mitosis.check.command.ShellReader;
import dev.mitosis.check.command.ShellReader.NoShellException;
import dev.mitosis.check.command.ShellWord;
import dev.mitosis.check.command.SimpleCommand;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The script that deploys the stacks of one account, compared with those of the target. */
final class AccountScript {
    private static final Set<String> AROUND =
            Set.of("set", "source", ".", "read_options", "account", "finish", "cd", "pwd", "dirname", "");
    private static final Set<String> GIVES = Set.of("value", "need", "later", "given", "account_id");

    private final String account;
    private final List<PlannedAccount> accounts;
    private final Map<String, PlannedStack> stacks = new LinkedHashMap<>();
    private final List<String> flaws = new ArrayList<>();
    private final Map<String, Set<String>> said = new HashMap<>();
    private final List<String> order = new ArrayList<>();
    private final Set<String> deployed = new HashSet<>();

    AccountScript(String account, List<PlannedStack> stacks, List<PlannedAccount> accounts) {
        this.account = account;
        this.accounts = accounts;
        stacks.forEach(stack -> this.stacks.put(stack.region() + "/" + stack.name(), stack));
    }

    List<String> compare(String text) {
        List<SimpleCommand> commands;
        try {
            commands = ShellReader.read(text);
        } catch (NoShellException e) {
            return List.of("is no bash: " + e.getMessage());
        }
        String open = "";
        for (SimpleCommand command : commands) {
            open = command(command, open);
        }
        stacks.keySet().stream()
                .filter(key -> !deployed.contains(key))
                .forEach(key -> flaws.add("does not deploy the stack " + key));
        for (int i = 1; i < order.size(); i++) {
            PlannedStack before = stacks.get(order.get(i - 1));
            PlannedStack next = stacks.get(order.get(i));
            if (before != null && next != null && before.order() > next.order()) {
                flaws.add("deploys " + order.get(i) + " after " + order.get(i - 1) + ", which needs it");
            }
        }
        return List.copyOf(flaws);
    }

    private String command(SimpleCommand command, String open) {
        String program = command.program();
        List<String> words = command.words().stream().map(ShellWord::text).toList();
        if (program.equals("stack")) {
            return begin(words);
        }
        if (program.equals("deploy")) {
            end(open);
            return "";
        }
        if (program.equals("account")) {
            account(words);
        } else if (GIVES.contains(program)) {
            said.computeIfAbsent(open, key -> new TreeSet<>())
                    .add(String.join(" ", program.equals("given") ? words.subList(0, 2) : words));
        } else if (program.equals("own_template") || program.equals("becomes")) {
            return open;
        } else if (!AROUND.contains(program)) {
            flaws.add("has a line of its own: " + String.join(" ", words));
        }
        return open;
    }

    /** {@code account NAME VARIABLE ID} */
    private void account(List<String> words) {
        boolean known = words.size() == 4
                && accounts.stream()
                        .anyMatch(given -> given.name().equals(words.get(1))
                                && given.variable().equals(words.get(2))
                                && (given.id() == null ? "" : given.id()).equals(words.get(3)));
        if (!known) {
            flaws.add("calls an account otherwise than target.json: " + String.join(" ", words));
        }
    }

    /** Switches and ids of accounts have one way to be given. */
    private void sourced(String key, Parameter parameter, Set<String> given) {
        for (String line : given) {
            String[] words = line.split(" ", 3);
            if (!words[1].equals(parameter.name())) {
                continue;
            }
            boolean fits = switch (parameter.source()) {
                case "active" -> line.equals("value " + parameter.name() + " ${ACTIVE}");
                case "complete" -> line.equals("value " + parameter.name() + " ${COMPLETE}");
                case "account" -> words[0].equals("account_id") && ParameterNames.isFor(parameter.name(), words[2]);
                case "need" -> words[0].equals("need") || words[0].equals("later");
                default ->
                    words[0].equals("given")
                            || (words[0].equals("value") && words.length > 2 && words[2].equals(parameter.value()));
            };
            if (!fits) {
                flaws.add("gives " + key + " another " + parameter.name() + " than target.json: " + line);
            }
        }
    }

    private String begin(List<String> words) {
        if (words.size() != 7) {
            flaws.add("begins a stack with " + (words.size() - 1) + " words: " + String.join(" ", words));
            return "";
        }
        String key = words.get(2) + "/" + words.get(3);
        PlannedStack stack = stacks.get(key);
        if (stack == null || !words.get(1).equals(account)) {
            flaws.add("deploys " + words.get(1) + "/" + key + ", which is no stack of the account");
            return key;
        }
        order.add(key);
        boolean template = stack.template().endsWith("/" + words.get(4));
        boolean kept = words.get(6).equals(stack.retained() ? "protected" : "free");
        if (!template || !kept) {
            flaws.add("deploys the stack " + key + " from " + words.get(4) + " (" + words.get(6) + "); target.json has "
                    + stack.template() + (stack.retained() ? ", protected" : ""));
        }
        return key;
    }

    private void end(String key) {
        PlannedStack stack = stacks.get(key);
        if (stack == null) {
            flaws.add("deploys outside of a stack");
            return;
        }
        deployed.add(key);
        Set<String> given = said.getOrDefault(key, Set.of());
        for (Need need : stack.needs()) {
            String[] place = need.stack().split("/", 3);
            String line = (need.later() ? "later " : "need ") + need.parameter() + " " + String.join(" ", place) + " "
                    + need.output();
            if (!given.contains(line)) {
                flaws.add("does not fill " + need.parameter() + " of " + key + " from " + need.stack() + " ("
                        + need.output() + ")");
            }
        }
        Set<String> parameters = new TreeSet<>();
        stack.parameters().stream().map(Parameter::name).forEach(parameters::add);
        for (String line : given) {
            String parameter = line.split(" ", -1)[1];
            if (!parameters.contains(parameter)) {
                flaws.add("gives " + key + " the parameter " + parameter + ", which it does not have");
            }
        }
        for (Parameter parameter : stack.parameters()) {
            sourced(key, parameter, given);
            boolean missing = parameter.value() == null
                    && given.stream().noneMatch(line -> line.split(" ", -1)[1].equals(parameter.name()));
            if (missing) {
                flaws.add("does not give " + key + " the parameter " + parameter.name());
            }
        }
    }
}
