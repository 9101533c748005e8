package dev.mitosis.check.organization;

import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.DelegatedAdministrator;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the script deploys: every template, with values for all that it asks for, where the target has what it makes.
 */
final class DeploysInScript {
    private static final String DEPLOY = "deploy";
    private static final String STACK_SET = "stack_set";
    private static final String HOME = "\"$home\"";
    private static final String EACH_REGION = "\"$region\"";
    private static final String FOR_REGIONS = "for region in ";
    private static final String SINGLE_SIGN_ON = "AWS::SSO::";
    private static final String MANAGEMENT = "management";
    private static final String TESTS = "test-";
    private static final String ROOT = "Root";

    private static final Pattern DEPLOYS =
            Pattern.compile("(deploy|threat_detection) '?([\\w-]+)'? (\\S+)(?: (\\S+) ([\\w-]+\\.yaml))?(.*)");
    private static final Pattern SETS =
            Pattern.compile("stack_set (\\S+) ([\\w-]+\\.yaml) \"([^\"]*(?:\\([^)]*\\)[^\"]*)*)\" (\\S+)(.*)");
    private static final Pattern GIVEN = Pattern.compile(" (?:ParameterKey=)?([A-Z]\\w*)(?:,ParameterValue)?=");
    private static final Pattern OF_THING = Pattern.compile(" (\\w+)=\"\\$\\((unit|account) (\\w+)\\)\"");
    private static final Pattern UNIT = Pattern.compile("\\$\\(unit (\\w+)\\)");

    private final TargetDocument target;
    private final Map<String, SetUpTemplate> templates;
    private final Map<String, Set<String>> places = new HashMap<>();
    private final Map<String, Set<String>> reached = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final List<String> flaws = new ArrayList<>();

    DeploysInScript(TargetDocument target, Map<String, SetUpTemplate> templates) {
        this.target = target;
        this.templates = templates;
        for (PlannedResource row : target.resources()) {
            if (row.fate() == Fate.NEW && row.stack() == null && row.unit() == null) {
                places.computeIfAbsent(row.type(), type -> new TreeSet<>()).add(row.account());
            }
        }
    }

    List<String> compare(Map<String, List<String>> steps) {
        if (templates.isEmpty()) {
            return List.of();
        }
        steps.values().forEach(this::lines);
        templates.keySet().stream()
                .filter(name -> !used.contains(name) && !name.startsWith(TESTS))
                .forEach(name -> flaws.add("does not deploy " + name));
        reached.forEach(this::reaches);
        return List.copyOf(flaws);
    }

    private void lines(List<String> lines) {
        boolean regions = false;
        for (String line : lines) {
            Matcher deploys = DEPLOYS.matcher(line);
            Matcher sets = SETS.matcher(line);
            if (line.startsWith(FOR_REGIONS)) {
                regions = true;
            } else if (line.equals("done")) {
                regions = false;
            } else if (deploys.matches()) {
                deploys(line, deploys, regions);
            } else if (sets.matches()) {
                sets(line, sets);
            } else if (line.startsWith(DEPLOY + " ") || line.startsWith(STACK_SET + " ")) {
                flaws.add("deploys nothing that can be read: " + line);
            }
        }
    }

    private void deploys(String line, Matcher call, boolean regions) {
        if (!call.group(3).equals(regions ? EACH_REGION : HOME)) {
            flaws.add("works in " + call.group(3) + ": " + line);
        }
        String profile = call.group(2);
        if (!call.group(1).equals(DEPLOY)) {
            administered("guardduty.amazonaws.com", profile, line);
            return;
        }
        SetUpTemplate template = call.group(5) == null ? null : templates.get(call.group(5));
        if (template == null) {
            flaws.add("deploys a template that is not there: " + line);
            return;
        }
        used.add(call.group(5));
        given(template, call.group(6), line);
        placed(template, profile, call.group(4), line);
    }

