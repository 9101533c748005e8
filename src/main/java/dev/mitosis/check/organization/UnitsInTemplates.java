package dev.mitosis.check.organization;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Units are where the target has them, and accounts in their units. */
final class UnitsInTemplates {
    private static final String ROOT = "Root";

    private final TargetDocument target;

    UnitsInTemplates(TargetDocument target) {
        this.target = target;
    }

    List<String> units(SetUpTemplate template) {
        Map<String, JsonNode> written = template.ofType("AWS::Organizations::OrganizationalUnit");
        Set<String> paths = new TreeSet<>();
        written.keySet().forEach(id -> paths.add(path(written, id, written.size())));
        Set<String> expected = new TreeSet<>();
        for (OrganizationalUnit unit : target.organization().units()) {
            if (unit.fate().isMade() && !unit.path().equals(ROOT)) {
                expected.add(unit.path());
            }
        }
        return differences("makes the unit", paths, expected);
    }

    /** The names from the root on; {@code most} bounds a circle. */
    private static String path(Map<String, JsonNode> units, String id, int most) {
        JsonNode unit = units.get(id);
        if (unit == null || most < 0) {
            return "";
        }
        String above = path(units, unit.path("ParentId").path("Ref").asText(), most - 1);
        return (above.isEmpty() ? "" : above + "/") + unit.path("Name").asText();
    }

    List<String> accounts(SetUpTemplate template) {
        Set<String> written = new TreeSet<>();
        template.ofType("AWS::Organizations::Account")
                .forEach((id, properties) -> written.add(properties
                                .path("AccountName")
                                .asText() + " in "
                        + properties.path("ParentIds").path(0).path("Ref").asText()));
        Set<String> expected = new TreeSet<>();
        for (PlannedAccount account : target.accounts()) {
            String unit = unitOf(account.name());
            if (written.stream().anyMatch(line -> line.startsWith(account.name() + " in "))
                    || (!account.existing() && !unit.equals(ROOT))) {
                expected.add(account.name() + " in "
                        + written.stream()
                                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                                .filter(name -> CalledAfter.is(name, "Unit", unit, "Id"))
                                .findFirst()
                                .orElse("the unit " + unit));
            }
        }
        return differences("makes the account", written, expected);
    }

    private String unitOf(String account) {
        return target.organization().units().stream()
                .filter(unit -> unit.accounts().contains(account))
                .map(OrganizationalUnit::path)
                .findFirst()
                .orElse(ROOT);
    }

    private static List<String> differences(String what, Set<String> written, Set<String> expected) {
        List<String> flaws = new ArrayList<>();
        written.stream()
                .filter(one -> !expected.contains(one))
                .forEach(one -> flaws.add(what + " " + one + ", which target.json has otherwise"));
        expected.stream().filter(one -> !written.contains(one)).forEach(one -> flaws.add("does not make " + one));
        return flaws;
    }
}
