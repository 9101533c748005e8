package dev.mitosis.check.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.check.command.Operations.Operation;
import dev.mitosis.emulator.RequiredTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of operations is that of the installed AWS CLI; an older or newer one may have others in addition. */
class OperationsIT {
    private static final List<String> SERVICES = List.of("sqs", "kms", "s3", "dynamodb");

    @Test
    void operations_and_the_options_that_they_need_are_those_of_the_installed_cli()
            throws IOException, InterruptedException {
        RequiredTool.require("aws");
        Process script = new ProcessBuilder(
                        Stream.concat(Stream.of("python3", "tools/aws-operations.py"), SERVICES.stream())
                                .toList())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        List<String> lines = new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(script.waitFor()).isZero();
        assertThat(lines).hasSizeGreaterThan(100);
        long equal = lines.stream().filter(OperationsIT::isInTable).count();
        assertThat(equal).isGreaterThanOrEqualTo(lines.size() * 9L / 10);
    }

    private static boolean isInTable(String line) {
        String[] cells = line.split("\t", -1);
        Operation known = Operations.all().find(cells[0], cells[1]).orElse(null);
        Set<String> required = Stream.of(cells[3].split(" "))
                .filter(option -> option.endsWith("!"))
                .map(option -> option.substring(0, option.length() - 1))
                .collect(Collectors.toSet());
        return known != null && known.required().equals(required) && known.writes() == cells[2].equals("write");
    }
}
