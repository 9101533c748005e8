package dev.mitosis.target.organization;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.List;

/** What the accounts of the foundation hold, and what every account has. */
final class BaselineSteps {
    private static final String ORDINARY = "baseline";
    private static final String OF_PRODUCTION = "baseline-production";
    private static final String PRODUCTION = "Workloads/Prod";

    private final SetUpSteps steps;

    BaselineSteps(SetUpSteps steps) {
        this.steps = steps;
    }

    /** The stack set with the baseline of the accounts of a unit. */
    static String stackSet(String unit) {
        return unit.equals(PRODUCTION) ? OF_PRODUCTION : ORDINARY;
    }

    void foundation() {
        steps.of("log-archive").filter(archive -> steps.isMade("log-bucket")).ifPresent(archive -> {
            steps.step(
                    "log-archive",
                    SetUpSteps.deploy(
                            archive.name(),
                            "\"$home\"",
                            "log-archive",
                            "OrganizationId=\"$(organization)\"",
                            "ManagementAccountId=\"$(management)\""));
            if (steps.isMade("trail")) {
                steps.step(
                        "trail",
                        SetUpSteps.deploy(
                                "management",
                                "\"$home\"",
                                "trail",
                                "LogBucketName=" + steps.archived("LogBucketName"),
                                "LogKeyArn=" + steps.archived("LogKeyArn")));
            }
        });
        steps.of("security-tooling")
                .ifPresent(tooling -> steps.step(
                        "security-tooling",
                        "for region in \"${regions[@]}\"; do",
                        "  " + SetUpSteps.deploy(tooling.name(), "\"$region\"", "security-tooling"),
                        "  threat_detection " + Shell.argument(tooling.name()) + " \"$region\"",
                        "done"));
        steps.of("backup")
                .ifPresent(backup -> steps.step(
                        "backup",
                        "for region in \"${regions[@]}\"; do",
                        "  "
                                + SetUpSteps.deploy(
                                        backup.name(), "\"$region\"", "backup", "OrganizationId=\"$(organization)\""),
                        "done"));
    }

    /** What runs in production already keeps its public buckets, and its recorder where it has one. */
    void baseline() {
        boolean records = steps.isMade("config-recorder");
        boolean kept = steps.target().organization().baseline().stream()
                .anyMatch(row ->
                        row.name().equals("config-recorder") && !row.kept().isEmpty());
        baseline(
                ORDINARY,
                List.of("Security", "Infrastructure", "Workloads/NonProd", "Sandbox"),
                records ? "" : " ParameterKey=Recorder,ParameterValue=no");
        baseline(
                OF_PRODUCTION,
                List.of(PRODUCTION),
                " ParameterKey=PublicBuckets,ParameterValue=as-they-are"
                        + (records && !kept ? "" : " ParameterKey=Recorder,ParameterValue=no"));
        // For the root: the old account needs it for its last backups while it is in Transitional, and a stack set that
        // names two units makes its stack anew, beside the vault that is kept, when an account goes from one to the
        // other.
        steps.step("baseline", "stack_set backup-role backup-role.yaml \"$(root)\" \"${regions[*]}\"");
    }

    private void baseline(String name, List<String> wanted, String more) {
        List<String> ids = steps.target().organization().units().stream()
                .map(Organization.OrganizationalUnit::path)
                .filter(wanted::contains)
                .map(unit -> "$(unit " + UnitFiles.idOf(unit) + "Id)")
                .toList();
        steps.step(
                "baseline",
                "stack_set " + name + " baseline.yaml \"" + String.join(",", ids) + "\" \"${regions[*]}\""
                        + " ParameterKey=LogBucketName,ParameterValue=" + steps.archived("LogBucketName")
                        + " ParameterKey=ManagementAccountId,ParameterValue=\"$(management)\""
                        + " ParameterKey=SecurityContact,ParameterValue=\"$(input SECURITY_CONTACT 'the address to which alarms are sent')\""
                        + more);
    }

    void sandboxes() {
        for (PlannedAccount account : steps.target().accounts()) {
            if (account.purpose().equals("sandbox")) {
                steps.step(
                        "sandbox",
                        SetUpSteps.deploy(
                                account.name(),
                                "\"$home\"",
                                "sandbox",
                                "Contact=\"$(input SECURITY_CONTACT 'the address to which alarms are sent')\""));
            }
        }
    }
}
