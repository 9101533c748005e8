package dev.mitosis.errors;

import static dev.mitosis.errors.ErrorRow.row;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The codes of what keeps a rehearsal from beginning. */
final class RehearsalErrorRows {
    private static final String PLANS = "plans/" + TestWorkspace.ACCOUNT;
    private static final String WAVE = PLANS + "/artefacts/waves/01-foundation";
    private static final String NOBODY = " --endpoint-url http://127.0.0.1:9 --wave 1";
    private static final String REHEARSE = "rehearse --source-exists" + NOBODY;

    /** Knows who it is by the profile, and nothing else. */
    private static final String AWS = """
            #!/bin/sh
            while [ "${1#--}" != "$1" ]; do shift 2; done
            if [ "$1" != sts ]; then exit 1; fi
            PATH=$MITOSIS_REHEARSAL_PATH
            while read -r line; do
              case $line in
                "[profile $4]") found=yes ;;
                "role_arn = "*) if [ "$found" = yes ]; then line=${line#*iam::}; echo "${line%%:*}"; exit 0; fi ;;
              esac
            done < "$AWS_CONFIG_FILE"
            """;

    private static @Nullable Ending rehearsed;

    private RehearsalErrorRows() {}

    static Stream<ErrorRow> rows() {
        return Stream.of(
                row(
                                "M-REHEARSE-01",
                                at -> at.run("rehearse --source-exists --endpoint-url http://192.0.2.1:5055"),
                                at -> at.run("rehearse --source-exists --endpoint-url http://127.0.0.1:5055"))
                        .instead("M-WORK-01"),
                row(
                        "M-REHEARSE-02",
                        at -> planned(at)
                                .file(PLANS + "/artefacts/waves/own.sh", "aws sts --endpoint-url https://x")
                                .run(REHEARSE),
                        RehearsalErrorRows::rehearsed),
                row("M-REHEARSE-03", at -> emptied(planned(at)).run(REHEARSE), RehearsalErrorRows::rehearsed),
                row(
                        "M-REHEARSE-04",
                        at -> planned(at).variable("PATH", "").run(REHEARSE),
                        RehearsalErrorRows::rehearsed),
                row("M-REHEARSE-05", at -> onAnEarlierOne(planned(at)), RehearsalErrorRows::rehearsed),
                row("M-REHEARSE-06", at -> planned(at).run(REHEARSE + " --resume"), RehearsalErrorRows::rehearsed),
                row(
                        "M-REHEARSE-07",
                        at -> planned(at).run(REHEARSE + " --roll-back-at no-such-step"),
                        at -> planned(at).run(REHEARSE + " --roll-back-everywhere --no-scan")),
                row(
                        "M-REHEARSE-08",
                        at -> planned(at)
                                .file("programs/aws", AWS.replace("exit 1", "kill -9 $PPID"))
                                .run(REHEARSE),
                        RehearsalErrorRows::rehearsed));
    }

    /** A rehearsal that begins, which is the same for all; a comment may say what a command may not. */
    private static synchronized Ending rehearsed(TestWorkspace at) throws IOException {
        if (rehearsed == null) {
            rehearsed = planned(at)
                    .file(PLANS + "/artefacts/waves/own.sh", "# aws sts --endpoint-url https://x")
                    .run(REHEARSE);
        }
        return rehearsed;
    }

    /** Whatever the emulator is asked for is there already. */
    private static Ending onAnEarlierOne(TestWorkspace at) throws IOException {
        HttpServer emulator = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        emulator.createContext("/", exchange -> {
            try (exchange) {
                exchange.sendResponseHeaders(200, -1);
            }
        });
        emulator.start();
        try {
            return at.run("rehearse --wave 1 --endpoint-url http://127.0.0.1:"
                    + emulator.getAddress().getPort());
        } finally {
            emulator.stop(0);
        }
    }

    private static TestWorkspace planned(TestWorkspace at) throws IOException {
        TestWorkspace planned = at.account()
                .after("graph")
                .after("partition")
                .after("target")
                .after("plan")
                .after("check")
                .file("programs/aws", AWS)
                .variable("PATH", at.path("programs") + ":" + System.getenv("PATH"));
        assertThat(at.path("programs/aws").toFile().setExecutable(true)).isTrue();
        return planned;
    }

    /** The first wave's first script says nothing any more. */
    private static TestWorkspace emptied(TestWorkspace at) throws IOException {
        try (Stream<Path> files = Files.list(at.path(WAVE))) {
            List<Path> scripts = files.filter(file -> file.toString().endsWith(".sh"))
                    .sorted()
                    .toList();
            return at.file(at.name(scripts.get(0)), "");
        }
    }
}
