package dev.mitosis.target.organization;

import dev.mitosis.io.text.Shell;
import dev.mitosis.model.Decisions;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization;
import dev.mitosis.model.target.Organization.DelegatedAdministrator;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.organization.PolicyFiles.Attachable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** The script that sets the organization up: the steps and what they need of one another. */
final class SetUpScript {
    private static final String HOME = "management \"$home\" ";

    private final TargetDocument target;
    private final Map<String, List<String>> steps = new LinkedHashMap<>();

    SetUpScript(TargetDocument target, List<Attachable> policies, Map<String, String> groups) {
        this.target = target;
        begin();
        accounts();
        administrators();
        foundation();
        baseline();
        policies(policies);
        people(groups);
        sandboxes();
        step(
                "cost-tags",
                "run aws ce update-cost-allocation-tags-status --profile management --cost-allocation-tags-status TagKey=Purpose,Status=Active TagKey=Environment,Status=Active TagKey=Context,Status=Active");
        if (!target.organization().quotas().isEmpty()) {
            step("quotas", "bash quotas.sh $([ \"$execute\" = yes ] && echo --execute)");
        }
    }

    /** The names of the steps in their order. */
    List<String> names() {
        return List.copyOf(steps.keySet());
    }

    /** The commands of all steps. */
    String body() {
        StringBuilder body = new StringBuilder();
        steps.forEach((name, lines) -> {
            body.append("if step ").append(name).append("; then\n");
            lines.forEach(line -> body.append("  ").append(line).append('\n'));
            body.append("fi\n");
        });
        return body.toString().stripTrailing();
    }

    private void step(String name, String... lines) {
        steps.computeIfAbsent(name, unseen -> new ArrayList<>()).addAll(List.of(lines));
    }

