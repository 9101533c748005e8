package dev.mitosis.plan.runbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The runbooks of a plan as somebody follows them, with an AWS CLI that notes how it was called and answers from a file
 * of shell patterns.
 */
final class FollowedRunbook {
    private static final String CLI = """
            #!/usr/bin/env bash
            echo "$*" >> "$FAKE/calls"
            source "$FAKE/answers"
            """;

    private final Path account;
    private final Path fake;
    private Path artefacts;

    FollowedRunbook(Path folder, DrawnPlan plan) {
        this.account = folder.resolve("account");
        this.fake = folder.resolve("fake");
        this.artefacts = plan.into(account);
        try {
            Files.createDirectories(fake);
            Files.writeString(fake.resolve("aws"), CLI);
            if (!fake.resolve("aws").toFile().setExecutable(true)) {
                throw new IllegalStateException("cannot make a program of " + fake);
            }
            answers("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plans again. */
    void planned(DrawnPlan plan) {
        artefacts = plan.into(account);
    }

    /** What the CLI does from now on: lines of a shell script that know its arguments. */
    void answers(String script) throws IOException {
        Files.writeString(fake.resolve("answers"), script);
    }

    void fillIn(String line) throws IOException {
        Path inputs = artefacts.resolve("waves/inputs.env");
        Files.writeString(inputs, Files.readString(inputs) + line + "\n");
    }

    /** Runs a script of the waves, whose name may be cut; the text ends with {@code exit N}. */
    String run(String script, String... options) {
        return run(Map.of(), script, options);
    }

    /** The same with more in the environment. */
    String run(Map<String, String> environment, String script, String... options) {
        try {
            Process process = start(environment, script, options);
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return text + "exit " + process.waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The same without waiting for its end. */
    Process start(Map<String, String> environment, String script, String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", path(script).toString()));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("MITOSIS_"));
        builder.environment().put("FAKE", fake.toString());
        builder.environment().put("MITOSIS_POLL", "0");
        builder.environment().merge("PATH", fake.toString(), (path, more) -> more + ":" + path);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private Path path(String script) throws IOException {
        try (Stream<Path> files = Files.walk(artefacts.resolve("waves"))) {
            return files.filter(file -> artefacts.relativize(file).toString().startsWith("waves/" + script))
                    .filter(file -> file.toString().endsWith(".sh"))
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** How the CLI was called since the last question. */
    List<String> calls() throws IOException {
        Path calls = fake.resolve("calls");
        List<String> lines = Files.exists(calls) ? Files.readAllLines(calls) : List.of();
        Files.deleteIfExists(calls);
        return lines;
    }

    /** A file of the state; empty where it is not there. */
    String state(String file) throws IOException {
        Path path = account.resolve("state").resolve(file);
        return Files.exists(path) ? Files.readString(path) : "";
    }

    Path artefacts() {
        return artefacts;
    }
}
