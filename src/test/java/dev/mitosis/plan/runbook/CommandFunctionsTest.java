package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.emulator.RequiredTool;
import dev.mitosis.io.TextResource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the functions that commands use say of an answer. */
class CommandFunctionsTest {
    @TempDir
    private Path folder;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "expect ACTIVE echo ACTIVE | passes",
                "expect ACTIVE echo CREATING | it is 'CREATING', not 'ACTIVE'",
                "expect ACTIVE false | fails",
                "some echo 12 | passes",
                "some echo None | there is none",
                "some echo | there is none",
                "some false | fails",
                "same 12 12 objects | passes",
                "same 12 11 objects | objects differ: '12' on the old side, '11' on the new one",
                "each_in 'the objects' printf 'b\\na\\n' <<< a | passes",
                "each_in 'the objects' echo a <<< a | passes",
                "each_in 'the objects' echo None <<< None | passes",
                "each_in 'the objects' echo a <<< None | passes",
                "each_in 'the objects' echo a <<< b | the new side lacks 1 of the objects",
                "each_in 'the objects' echo None <<< b | the new side lacks 1 of the objects",
                "each_in 'the objects' false <<< b | the new side lacks 1 of the objects",
                "PATH=$PWD:$PATH && aws --input file:///dev/stdin <<< kept | passes",
                "PATH=$PWD:$PATH && aws --input file:///dev/stdin <<< other | it read other",
                "PATH=$PWD:$PATH && aws --input file:///dev/null <<< kept | it read nothing",
                "MITOSIS_MEMORY=/nowhere aws --input file:///dev/stdin <<< kept | set MITOSIS_MEMORY",
                "wait_until ok echo ok | passes",
                "wait_until ok next pending pending ok | passes",
                "wait_until ok next pending FAILED ok | it is FAILED, and will not be ok any more",
                "wait_until ok next pending CREATE_ROLLBACK_COMPLETE ok | and will not be ok any more",
                "wait_until deleted echo deleted | passes",
                "wait_until ok false | five times without an answer",
                "MITOSIS_LIMIT=0 wait_until ok echo pending | it is still 'pending', not ok",
                "gone refuses 'An error occurred (ResourceNotFoundException)' | passes",
                "gone refuses 'An error occurred (NoSuchBucket)' | passes",
                "gone refuses 'An error occurred (404) when calling HeadBucket: Not Found' | passes",
                "gone refuses 'Stack with id x does not exist' | passes",
                "gone refuses 'An error occurred (InvalidInstanceID.NotFound)' | passes",
                "gone refuses 'An error occurred (AWS.SimpleQueueService.NonExistentQueue)' | passes",
                "gone refuses 'An error occurred (AWSOrganizationsNotInUseException)' | passes",
                "gone refuses 'An error occurred (TypeNotFoundException)' | nobody says that it is gone",
                "gone refuses 'An error occurred (AccessDeniedException)' | nobody says that it is gone",
                "gone refuses 'Unable to locate credentials' | nobody says that it is gone",
                "gone echo terminated | passes",
                "gone echo None | passes",
                "gone echo running | it is still there",
                "gone next deleting DELETE_IN_PROGRESS none | passes",
                "MITOSIS_LIMIT=0 gone echo deleting | it is still there",
                "MITOSIS_PART=validation && gone next running none | passes",
                "MITOSIS_PART=validation MITOSIS_MODE=verify && gone next running none | it is still there",
                "MITOSIS_PART=validation MITOSIS_LIMIT=0 && gone echo running | it is still there",
                "MITOSIS_SCRIPT=x.sh && by_person enter a b | when it is done: bash x.sh --done --by NAME",
                "if (by_person enter a b 2> asked); then false; else expect 75 echo $?; fi | passes",
                "even_incomplete true | passes",
                "even_incomplete bash -c 'exit 4' | passes",
                "even_incomplete bash -c 'exit 3' | fails",
                "absent echo None | passes",
                "absent refuses 'An error occurred (NoSuchBucket)' | passes",
                "absent echo running | fails",
                "! absent echo running | passes",
                "! absent refuses 'An error occurred (AccessDenied)' | nobody says that it is gone",
                "expect {} policy_of refuses 'An error occurred (NoSuchBucketPolicy)' | passes",
                "expect {} policy_of refuses 'An error occurred (PolicyNotFoundException)' | passes",
                "expect {} policy_of echo None | passes",
                "expect {} policy_of echo | passes",
                "expect kept policy_of echo kept | passes",
                "lists() { [ $2 = list-packages ] && printf 'npm\\tNone\\tleft-pad\\n' && return; printf '1.0\\n2.0\\n'; }; aws() { lists \"$@\"; }; expect 'npm None left-pad 1.0 npm None left-pad 2.0' echo $(published --domain d) | passes",
                "policy_of refuses 'An error occurred (AccessDenied)' | nobody says that it has no policy",
                "expect MitosisClosed=Deny of closed {} a:Put arn | passes",
                "expect Mine=Allow,MitosisClosed=Deny of closed '{\"Statement\":[{\"Sid\":\"Mine\",\"Effect\":\"Allow\"}]}' a:Put arn | passes",
                "expect Mine=Allow,MitosisClosed=Deny of closed '{\"Statement\":{\"Sid\":\"Mine\",\"Effect\":\"Allow\"}}' a:Put arn | passes",
                "expect MitosisClosed=Deny of closed \"$(closed {} a:Put arn)\" a:Put arn | passes",
                "expect null rule_of closed {} a:Put | passes",
                "expect '\"arn\"' rule_of closed {} a:Put arn | passes",
                "expect '{\"Policy\":\"\"}' attribute Policy {} | passes",
                "expect '{\"Policy\":\"{\\\"a\\\":1}\"}' attribute Policy '{\"a\":1}' | passes",
                "stands echo CREATE_COMPLETE | passes",
                "stands echo UPDATE_COMPLETE | passes",
                "stands echo UPDATE_ROLLBACK_COMPLETE | it is UPDATE_ROLLBACK_COMPLETE",
                "stands echo DELETE_COMPLETE | it is DELETE_COMPLETE",
                "stands echo CREATE_IN_PROGRESS | it is 'CREATE_IN_PROGRESS'",
                "stands false | fails",
                "quiet echo 0 | passes",
                "quiet echo 0.0 | passes",
                "quiet echo None | passes",
                "quiet echo | passes",
                "quiet echo 0.5 | it is used: 0.5",
                "quiet echo 12 | it is used: 12",
                "quiet false | fails",
                "held opened 7 | passes",
                "held opened 9999 | less than 9999 days ago",
                "held other 7 | other is not done, so nothing is held yet",
                "held open 7 | open is not done, so nothing is held yet",
                "[[ $(days_ago 0) =~ ^20[0-9][0-9]-[01][0-9]-[0-3][0-9]T[0-2][0-9]:[0-5][0-9]:[0-5][0-9]Z$ ]] | passes",
                "[[ $(days_ago 1) < $(days_ago 0) ]] | passes",
            })
    void an_answer_passes_or_fails(String command, String expected) throws IOException, InterruptedException {
        RequiredTool.require("bash");
        RequiredTool.require("jq");
        Path work = folder.resolve("artefacts");
        Files.createDirectories(work);
        Files.createDirectories(folder.resolve("state"));
        Files.writeString(folder.resolve("state/steps.jsonl"), """
                {"step":"opened","plan":"","started":"","ended":"2020-01-01T00:00:00Z","outcome":"done"}
                {"step":"other","plan":"","started":"","ended":"2020-01-01T00:00:00Z","outcome":"failed"}
                """);
        Files.writeString(work.resolve("functions.sh"), TextResource.of(RunbookFiles.class, "functions.sh"));
        // Like the AWS CLI it reads a file twice.
        Files.writeString(work.resolve("aws"), """
                #!/usr/bin/env bash
                file=${2#file://}
                [ -z "$(cat "$file")" ] && [ "$file" != /dev/null ] && exit 1
                again=$(cat "$file")
                [ "$again" = kept ] || { echo "it read ${again:-nothing}"; exit 1; }
                """);
        assertThat(work.resolve("aws").toFile().setExecutable(true)).isTrue();
        Files.writeString(work.resolve("try.sh"), """
                source ./functions.sh
                MITOSIS_POLL=0
                refuses() { echo "$*" >&2; return 254; }
                # Each call gives the next word.
                next() { local n; n=$(($(cat calls 2> /dev/null || echo 0) + 1)); echo "$n" > calls; echo "${!n}"; }
                rule_of() { "$@" | jq -c '.Statement[0].Resource'; }
                of() { "$@" | jq -r '[.Statement[] | .Sid + "=" + .Effect] | join(",")'; }
                """ + command + "\necho passes\n");
        Process process = new ProcessBuilder("bash", "try.sh")
                .directory(work.toFile())
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (expected.equals("passes")) {
            assertThat(said).isEqualTo("passes\n");
        } else {
            assertThat(exit).isNotZero();
            assertThat(said).doesNotContain("passes").contains(expected.equals("fails") ? "" : expected);
        }
    }
}
