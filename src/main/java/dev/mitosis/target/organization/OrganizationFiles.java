package dev.mitosis.target.organization;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.ArtefactFolder.Artefact;
import dev.mitosis.io.Json;
import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.organization.PermissionSetFiles.PermissionSet;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** The organization as files: what a person reviews, deploys and keeps under version control. */
public final class OrganizationFiles {
    /**
     * The templates of the product, with the part of the baseline that they make; empty for those that are always
     * needed.
     */
    private static final Map<String, String> TEMPLATES = Map.of(
            "log-archive.yaml", "log-bucket",
            "trail.yaml", "trail",
            "security-tooling.yaml", "",
            "backup.yaml", "",
            "baseline.yaml", "",
            "backup-role.yaml", "");

    private final TargetDocument target;
    private final Blueprint blueprint;
    private final PolicyFiles policies;
    private final PermissionSetFiles people;
    private final SortedMap<String, String> files = new TreeMap<>();

    private OrganizationFiles(TargetDocument target) {
        this.target = target;
        this.blueprint = new Blueprint(words(target));
        this.policies = new PolicyFiles(target, blueprint);
        this.people = new PermissionSetFiles(target);
    }

    /** The files of the organization as a stage writes them. */
    public static List<Artefact> artefacts(TargetDocument target) {
        return of(target).entrySet().stream()
                .map(file -> new Artefact(file.getKey(), file::getValue))
                .toList();
    }

    /** What the script {@code deploy.sh} is asked for, for those who call it. */
    public static OrganizationScript script(TargetDocument target) {
        OrganizationFiles files = new OrganizationFiles(target);
        SetUpSteps script = SetUpScript.of(target, files.policies.all(), files.people.sets());
        return OrganizationScript.of(script.names(), script.body());
    }

    /** The content of each file by its path below the folder of the organization; the same target gives the same. */
    static SortedMap<String, String> of(TargetDocument target) {
        return new OrganizationFiles(target).write();
    }

    private SortedMap<String, String> write() {
        UnitFiles units = new UnitFiles(target);
        template("units.yaml", units.units());
        template("accounts.yaml", units.accounts());
        template("policies.yaml", policies.template());
        List<PermissionSet> sets = people.sets();
        sets.forEach(set -> template(set.stack() + ".yaml", set.template()));
        TEMPLATES.forEach((name, part) -> {
            if (part.isEmpty() || makes(target, part)) {
                template(name, blueprint.template(name));
            }
        });
        if (target.accounts().stream().anyMatch(account -> account.purpose().equals("sandbox"))) {
            template("sandbox.yaml", blueprint.template("sandbox.yaml"));
        }
        Organization.TestOrganization test = target.organization().test();
        if (test != null) {
            template("test-accounts.yaml", units.accounts(test));
        }
        if (isControlTower()) {
            template("control-tower.yaml", blueprint.template("control-tower.yaml"));
        }
        List<Attachable> all = policies.all();
        all.forEach(policy -> files.put(policy.file(), Json.pretty(policy.content())));
        SetUpSteps script = SetUpScript.of(target, all, sets);
        Blueprint whole = blueprint.with("body", List.of(script.body())).with("steps", script.names());
        files.put("deploy.sh", blueprint.fill(whole.fill(Blueprint.text("deploy.sh"))));
        files.put("vend.sh", blueprint.fill(Blueprint.text("vend.sh")));
        files.put("old-account.sh", oldAccount(all));
        if (!target.organization().quotas().isEmpty()) {
            files.put("quotas.sh", blueprint.with("body", quotas()).fill(Blueprint.text("quotas.sh")));
        }
        files.put("README.md", new OrganizationGuide(target, script.names(), all).text());
        return files;
    }

    /** Whether a part of the baseline is made here, and not by a landing zone. */
    static boolean makes(TargetDocument target, String part) {
        return target.organization().baseline().stream()
                .anyMatch(row -> row.name().equals(part) && row.fate() != Fate.MANAGED);
    }

    private void template(String name, ObjectNode template) {
        if (template.has("Resources")) {
            try {
                files.put(name, Json.yaml().writeValueAsString(template));
            } catch (IOException e) {
                throw new UncheckedIOException(name, e);
            }
        }
    }

    private boolean isControlTower() {
        return target.organization().landingZone() == Decisions.LandingZone.CONTROL_TOWER;
    }

    private String oldAccount(List<Attachable> all) {
        String unit = target.accounts().stream()
                .filter(PlannedAccount::existing)
                .map(PlannedAccount::ou)
                .findFirst()
                .orElse("Workloads/Prod");
        TreeSet<String> bound = new TreeSet<>();
        for (Attachable policy : all) {
            if (policy.units().stream().anyMatch(above -> unit.equals(above) || unit.startsWith(above + "/"))) {
                bound.add(policy.name());
            }
        }
        return blueprint
                .with("account", List.of(target.account()))
                .with("unit", List.of(UnitFiles.idOf(unit) + "Id"))
                .with("path", List.of(Shell.comment(unit)))
                .with("set", List.of(BaselineSteps.stackSet(unit)))
                .with(
                        "old",
                        List.of(target.accounts().stream()
                                .filter(PlannedAccount::existing)
                                .map(PlannedAccount::name)
                                .findFirst()
                                .orElse("production")))
                .with("bound", List.copyOf(bound))
                .fill(Blueprint.text("old-account.sh"));
    }

    private List<String> quotas() {
        StringBuilder lines = new StringBuilder();
        for (QuotaRequest request : target.organization().quotas()) {
            lines.append("ask ")
                    .append(String.join(
                            " ",
                            Shell.argument(request.account()),
                            request.region(),
                            request.service(),
                            request.code(),
                            Long.toString(Math.round(request.value()))))
                    .append(" # ")
                    .append(request.name().replaceAll("\\s+", " "))
                    .append('\n');
        }
        return List.of(lines.toString().stripTrailing());
    }

    private static Map<String, List<String>> words(TargetDocument target) {
        Organization organization = target.organization();
        TreeSet<String> environments = new TreeSet<>();
        TreeSet<String> contexts = new TreeSet<>();
        target.units().forEach(unit -> {
            if (unit.environment() != null) {
                environments.add(unit.environment());
            }
            if (unit.context() != null) {
                contexts.add(unit.context());
            }
        });
        String backup = target.accounts().stream()
                .filter(account -> account.purpose().equals("backup"))
                .map(account -> account.id() == null ? "${" + account.variable() + "}" : account.id())
                .findFirst()
                .orElse("$account");
        return Map.of(
                "region", List.of(organization.homeRegion()),
                "regions", organization.regions(),
                "regions.comma", List.of(String.join(",", organization.regions())),
                "partners", PolicyTrial.partners(target),
                "environments", List.copyOf(environments),
                "contexts", List.copyOf(contexts),
                "backup", List.of(backup),
                "partition", List.of(partition(target)));
    }

    private static String partition(TargetDocument target) {
        return target.resources().stream()
                .map(resource -> resource.arn().split(":", 3))
                .filter(parts -> parts.length == 3 && parts[0].equals("arn"))
                .map(parts -> parts[1])
                .findFirst()
                .orElse("aws");
    }
}