    private void sets(String line, Matcher call) {
        SetUpTemplate template = templates.get(call.group(2));
        if (template == null) {
            flaws.add("deploys a template that is not there: " + line);
            return;
        }
        used.add(call.group(2));
        given(template, call.group(5), line);
        if (!call.group(4).equals("\"${regions[*]}\"")) {
            flaws.add("works in " + call.group(4) + ": " + line);
        }
        Set<String> units = reached.computeIfAbsent(call.group(2), name -> new HashSet<>());
        UNIT.matcher(call.group(3)).results().forEach(unit -> units.add(unit.group(1)));
        if (call.group(3).contains("$(root)")) {
            units.add(ROOT);
        }
    }

    /** What the template asks for is given, and of units and accounts those for which it asks. */
    private void given(SetUpTemplate template, String words, String line) {
        Set<String> names = new TreeSet<>();
        GIVEN.matcher(words).results().forEach(name -> names.add(name.group(1)));
        template.parameters().forEach((name, parameter) -> {
            if (!names.remove(name) && !parameter.has("Default")) {
                flaws.add("does not give " + name + ": " + shortened(line));
            }
        });
        names.forEach(name -> flaws.add("gives " + name + ", for which nothing asks: " + shortened(line)));
        OF_THING.matcher(words).results().forEach(pair -> {
            if (!pair.group(1).equals(pair.group(3))) {
                flaws.add("gives " + pair.group(1) + " the value of " + pair.group(3));
            }
        });
    }

    /** A stack stands in the account in which the target has what it makes, or after which it is called. */
    private void placed(SetUpTemplate template, String profile, String stack, String line) {
        Set<String> expected = new TreeSet<>();
        template.resources().values().forEach(resource -> {
            Set<String> accounts = places.getOrDefault(resource.path("Type").asText(), Set.of());
            if (accounts.size() == 1) {
                expected.addAll(accounts);
            }
        });
        target.accounts().stream()
                .filter(account -> account.purpose().equals(stack))
                .map(PlannedAccount::name)
                .forEach(expected::add);
        boolean ofPeople = template.resources().values().stream()
                .anyMatch(resource -> resource.path("Type").asText().startsWith(SINGLE_SIGN_ON));
        if (ofPeople && !profile.equals(MANAGEMENT)) {
            administered("sso.amazonaws.com", profile, line);
        } else if (!expected.isEmpty() && !expected.contains(profile)) {
            flaws.add("deploys " + stack + " in " + profile + "; target.json has it in " + String.join(", ", expected));
        }
    }

    private void administered(String service, String profile, String line) {
        List<String> accounts = target.organization().delegatedAdministrators().stream()
                .filter(delegated -> delegated.service().equals(service))
                .map(DelegatedAdministrator::account)
                .toList();
        if (!accounts.isEmpty() && !accounts.contains(profile)) {
            flaws.add("works in " + profile + ", and " + String.join(", ", accounts) + " administers " + service + ": "
                    + shortened(line));
        }
    }

    /** What is put into accounts by their units reaches all that have some, but for where nothing is changed. */
    private void reaches(String template, Set<String> units) {
        if (!units.contains(ROOT)) {
            target.organization().units().stream()
                    .filter(unit -> !unit.accounts().isEmpty() && !unit.path().equals(ROOT) && isBound(unit.path()))
                    .filter(unit -> units.stream().noneMatch(name -> CalledAfter.is(name, "Unit", unit.path(), "Id")))
                    .forEach(unit -> flaws.add("does not put " + template + " into the accounts of " + unit.path()));
        }
    }

    /** Whether policies bind a unit, there or above. */
    private boolean isBound(String path) {
        return target.organization().units().stream()
                .anyMatch(unit -> !unit.guardrails().isEmpty()
                        && (path.equals(unit.path()) || path.startsWith(unit.path() + "/")));
    }

    private static String shortened(String line) {
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }
}
