package dev.mitosis.aws;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The forms of the operations that one service may be asked, read from a table that a test derives from the SDK. */
final class WireForms {
    private static final String TABLE = "wire-forms.tsv";

    private final List<WireForm> forms;

    private WireForms(List<WireForm> forms) {
        this.forms = forms;
    }

    /** Every form of the table. */
    static List<WireForm> all() {
        return Table.ALL;
    }

    /**
     * The forms of a service's declared operations.
     *
     * @param service the name before the colon
     */
    static WireForms of(String service, Set<String> declared) {
        return new WireForms(Table.ALL.stream()
                .filter(form -> form.operation().startsWith(service + ":") && declared.contains(form.operation()))
                .toList());
    }

    /** Whether an operation of this API has a form. */
    boolean knows(String operation, String api) {
        return forms.stream()
                .anyMatch(
                        form -> form.operation().equals(operation) && form.api().equals(api));
    }

    /** The operation that AWS would take the request for; empty where it is none of these. */
    Optional<String> operation(WireRequest request) {
        return forms.stream()
                .filter(form -> form.matches(request))
                .map(WireForm::operation)
                .findFirst();
    }

    private static final class Table {
        static final List<WireForm> ALL = read();

        private static List<WireForm> read() {
            InputStream table = Objects.requireNonNull(WireForms.class.getResourceAsStream(TABLE), TABLE);
            try (BufferedReader lines = new BufferedReader(new InputStreamReader(table, StandardCharsets.UTF_8))) {
                return lines.lines()
                        .filter(line -> !line.startsWith("#"))
                        .skip(1)
                        .map(line -> form(line.split("\t", -1)))
                        .toList();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The cells are operation, API, signing name, method, path, parameters, target, action and version. */
        private static WireForm form(String[] cells) {
            Map<String, String> fixed = new LinkedHashMap<>();
            Set<String> free = new LinkedHashSet<>();
            for (String parameter : cells[5].isEmpty() ? new String[0] : cells[5].split(" ")) {
                int equals = parameter.indexOf('=');
                if (equals < 0) {
                    free.add(parameter);
                } else {
                    fixed.put(parameter.substring(0, equals), parameter.substring(equals + 1));
                }
            }
            Map<String, String> action =
                    cells[7].isEmpty() ? Map.of() : Map.of("Action", cells[7], "Version", cells[8]);
            return new WireForm(cells[0], cells[1], cells[2], cells[3], cells[4], fixed, free, cells[6], action);
        }
    }
}