    private void begin() {
        step(
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
        target.organization().delegatedAdministrators().forEach(row -> services.add(row.service()));
        step("services", "for service in " + String.join(" ", services) + "; do");
        step(
                "services",
                "  run aws organizations enable-aws-service-access --profile management --service-principal \"$service\"",
                "done",
                "run aws ram enable-sharing-with-aws-organization --profile management --region \"$home\"",
                "run aws cloudformation activate-organizations-access --profile management --region \"$home\"",
                "run aws backup update-global-settings --profile management --region \"$home\" --global-settings isCrossAccountBackupEnabled=true");
    }

    private void accounts() {
        StringBuilder units = new StringBuilder("deploy " + HOME + "organization-units units.yaml RootId=\"$(root)\"");
        TreeSet<String> parents = new TreeSet<>();
        UnitFiles.members(target).forEach(account -> parents.add(account.ou()));
        target.organization().units().stream()
                .filter(unit -> unit.fate() == Fate.MANAGED && !unit.path().equals(UnitFiles.ROOT))
                .forEach(unit -> units.append(' ')
                        .append(UnitFiles.idOf(unit.path()))
                        .append("=\"$(input ")
                        .append(variable(UnitFiles.idOf(unit.path())))
                        .append(" 'the id of the unit ")
                        .append(unit.path())
                        .append("')\""));
        step("units", units.toString());
        StringBuilder accounts = new StringBuilder("deploy " + HOME
                + "organization-accounts accounts.yaml MailName=\"$(input MAIL_NAME 'what stands before the plus sign of the accounts addresses')\""
                + " MailDomain=\"$(input MAIL_DOMAIN 'the domain of the accounts addresses')\"");
        parents.forEach(unit -> accounts.append(given(UnitFiles.idOf(unit) + "Id", "unit")));
        step("accounts", accounts.toString());
        if (target.organization().landingZone() == Decisions.LandingZone.CONTROL_TOWER) {
            step(
                    "control-tower",
                    deploy(
                            "management",
                            "\"$home\"",
                            "control-tower",
                            "LogArchiveAccountId=" + id("log-archive"),
                            "SecurityToolingAccountId=" + id("security-tooling")));
        }
        for (PlannedAccount account : UnitFiles.members(target)) {
            String profile = "run aws configure set " + Shell.argument("profile." + account.name());
            step(
                    "profiles",
                    profile + ".source_profile management",
                    profile + ".region \"$home\"",
                    profile + ".role_arn \"arn:{{partition}}:iam::" + idOf(account)
                            + ":role/OrganizationAccountAccessRole\"");
        }
    }

    private void administrators() {
        for (DelegatedAdministrator row : target.organization().delegatedAdministrators()) {
            if (row.fate() == Fate.MANAGED) {
                continue;
            }
            String account = "\"" + idOf(named(row.account())) + "\"";
            switch (row.service()) {
                case "guardduty.amazonaws.com" ->
                    inEach(
                            "run aws guardduty enable-organization-admin-account --profile management --region \"$region\" --admin-account-id "
                                    + account);
                case "securityhub.amazonaws.com" ->
                    inEach(
                            "run aws securityhub enable-organization-admin-account --profile management --region \"$region\" --admin-account-id "
                                    + account);
                case "inspector2.amazonaws.com" ->
                    inEach(
                            "run aws inspector2 enable-delegated-admin-account --profile management --region \"$region\" --delegated-admin-account-id "
                                    + account);
                case "macie.amazonaws.com" ->
                    inEach(
                            "run aws macie2 enable-organization-admin-account --profile management --region \"$region\" --admin-account-id "
                                    + account);
                case "detective.amazonaws.com" ->
                    inEach(
                            "run aws detective enable-organization-admin-account --profile management --region \"$region\" --account-id "
                                    + account);
                case "fms.amazonaws.com" ->
                    step(
                            "administrators",
                            "run aws fms associate-admin-account --profile management --region us-east-1 --admin-account "
                                    + account);
                case "ipam.amazonaws.com" ->
                    step(
                            "administrators",
                            "run aws ec2 enable-ipam-organization-admin-account --profile management --region \"$home\" --delegated-admin-account-id "
                                    + account);
                default ->
                    step(
                            "administrators",
                            "if [ \"$execute\" = no ] || ! aws organizations list-delegated-administrators --profile management --service-principal "
                                    + row.service()
                                    + " --query 'DelegatedAdministrators[].Id' --output text | grep -qw " + account
                                    + "; then",
                            "  run aws organizations register-delegated-administrator --profile management --service-principal "
                                    + row.service() + " --account-id " + account,
                            "fi");
            }
        }
    }

    private void inEach(String command) {
        step("administrators", "for region in \"${regions[@]}\"; do", "  " + command, "done");
    }

    private void foundation() {
        of("log-archive").filter(archive -> isMade("log-bucket")).ifPresent(archive -> {
            step(
                    "log-archive",
                    deploy(
                            archive.name(),
                            "\"$home\"",
                            "log-archive",
                            "OrganizationId=\"$(organization)\"",
                            "ManagementAccountId=\"$(management)\""));
            if (isMade("trail")) {
                step(
                        "trail",
                        deploy(
                                "management",
                                "\"$home\"",
                                "trail",
                                "LogBucketName=" + archived("LogBucketName"),
                                "LogKeyArn=" + archived("LogKeyArn")));
            }
        });
        of("security-tooling")
                .ifPresent(tooling -> step(
                        "security-tooling",
                        "for region in \"${regions[@]}\"; do",
                        "  " + deploy(tooling.name(), "\"$region\"", "security-tooling"),
                        "done"));
        of("backup")
                .ifPresent(backup -> step(
                        "backup",
                        "for region in \"${regions[@]}\"; do",
                        "  " + deploy(backup.name(), "\"$region\"", "backup", "OrganizationId=\"$(organization)\""),
                        "done"));
    }

    /** What runs in production already keeps its public buckets, and its recorder where it has one. */
    private void baseline() {
        boolean records = isMade("config-recorder");
        boolean kept = target.organization().baseline().stream()
                .anyMatch(row ->
                        row.name().equals("config-recorder") && !row.kept().isEmpty());
        baseline(
                "baseline",
                List.of("Security", "Infrastructure", "Workloads/NonProd", "Sandbox"),
                records ? "" : " ParameterKey=Recorder,ParameterValue=no");
        baseline(
                "baseline-production",
                List.of("Workloads/Prod"),
                " ParameterKey=PublicBuckets,ParameterValue=as-they-are"
                        + (records && !kept ? "" : " ParameterKey=Recorder,ParameterValue=no"));
        step("baseline", "stack_set backup-role backup-role.yaml \"$(unit UnitWorkloadsId)\" \"${regions[*]}\"");
    }

    private void baseline(String name, List<String> wanted, String more) {
        List<String> ids = target.organization().units().stream()
                .map(Organization.OrganizationalUnit::path)
                .filter(wanted::contains)
                .map(unit -> "$(unit " + UnitFiles.idOf(unit) + "Id)")
                .toList();
        step(
                "baseline",
                "stack_set " + name + " baseline.yaml \"" + String.join(",", ids) + "\" \"${regions[*]}\""
                        + " ParameterKey=LogBucketName,ParameterValue=" + archived("LogBucketName")
                        + " ParameterKey=ManagementAccountId,ParameterValue=\"$(management)\""
                        + " ParameterKey=SecurityContact,ParameterValue=\"$(input SECURITY_CONTACT 'the address to which alarms are sent')\""
                        + more);
    }

    private void policies(List<Attachable> policies) {
        TreeSet<String> units = new TreeSet<>(List.of("Policy Staging"));
        StringBuilder line = new StringBuilder(
                "deploy " + HOME + "organization-policies policies.yaml OrganizationId=\"$(organization)\"");
        TreeSet<String> accounts = new TreeSet<>();
        for (Attachable policy : policies) {
            units.addAll(policy.units());
            String text = policy.content().toString();
            for (PlannedAccount account : target.accounts()) {
                if (text.contains("${" + account.variable() + "}")) {
                    accounts.add(account.name());
                }
            }
        }
        units.forEach(unit -> line.append(given(UnitFiles.idOf(unit) + "Id", "unit")));
        accounts.forEach(name -> line.append(' ')
                .append(UnitFiles.idOf(named(name)))
                .append("Id=\"")
                .append(idOf(named(name)))
                .append('"'));
        for (Attachable policy : policies) {
            line.append(' ')
                    .append(policy.stage())
                    .append("=\"${")
                    .append(variable(policy.stage()))
                    .append(":-none}\"");
        }
        step(
                "policies",
                "# A policy is attached by STAGE_NAME=staging, then STAGE_NAME=units: first to the unit in which policies are tried.",
                line.toString());
    }

    private void people(Map<String, String> groups) {
        String instance = " InstanceArn=\"$(input IDENTITY_CENTER_ARN 'the instance of IAM Identity Center')\"";
        StringBuilder members =
                new StringBuilder("deploy " + shared() + " \"$home\" identity-center identity-center.yaml" + instance);
        StringBuilder own = new StringBuilder(
                "deploy " + HOME + "identity-center-management identity-center-management.yaml" + instance);
        groups.forEach((group, function) -> {
            String value = " " + group + "=\"$(input " + variable(group) + " 'the id of the group of "
                    + function.replace("'", "") + "')\"";
            (group.equals("GroupBilling") ? own : members).append(value);
        });
        for (PlannedAccount account : target.accounts()) {
            if (!account.purpose().equals("management")) {
                members.append(' ')
                        .append(UnitFiles.idOf(account))
                        .append("Id=\"")
                        .append(idOf(account))
                        .append('"');
            }
        }
        own.append(" AccountManagementId=\"$(management)\"");
        step("people", members.toString(), own.toString());
    }

    private String shared() {
        return of("shared-services")
                .map(account -> Shell.argument(account.name()))
                .orElse("management");
    }

    private void sandboxes() {
        for (PlannedAccount account : target.accounts()) {
            if (account.purpose().equals("sandbox")) {
                step(
                        "sandbox",
                        deploy(
                                account.name(),
                                "\"$home\"",
                                "sandbox",
                                "Contact=\"$(input SECURITY_CONTACT 'the address to which alarms are sent')\""));
            }
        }
    }

    private static String deploy(String profile, String region, String name, String... parameters) {
        String given = parameters.length == 0 ? "" : " " + String.join(" ", parameters);
        return "deploy " + Shell.argument(profile) + " " + region + " " + name + " " + name + ".yaml" + given;
    }

    private String archived(String output) {
        return of("log-archive")
                .filter(archive -> isMade("log-bucket"))
                .map(archive ->
                        "\"$(output " + Shell.argument(archive.name()) + " \"$home\" log-archive " + output + ")\"")
                .orElse("\"$(input " + variable(output) + " 'of the audit logs')\"");
    }

    private static String given(String name, String function) {
        return " " + name + "=\"$(" + function + " " + name + ")\"";
    }

    private String id(String purpose) {
        return of(purpose).map(account -> "\"" + idOf(account) + "\"").orElse("\"$(management)\"");
    }

    /** What the shell puts in for an account's id. */
    static String idOf(PlannedAccount account) {
        if (account.id() != null) {
            return account.id();
        }
        return account.purpose().equals("management")
                ? "$(management)"
                : "$(account " + UnitFiles.idOf(account) + "Id)";
    }

    private Optional<PlannedAccount> of(String purpose) {
        return target.accounts().stream()
                .filter(account -> account.purpose().equals(purpose))
                .findFirst();
    }

    private PlannedAccount named(String name) {
        return target.accounts().stream()
                .filter(account -> account.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no account " + name));
    }

    private boolean isMade(String part) {
        return OrganizationFiles.makes(target, part);
    }

    /** {@code UNIT_WORKLOADS_PROD} for {@code UnitWorkloadsProd}. */
    static String variable(String id) {
        return id.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(java.util.Locale.ROOT);
    }
}
