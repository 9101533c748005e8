package dev.mitosis.check.mutation;

import static dev.mitosis.check.mutation.ArtefactDamages.replace;

import java.util.List;

/** Damages to the files that set the organization up. */
final class OrganizationFileDamages {
    private static final String FOLDER = "organization/";
    private static final String SCRIPT = FOLDER + "deploy\\.sh";
    private static final String ACCOUNTS = FOLDER + "accounts\\.yaml";
    private static final String TEMPLATE = FOLDER + "[a-z-]+\\.yaml";
    private static final String BASELINE =
            FOLDER + "(baseline|log-archive|trail|backup|backup-role|security-tooling|sandbox)\\.yaml";

    private OrganizationFileDamages() {}

    static List<Change> all() {
        return List.of(
                replace("organization: another address", ACCOUNTS, "\\+[a-z-]+@", (s, m) -> "+somebody@"),
                replace("organization: the same address", ACCOUNTS, "\\+[a-z-]+@", (s, m) -> "@"),
                replace(
                        "organization: another role",
                        ACCOUNTS,
                        "RoleName: \"\\w+\"",
                        (s, m) -> "RoleName: \"Administrator\""),
                replace(
                        "organization: another tag of an account",
                        ACCOUNTS,
                        "(?m)(Key: \"(?:Purpose|Environment|Context)\"\\n\\s+Value: )\"[a-z-]+\"",
                        (s, m) -> m.group(1) + "\"other\""),
                replace(
                        "organization: another name",
                        ACCOUNTS,
                        "AccountName: \"[a-z-]+\"",
                        (s, m) -> "AccountName: \"x\""),
                replace(
                        "organization: resource dropped",
                        TEMPLATE,
                        "(?m)^  [A-Za-z0-9]+:\\n    Type: \"AWS::[^\\n]+\\n(    .*\\n)+",
                        (s, m) -> ""),
                replace(
                        "organization: property dropped",
                        BASELINE,
                        "(?m)^      [A-Za-z]+: [^\\n|>]+\\n(?!       )",
                        (s, m) -> ""),
                replace(
                        "organization: value changed",
                        BASELINE,
                        "(?m)^(        +[A-Za-z]+: )(?:true|\\d+|\"(?:\\d+|true)\")$",
                        (s, m) -> m.group(1) + "false"),
                replace(
                        "organization: statement widened",
                        TEMPLATE,
                        "(?m)^(\\s+)Action: \"[a-z0-9]+:\\w+\"$",
                        (s, m) -> m.group(1) + "Action: \"*\""),
                replace("organization: principal widened", TEMPLATE, "Service: \"[a-z0-9.]+\"", (s, m) -> "AWS: \"*\""),
                replace(
                        "organization: service not trusted",
                        SCRIPT,
                        "(?<=for service in )[a-z0-9.-]+ |(?<=amazonaws\\.com )[a-z0-9.-]+\\.amazonaws\\.com(?=[ ;])",
                        (s, m) -> ""),
                replace(
                        "organization: line dropped",
                        SCRIPT,
                        "(?m)^  +(run|deploy|stack_set|administrator|threat_detection) .*\\n",
                        (s, m) -> ""),
                replace(
                        "organization: stack of another account",
                        SCRIPT,
                        "(?m)^(  +(?:deploy|threat_detection) )[a-z-]+ ",
                        (s, m) -> m.group(1) + (m.group().contains(" sandbox ") ? "backup " : "sandbox ")),
                replace(
                        "organization: stack of another region",
                        SCRIPT,
                        "(?m)^(  +(?:deploy|threat_detection) [a-z-]+ )\\S+",
                        (s, m) -> m.group(1) + "ap-south-1"),
                replace(
                        "organization: another template",
                        SCRIPT,
                        "(?m)^(  +(?:deploy|stack_set) .*? )[a-z-]+\\.yaml",
                        (s, m) -> m.group(1) + (m.group().endsWith("units.yaml") ? "trail.yaml" : "units.yaml")),
                replace(
                        "organization: parameter not given",
                        SCRIPT,
                        "(?m) (Unit|Account)\\w+Id=\"\\$\\([a-z]+ \\w+\\)\"",
                        (s, m) -> ""),
                replace(
                        "organization: parameter of another",
                        SCRIPT,
                        "(?m)((?:Unit|Account)\\w+Id=\"\\$\\([a-z]+ )\\w+",
                        (s, m) -> m.group(1) + "Other"),
                replace("organization: functions changed", SCRIPT, "made\\(\\) \\{\\n.*", (s, m) -> "made() {\n  :"),
                replace(
                        "organization: only some units",
                        SCRIPT,
                        "(?m)^(  +stack_set \\S+ \\S+ )\\S+",
                        (s, m) -> m.group(1) + "\"\""),
                replace(
                        "organization: another line in vend.sh",
                        FOLDER + "vend\\.sh",
                        "(?m)^(  )?run .*$",
                        (s, m) -> "run true"),
                replace(
                        "organization: another line in old-account.sh",
                        FOLDER + "old-account\\.sh",
                        "(?m)^ +run .*$",
                        (s, m) -> "  run true"),
                replace(
                        "organization: action dropped from a policy",
                        FOLDER + "policies/[^/]*\\.json",
                        "(?m)^ +\"[a-z0-9-]+:[A-Za-z*]+\",\\n",
                        (s, m) -> ""),
                replace(
                        "organization: condition dropped from a policy",
                        FOLDER + "policies/[^/]*\\.json",
                        "(?m)^ +\"arn:[^\"]*\",\\n",
                        (s, m) -> ""));
    }
}
