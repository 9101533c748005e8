package dev.mitosis.check.blackbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What can be done to single words of calls, to figures of the plan, and to what people read. */
final class CallWordDamages {
    private static final String PAGES = "waves/\\d+-[^/]+/README\\.md";

    private CallWordDamages() {}

    static List<DocumentDamage> all() {
        return List.of(
                edit(
                        "commands",
                        "a failure becomes a word",
                        "^((?:[A-Z]\\w+=\\$\\()?aws (?!.*\\|\\|).*)$",
                        "$1 || echo later"),
                edit("commands", "nobody waits for it", "^(wait_until .*)$", "$1 &"),
                edit("commands", "compared with itself", "^same (\"[^\"$]*\\$\\{\\w+}\") \"[^\"]*\"", "same $1 $1"),
                edit(
                        "commands",
                        "more is left than nothing",
                        "^(expect|wait_until) 0 (aws .*(?:sum|length)\\()",
                        "$1 7 $2"),
                edit(
                        "commands",
                        "a stop starts",
                        "--reserved-concurrent-executions 0",
                        "--reserved-concurrent-executions 9"),
                edit("commands", "a stop enables", "^aws events disable-rule", "aws events enable-rule"),
                edit(
                        "commands",
                        "the last snapshot is skipped",
                        "--final-db-snapshot-identifier \\S+",
                        "--skip-final-snapshot"),
                edit("commands", "gone at once", "--recovery-window-in-days \\d+", "--force-delete-without-recovery"),
                edit("commands", "shared with everybody", "--values-to-add \\S+", "--values-to-add all"),
                edit("commands", "everything is allowed", "\"Action\":\\[[^\\]]*]", "\"Action\":[\"*\"]"),
                edit(
                        "commands",
                        "another field is kept",
                        "--query StackResourceDetail.PhysicalResourceId",
                        "--query StackResourceDetail.LogicalResourceId"),
                edit("commands", "the second answer is kept", "(\\w)\\[0](?=\\S*' --output text --profile)", "$1[1]"),
                edit(
                        "commands",
                        "another record is asked for",
                        "--start-record-name \\S+",
                        "--start-record-name other.example"),
                edit("commands", "another zone is changed", "--hosted-zone-id \\w+", "--hosted-zone-id Z0123456789ABC"),
                edit("commands", "a record is taken away", "Action:'UPSERT'", "Action:'DELETE'"),
                edit("commands", "a long time to live", "TTL:\\\\`60", "TTL:\\\\`86400"),
                edit(
                        "commands",
                        "copied to another bucket",
                        "(\"Destination\":\\{\"Bucket\":\"arn:aws:s3:::)[^\"]*(\"')",
                        "$1some-other$2"),
                edit("commands", "a word instead of a value", "^(PARAMETER_\\w+)=\"\\$\\{\\w+}\"", "$1=changeme"),
                edit("commands", "a value is not given", "^PARAMETER_\\w+=\\S+ ", ""),
                edit("commands", "it only tries", "^(aws s3 rm .*)$", "$1 --dryrun"),
                edit("validation", "what is gone shall stand", "^gone ", "some "),
                edit("validation", "looked for too early", "^expect available ", "expect creating "),
                edit("validation", "looked for the contrary", "^expect (DISABLED|Disabled) ", "expect Enabled "),
                edit("validation", "the name is no state", "^(stands .*)StackStatus", "$1StackName"),
                edit("validation", "another stack stands", "^(stands .*--stack-name )\\S+", "$1common-other"),
                plan(
                        "no minute down",
                        step -> step.path("downtimeMinutes").asInt() > 0,
                        step -> step.put("downtimeMinutes", 0)),
                plan(
                        "a person with commands",
                        step -> !step.path("commands").isEmpty(),
                        step -> step.put("manual", true)),
                plan("not of the window's phase", step -> step.has("window"), step -> step.put("phase", "data")),
                file("a link leads nowhere", PAGES, "^(\\| ☐ .*\\]\\().*?\\.sh", "$1zz-nothing.sh"),
                file("a way back where there is none", PAGES, "^(\\| ☐ .*)\\*\\*no way back\\*\\*", "$1"),
                file("the first lines of a script", "waves/\\d+-[^/]+/\\d+-.*\\.sh", "^set -euo pipefail$", "set +e"),
                file("what people know has no line", "waves/inputs\\.env", "^# export \\w+=''$", ""),
                file(
                        "the old account goes elsewhere",
                        "organization/old-account\\.sh",
                        "UnitWorkloads\\w*Id",
                        "UnitSandboxId"));
    }

    private static DocumentDamage edit(String list, String name, String pattern, String replacement) {
        return new DocumentDamage(
                name,
                documents ->
                        documents.eachText(list, (all, step) -> true, text -> text.replaceFirst(pattern, replacement)));
    }

    private static DocumentDamage plan(String name, Predicate<ObjectNode> chosen, Consumer<ObjectNode> change) {
        return new DocumentDamage(name, documents -> documents.eachStep((all, step) -> chosen.test(step), change));
    }

    private static DocumentDamage file(String name, String path, String pattern, String replacement) {
        return new DocumentDamage(name, documents -> documents.eachMatch(path, pattern, replacement));
    }
}
