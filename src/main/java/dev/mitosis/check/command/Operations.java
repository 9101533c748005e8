package dev.mitosis.check.command;

import dev.mitosis.io.InputFile;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The operations of the AWS CLI, from {@code operations.tsv.gz}; see {@code tools/aws-operations.py}. */
public final class Operations {
    private static final String FILE = "operations.tsv.gz";
    private static final Operations ALL = load();

    private final Map<String, String> lines = new HashMap<>();
    private final Set<String> services = new HashSet<>();
    private final Map<String, Operation> read = new HashMap<>();

    /**
     * An operation.
     *
     * @param writes whether it changes anything
     * @param required the options that have to be given
     * @param valued all options that take values
     * @param flags those that take none
     * @param listed those whose values the model of the service lists, so that they name nothing
     * @param positions how many arguments without a name there are
     */
    public record Operation(
            String service,
            String name,
            boolean writes,
            Set<String> required,
            Set<String> valued,
            Set<String> flags,
            Set<String> listed,
            int positions) {}

    /** All operations. */
    public static Operations all() {
        return ALL;
    }

    private static Operations load() {
        Operations all = new Operations();
        try (InputStream packed = Operations.class.getResourceAsStream(FILE)) {
            if (packed == null) {
                throw new IllegalStateException("the product lacks its resource file " + FILE);
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(InputFile.unzip(packed), StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int service = line.indexOf('\t');
                all.services.add(line.substring(0, service));
                all.lines.put(line.substring(0, line.indexOf('\t', service + 1)), line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Whether the CLI has the service. */
    public boolean hasService(String service) {
        return services.contains(service);
    }

    /** The operation of the service; empty where there is none. */
    public synchronized Optional<Operation> find(String service, String name) {
        String key = service + "\t" + name;
        String line = lines.get(key);
        return line == null ? Optional.empty() : Optional.of(read.computeIfAbsent(key, unread -> parsed(line)));
    }

    private static Operation parsed(String line) {
        String[] cells = line.split("\t", -1);
        Set<String> required = new HashSet<>();
        Set<String> valued = new HashSet<>();
        Set<String> flags = new HashSet<>();
        Set<String> listed = new HashSet<>();
        int positions = 0;
        for (String option : cells[3].split(" ", -1)) {
            String name = option.replaceAll("~?[!?]?$", "");
            if (option.startsWith("@")) {
                positions += Integer.parseInt(option.substring(1));
            } else if (option.endsWith("?")) {
                flags.add(name);
            } else if (!option.isEmpty()) {
                valued.add(name);
                if (option.endsWith("!")) {
                    required.add(name);
                }
                if (option.indexOf('~') > 0) {
                    listed.add(name);
                }
            }
        }
        return new Operation(
                cells[0],
                cells[1],
                cells[2].equals("write"),
                Set.copyOf(required),
                Set.copyOf(valued),
                Set.copyOf(flags),
                Set.copyOf(listed),
                positions);
    }
}
