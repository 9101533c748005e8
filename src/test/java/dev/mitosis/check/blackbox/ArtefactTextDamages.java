package dev.mitosis.check.blackbox;

import java.util.List;

/** What can be done to templates, policies and scripts with an editor. */
final class ArtefactTextDamages {
    private static final String SCRIPTS = "^waves/.*/[0-9].*\\.sh$";
    private static final String TEMPLATES = "^accounts/.*\\.yaml$";

    private ArtefactTextDamages() {}

    static List<DocumentDamage> all() {
        return List.of(
                text(
                        "a template is active from the start",
                        TEMPLATES,
                        "(  Active:\\n.*\\n.*\\n    Default: )\"false\"",
                        "$1\"true\""),
                text(
                        "a parameter has another value",
                        "^accounts/.*\\.parameters\\.json$",
                        "(\"ParameterValue\" : \")[^\"]*\"",
                        "$1other\""),
                text(
                        "a stack takes an output of another account",
                        "^accounts/.*/deploy\\.sh$",
                        "^(need \\S+) (?!production )\\S+",
                        "$1 production"),
                text("a stack is not deployed", "^accounts/.*/deploy\\.sh$", "^stack .*\\n", ""),
                text(
                        "encryption is left out",
                        TEMPLATES,
                        "((?:Storage)?Encrypted|SSEEnabled|EnableKeyRotation): \"?true\"?",
                        "$1: false"),
                text(
                        "a limit of a template is another",
                        TEMPLATES,
                        "(MinSize|MaxSize|Timeout|MessageRetentionPeriod|RetentionInDays): \"?(\\d+)\"?",
                        "$1: 1"),
                text(
                        "a policy allows what it denied",
                        "^organization/policies/.*\\.json$",
                        "(\"Effect\" : )\"Deny\"",
                        "$1\"Allow\""),
                text(
                        "a policy names one action less",
                        "^organization/policies/.*\\.json$",
                        "^ *\"[a-z0-9-]+:[A-Za-z*]+\",\\n",
                        ""),
                text("a tag policy knows one value less", "^organization/policies/tag-.*", "^ *\"\\w+\",\\n", ""),
                text(
                        "a policy is attached to another unit",
                        "^organization/policies\\.yaml$",
                        "Ref: \"UnitSuspendedId\"",
                        "Ref: \"UnitWorkloadsId\""),
                text(
                        "a service is administered from elsewhere",
                        "^organization/deploy\\.sh$",
                        "^(  administrator \\S+ \"\\$\\(account )\\w+",
                        "$1AccountSandboxId"),
                text(
                        "a profile leads to another account",
                        "^organization/deploy\\.sh$",
                        "^(  run aws configure set profile\\.\\S+\\.role_arn \"arn:aws:iam::\\$\\(account )\\w+",
                        "$1AccountSandboxId"),
                text(
                        "a step of the organization does one call less",
                        "^organization/deploy\\.sh$",
                        "^    ?  ?run aws .*\\n",
                        ""),
                text(
                        "people get more than was decided",
                        "^organization/identity-center.*",
                        "policy/(?:job-function/)?(?!Administrator)\\w+",
                        "policy/AdministratorAccess"),
                text(
                        "what is retained goes with its stack",
                        "^organization/.*\\.yaml$",
                        "DeletionPolicy: \"Retain\"",
                        "DeletionPolicy: \"Delete\""),
                text(
                        "an account is made in another unit",
                        "^organization/accounts\\.yaml$",
                        "Ref: \"Unit(?!Sandbox)\\w+Id\"",
                        "Ref: \"UnitSandboxId\""),
                text(
                        "logs can be deleted",
                        "^organization/log-archive\\.yaml$",
                        "Mode: \"COMPLIANCE\"",
                        "Mode: \"GOVERNANCE\""),
                text("a script does not wait for a step", SCRIPTS, "^after \\S+ .*\\n", ""),
                text("a script forgets what a step before would break", SCRIPTS, "^before \\S+ .*\\n", ""),
                text("a script does not wait for its wave", SCRIPTS, "^after_wave .*\\n", ""),
                text("what scripts share does not fail", "^waves/functions\\.sh$", "^  \\[.*\\|\\| fail .*\\n", ""),
                text(
                        "anybody uses what is handed over",
                        "^waves/(handover|landing)\\.yaml$",
                        "^.*PrincipalOrgID.*\\n",
                        ""),
                text("the proof of a wave leaves a step out", "^waves/.*/verify\\.sh$", "^member .*\\n", ""),
                text("the way back of a wave leaves a step out", "^waves/.*/rollback\\.sh$", "^member .*\\n", ""));
    }

    private static DocumentDamage text(String name, String path, String wanted, String by) {
        return new DocumentDamage(name, documents -> documents.eachMatch(path, wanted, by));
    }
}
