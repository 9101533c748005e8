package dev.mitosis.target.organization;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.DelegatedAdministrator;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The organization itself, its units and accounts, and who administers what. */
final class MemberSteps {
    private final SetUpSteps steps;

    MemberSteps(SetUpSteps steps) {
        this.steps = steps;
    }

    void begin() {
        steps.step(
                "organization",
                "if [ \"$execute\" = no ] || ! aws organizations describe-organization --profile management > /dev/null 2>&1; then",
                "  run aws organizations create-organization --profile management --feature-set ALL",
                "fi",
                "for type in SERVICE_CONTROL_POLICY RESOURCE_CONTROL_POLICY TAG_POLICY BACKUP_POLICY S3_POLICY DECLARATIVE_POLICY_EC2; do",
                "  if [ \"$execute\" = no ] || ! aws organizations list-roots --profile management --query \"Roots[0].PolicyTypes[?Status=='ENABLED'].Type\" --output text | grep -qw \"$type\"; then",
                "    run aws organizations enable-policy-type --profile management --root-id \"$(root)\" --policy-type \"$type\"",
                "  fi",
                "done");
        TreeSet<String> services = new TreeSet<>(List.of(
                "ram.amazonaws.com",
                "backup.amazonaws.com",
                "cloudtrail.amazonaws.com",
                "config.amazonaws.com",
                "sso.amazonaws.com",
                "servicequotas.amazonaws.com",
                "member.org.stacksets.cloudformation.amazonaws.com"));
        steps.target().organization().delegatedAdministrators().forEach(row -> services.add(row.service()));
        steps.step("services", "for service in " + String.join(" ", services) + "; do");
        steps.step(
                "services",
                "  run aws organizations enable-aws-service-access --profile management --service-principal \"$service\"",
                "done",
                "run aws ram enable-sharing-with-aws-organization --profile management --region \"$home\"",
                "run aws cloudformation activate-organizations-access --profile management --region \"$home\"",
                "run aws backup update-global-settings --profile management --region \"$home\" --global-settings isCrossAccountBackupEnabled=true");
    }

    void accounts() {
        StringBuilder units =
                new StringBuilder("deploy " + SetUpSteps.HOME + "organization-units units.yaml RootId=\"$(root)\"");
        TreeSet<String> parents = new TreeSet<>();
        UnitFiles.members(steps.target()).forEach(account -> parents.add(account.ou()));
        steps.target().organization().units().stream()
                .filter(unit -> unit.fate() == Fate.MANAGED && !unit.path().equals(UnitFiles.ROOT))
                .forEach(unit -> units.append(' ')
                        .append(UnitFiles.idOf(unit.path()))
                        .append("=\"$(input ")
                        .append(SetUpSteps.variable(UnitFiles.idOf(unit.path())))
                        .append(" 'the id of the unit ")
                        .append(unit.path())
                        .append("')\""));
        steps.step("units", units.toString());
        StringBuilder accounts = new StringBuilder("deploy " + SetUpSteps.HOME
                + "organization-accounts accounts.yaml MailName=\"$(input MAIL_NAME 'what stands before the plus sign of the accounts addresses')\""
                + " MailDomain=\"$(input MAIL_DOMAIN 'the domain of the accounts addresses')\"");
        parents.forEach(unit -> accounts.append(SetUpSteps.given(UnitFiles.idOf(unit) + "Id", "unit")));
        steps.step("accounts", accounts.toString());
        if (steps.target().organization().landingZone() == Decisions.LandingZone.CONTROL_TOWER) {
            steps.step(
                    "control-tower",
                    SetUpSteps.deploy(
                            "management",
                            "\"$home\"",
                            "control-tower",
                            "LogArchiveAccountId=" + steps.id("log-archive"),
                            "SecurityToolingAccountId=" + steps.id("security-tooling")));
        }
        for (PlannedAccount account : UnitFiles.members(steps.target())) {
            String profile = "run aws configure set " + Shell.argument("profile." + account.name());
            steps.step(
                    "profiles",
                    profile + ".source_profile management",
                    profile + ".region \"$home\"",
                    profile + ".role_arn \"arn:{{partition}}:iam::" + SetUpSteps.idOf(account)
                            + ":role/OrganizationAccountAccessRole\"");
        }
    }

    void administrators() {
        Map<String, TsvRow> own = new HashMap<>();
        TsvTable.loadNamed(MemberSteps.class, "administrators.tsv").forEach(row -> own.put(row.get("service"), row));
        for (DelegatedAdministrator administrator :
                steps.target().organization().delegatedAdministrators()) {
            if (administrator.fate() == Fate.MANAGED) {
                continue;
            }
            TsvRow row = own.get(administrator.service());
            String account = "\"" + SetUpSteps.idOf(steps.named(administrator.account())) + "\"";
            if (row == null) {
                steps.step("administrators", "administrator " + administrator.service() + " " + account);
            } else {
                steps.step("administrators", administrator(row, account));
            }
        }
    }

    private static String[] administrator(TsvRow row, String account) {
        String place = row.get("regions");
        String region = place.equals("each") ? "\"$region\"" : place.equals("home") ? "\"$home\"" : place;
        String command = "run aws " + row.get("command") + " --profile management --region " + region + " "
                + row.get("option") + " " + account;
        return place.equals("each")
                ? new String[] {"for region in \"${regions[@]}\"; do", "  " + command, "done"}
                : new String[] {command};
    }
}
