package dev.mitosis.check.mutation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages to templates, scripts and policies. */
final class ArtefactDamages {
    private static final String TEMPLATE = "accounts/[^/]+/[^/]+\\.yaml";
    private static final String SCRIPT = "accounts/[^/]+/deploy\\.sh";
    private static final String POLICY = "organization/policies/scp-[^/]+\\.json";

    private ArtefactDamages() {}

    static List<Change> all() {
        return List.of(
                replace(
                        "resource dropped",
                        TEMPLATE,
                        "(?m)^  [A-Za-z0-9]+:\\n    Type: AWS::[^\\n]+\\n(    .*\\n)+",
                        (s, m) -> ""),
                replace(
                        "statement widened",
                        TEMPLATE,
                        "(?m)^(\\s+)Action:\\n(\\s+- .*\\n)+",
                        (s, m) -> m.group(1) + "Action: \"*\"\n"),
                replace(
                        "principal widened",
                        TEMPLATE,
                        "(?m)^(\\s+)Principal:\\n\\1  Service: .*\\n",
                        (s, m) -> m.group(1) + "Principal: \"*\"\n"),
                replace(
                        "statement removed",
                        TEMPLATE,
                        "(?m)^(\\s+)- (Sid|Action|Effect): .*\\n(\\1  .*\\n)+",
                        (s, m) -> ""),
                replace(
                        "reference to the old",
                        TEMPLATE,
                        "Fn::Sub: \"arn:[^\"]*\"",
                        (s, m) -> "Fn::Sub: \"arn:aws:sqs:eu-west-1:123456789012:old\""),
                replace(
                        "another reference",
                        TEMPLATE,
                        "(?m)^(    .*)Ref: [A-Za-z0-9]+$",
                        (s, m) -> m.group(1) + "Ref: AWS::StackName"),
                replace("not retained", TEMPLATE, "DeletionPolicy: Retain", (s, m) -> "DeletionPolicy: Delete"),
                replace("replaced without keeping", TEMPLATE, "    UpdateReplacePolicy: Retain\n", (s, m) -> ""),
                replace(
                        "public access opened",
                        TEMPLATE,
                        "(BlockPublicAcls|BlockPublicPolicy|IgnorePublicAcls"
                                + "|RestrictPublicBuckets|PubliclyAccessible|MapPublicIpOnLaunch): (true|false)",
                        (s, m) -> m.group(1) + ": " + (m.group(2).equals("true") ? "false" : "true")),
                replace("range opened", TEMPLATE, "CidrIp: [0-9./\"]+", (s, m) -> "CidrIp: \"0.0.0.0/0\""),
                replace("never inactive", TEMPLATE, "- IsActive", (s, m) -> "- IsComplete"),
                replace("script: stack left out", SCRIPT, "(?s)\nstack [^\n]+\n.*?\ndeploy\n", (s, m) -> "\n"),
                replace("script: stack not deployed", SCRIPT, "\ndeploy\n", (s, m) -> "\n"),
                replace("script: another line", SCRIPT, "\nfinish", (s, m) -> "\nrm -rf ~\nfinish"),
                replace(
                        "script: another output",
                        SCRIPT,
                        "(?m)^(need \\S+ \\S+ \\S+ \\S+) \\S+$",
                        (s, m) -> m.group(1) + " Other"),
                replace("script: unprotected", SCRIPT, "first protected", (s, m) -> "first free"),
                replace(
                        "script: another account",
                        SCRIPT,
                        "(?m)^account_id (\\S+) \\S+$",
                        (s, m) -> "account_id " + m.group(1) + " management"),
                replace("functions changed", "accounts/functions\\.sh", "umask 077", (s, m) -> "umask 000"),
                replace("guardrail allows", POLICY, "\"Effect\"\\s*:\\s*\"Deny\"", (s, m) -> "\"Effect\": \"Allow\""),
                replace(
                        "guardrail narrowed",
                        POLICY,
                        "\"(organizations:LeaveOrganization|cloudtrail:[A-Za-z]+)\"",
                        (s, m) -> "\"s3:ListBucket\""),
                replace(
                        "runbook: another line",
                        "waves/[0-9].*/[0-9][^/]*\\.sh",
                        "(?m)^(aws|bash|expect|stands) .*$",
                        (s, m) -> m.group() + " --x"),
                replace(
                        "runbook: line left out",
                        "waves/[0-9].*/[0-9][^/]*\\.sh",
                        "(?m)^(aws|bash|expect|stands) .*\n",
                        (s, m) -> ""),
                replace(
                        "runbook: home deleted",
                        "waves/[0-9].*\\.sh",
                        "(?m)^(run_step|verify_wave|roll_back)",
                        (s, m) -> "rm -rf ~\n" + m.group()),
                replace("runbook: waits for less", "waves/[0-9].*/[0-9][^/]*\\.sh", "(?m)^after .*\n", (s, m) -> ""),
                replace(
                        "runbook: order",
                        "waves/[0-9].*/(verify|rollback)\\.sh",
                        "(?m)^(member .*\n)(member .*\n)",
                        (s, m) -> m.group(2) + m.group(1)),
                replace("runbook: functions", "waves/functions\\.sh", "umask 077", (s, m) -> "umask 000"),
                new Change("file: template gone", specimen -> {
                    Optional<String> path = specimen.any(specimen.paths(found -> found.matches(TEMPLATE)));
                    path.ifPresent(found -> {
                        specimen.files().put(found, "");
                        specimen.names(found);
                    });
                    return path.isPresent();
                }));
    }

    static Change replace(String kind, String paths, String pattern, BiFunction<Specimen, Matcher, String> by) {
        Pattern compiled = Pattern.compile(pattern);
        return new Change("file: " + kind, specimen -> {
            Optional<String> path = specimen.any(specimen.paths(found -> found.matches(paths)
                    && compiled.matcher(specimen.text(found)).find()));
            path.ifPresent(found -> {
                String text = specimen.text(found);
                Matcher matcher = compiled.matcher(text);
                List<int[]> places = new ArrayList<>();
                List<String> replacements = new ArrayList<>();
                while (matcher.find()) {
                    places.add(new int[] {matcher.start(), matcher.end()});
                    replacements.add(by.apply(specimen, matcher));
                }
                int one = specimen.random().nextInt(places.size());
                specimen.files()
                        .put(
                                found,
                                text.substring(0, places.get(one)[0])
                                        + replacements.get(one)
                                        + text.substring(places.get(one)[1]));
                specimen.names(found);
            });
            return path.isPresent();
        });
    }
}
