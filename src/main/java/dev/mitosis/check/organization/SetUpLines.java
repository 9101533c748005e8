package dev.mitosis.check.organization;

import dev.mitosis.model.target.Organization.DelegatedAdministrator;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The script that sets the organization up: where it works, whom it has administer what, which profiles it makes. */
final class SetUpLines {
    private static final Pattern STEP = Pattern.compile("^if step ([a-z-]+); then$");
    private static final Pattern ACCOUNT = Pattern.compile("\\$\\(account (Account\\w+Id)\\)");
    private static final Pattern CALL =
            Pattern.compile("\\b(?:aws|administrator) ([a-z0-9.-]+?)(?:\\.amazonaws\\.com)? ");
    private static final Pattern ROLE = Pattern.compile(
            "^run aws configure set profile\\.(.+)\\.role_arn \"arn:[a-z-]+:iam::\\$\\(account (\\w+)\\)"
                    + ":role/OrganizationAccountAccessRole\"$");
    private static final Pattern LINE = Pattern.compile(
            "(run|deploy|threat_detection|stack_set|administrator|if|for|done|fi|else|then|local|echo|made|#).*|[a-z_]+=.*|");
    /** Services whose command is called otherwise than their principal begins. */
    private static final Map<String, String> COMMANDS = Map.of("macie", "macie2", "ipam", "ec2");

    private final TargetDocument target;
    private final List<String> flaws = new ArrayList<>();

    private final DeploysInScript deploys;

    /** A reader of the script; {@code templates} are those of its folder by their names. */
    SetUpLines(TargetDocument target, Map<String, SetUpTemplate> templates) {
        this.target = target;
        this.deploys = new DeploysInScript(target, templates);
    }

    List<String> compare(String text) {
        Map<String, List<String>> steps = steps(text);
        if (steps.isEmpty()) {
            return List.of();
        }
        places(text);
        administrators(steps.getOrDefault("administrators", List.of()), steps.getOrDefault("services", List.of()));
        profiles(steps.getOrDefault("profiles", List.of()));
        flaws.addAll(deploys.compare(steps));
        steps.forEach((step, lines) -> lines.stream()
                .filter(line -> !LINE.matcher(line).matches())
                .forEach(line -> flaws.add("has a line of its own in " + step + ": " + line)));
        return List.copyOf(flaws);
    }

    /** The lines of each step. */
    private static Map<String, List<String>> steps(String text) {
        Map<String, List<String>> steps = new HashMap<>();
        String open = "";
        for (String line : text.split("\n", -1)) {
            Matcher begin = STEP.matcher(line);
            if (begin.matches()) {
                open = begin.group(1);
                steps.putIfAbsent(open, new ArrayList<>());
            } else if (line.equals("fi")) {
                open = "";
            } else if (!open.isEmpty()) {
                steps.computeIfAbsent(open, step -> new ArrayList<>()).add(line.strip());
            }
        }
        return steps;
    }

    private void places(String text) {
        String home = "home=" + target.organization().homeRegion();
        String regions = "regions=(" + String.join(" ", target.organization().regions()) + ")";
        for (String line : List.of(home, regions)) {
            if (text.lines().noneMatch(line::equals)) {
                flaws.add("does not say " + line);
            }
        }
    }

    private void administrators(List<String> lines, List<String> services) {
        String trusted = String.join(" ", services);
        Set<String> known = new HashSet<>();
        for (DelegatedAdministrator delegated : target.organization().delegatedAdministrators()) {
            if (!delegated.fate().isMade()) {
                continue;
            }
            String first = delegated.service().replaceFirst("\\..*", "");
            String command = "aws " + COMMANDS.getOrDefault(first, first) + " ";
            List<String> found = lines.stream()
                    .filter(line ->
                            line.startsWith("administrator " + delegated.service() + " ") || line.contains(command))
                    .toList();
            known.addAll(found);
            if (found.isEmpty() || found.stream().anyMatch(line -> !isFor(line, delegated.account()))) {
                flaws.add("does not have " + delegated.service() + " administered by " + delegated.account());
            }
            if (!trusted.contains(" " + delegated.service())) {
                flaws.add("does not trust " + delegated.service() + " before it has an administrator");
            }
        }
        lines.stream()
                .filter(line -> ACCOUNT.matcher(line).find() && !known.contains(line))
                .forEach(line ->
                        flaws.add("has an administrator of " + service(line) + " that target.json does not: " + line));
    }

    private static String service(String line) {
        Matcher call = CALL.matcher(line);
        if (!call.find()) {
            return "nothing";
        }
        String command = call.group(1);
        return COMMANDS.entrySet().stream()
                        .filter(entry -> entry.getValue().equals(command))
                        .map(Map.Entry::getKey)
                        .findFirst()
                        .orElse(command)
                + ".amazonaws.com";
    }

    private static boolean isFor(String line, String account) {
        Matcher parameter = ACCOUNT.matcher(line);
        return parameter.find() && CalledAfter.is(parameter.group(1), "Account", account, "Id");
    }

    private void profiles(List<String> lines) {
        Map<String, String> roles = new HashMap<>();
        for (String line : lines) {
            Matcher role = ROLE.matcher(line);
            if (role.matches()) {
                roles.put(role.group(1), role.group(2));
            }
        }
        for (PlannedAccount account : target.accounts()) {
            String parameter = roles.remove(account.name());
            boolean own = account.existing() || account.name().equals("management");
            if (parameter == null ? !own : !CalledAfter.is(parameter, "Account", account.name(), "Id")) {
                flaws.add("does not make the profile of " + account.name() + " lead there");
            }
            for (String setting : List.of("source_profile management", "region \"$home\"")) {
                String line = "run aws configure set profile." + account.name() + "." + setting;
                if (parameter != null && !lines.contains(line)) {
                    flaws.add("does not say " + line);
                }
            }
        }
        roles.keySet().forEach(name -> flaws.add("makes a profile of " + name + ", which is no account"));
    }
}
