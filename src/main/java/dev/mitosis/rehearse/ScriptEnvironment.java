package dev.mitosis.rehearse;

import dev.mitosis.io.AtomicFile;
import dev.mitosis.rehearse.gate.EmulatorGate;
import dev.mitosis.rehearse.gate.RefusingProxy;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The whole environment of a script: nothing of it comes from the machine but the search path.
 *
 * @param folder where home, profiles and temporary files are
 * @param path the search path of the machine
 */
record ScriptEnvironment(RehearsalFolder folder, String path, EmulatorGate gate, RefusingProxy proxy) {
    /** How much further the clock of the scripts is than that of the machine, in seconds. */
    private static final String AHEAD = "MITOSIS_REHEARSAL_AHEAD";

    /** The search path without the programs of the rehearsal. */
    private static final String PLAIN_PATH = "MITOSIS_REHEARSAL_PATH";

    private static final String POLL_SECONDS = "1";
    private static final String LIMIT_SECONDS = "20";

    /** Writes the programs that come before those of the machine: the clock, the AWS CLI and this product itself. */
    void programs(List<String> self) {
        AtomicFile.write(folder.programs().resolve("date"), """
                #!/bin/sh
                # The clock of a rehearsal: nobody waits for a hold or a TTL, so that it runs ahead of the machine's.
                PATH=$%s
                if [ "$*" = +%%s ]; then echo $(($(date +%%s) + ${%s:-0})); else exec date "$@"; fi
                """.formatted(PLAIN_PATH, AHEAD));
        AtomicFile.write(
                folder.programs().resolve("mitosis"),
                "#!/bin/sh\nexec "
                        + self.stream().map(ScriptEnvironment::quoted).collect(Collectors.joining(" ")) + " \"$@\"\n");
        AtomicFile.write(folder.programs().resolve("aws"), """
                #!/bin/sh
                # Version 1 of the AWS CLI takes the endpoint of some services from no variable; an emulator may be slow.
                PATH=$%s
                exec aws --endpoint-url "$AWS_ENDPOINT_URL" --cli-read-timeout 600 "$@"
                """.formatted(PLAIN_PATH));
        for (String program : List.of("date", "mitosis", "aws")) {
            executable(folder.programs().resolve(program).toFile());
        }
    }

    private static void executable(File program) {
        if (!program.setExecutable(true, true)) {
            throw new IllegalStateException(program + " cannot be made a program");
        }
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    /** The variables for a script. */
    Map<String, String> variables(long secondsAhead, Map<String, String> further) {
        Map<String, String> variables = new TreeMap<>(further);
        Path home = folder.home();
        variables.put("HOME", home.toString());
        variables.put("TMPDIR", folder.temporary().toString());
        variables.put("LC_ALL", "C.UTF-8");
        variables.put("TZ", "UTC");
        variables.put("PATH", folder.programs() + File.pathSeparator + path);
        variables.put(PLAIN_PATH, path);
        variables.put(AHEAD, String.valueOf(secondsAhead));
        variables.put("AWS_CONFIG_FILE", folder.config().toString());
        variables.put("AWS_SHARED_CREDENTIALS_FILE", folder.credentials().toString());
        variables.put("AWS_ENDPOINT_URL", gate.url().toString());
        variables.put("AWS_EC2_METADATA_DISABLED", "true");
        variables.put("AWS_DISABLE_HOST_PREFIX_INJECTION", "true");
        variables.put("AWS_MAX_ATTEMPTS", "1");
        for (String name : List.of("HTTP_PROXY", "http_proxy")) {
            variables.put(name, gate.url().toString());
        }
        for (String name : List.of("HTTPS_PROXY", "ALL_PROXY", "https_proxy", "all_proxy")) {
            variables.put(name, proxy.url());
        }
        variables.put("MITOSIS_POLL", POLL_SECONDS);
        variables.put("MITOSIS_LIMIT", LIMIT_SECONDS);
        return variables;
    }
}
