package dev.mitosis.aws;

import dev.mitosis.io.TsvTable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
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
        static final List<WireForm> ALL = TsvTable.loadNamed(WireForms.class, TABLE).stream()
                .map(Table::form)
                .toList();

        /** The cells are operation, API, signing name, method, path, parameters, target, action and version. */
        private static WireForm form(TsvTable.TsvRow row) {
            Map<String, String> fixed = new LinkedHashMap<>();
            Set<String> free = new LinkedHashSet<>();
            for (String parameter :
                    row.cell(5).isEmpty() ? new String[0] : row.cell(5).split(" ")) {
                int equals = parameter.indexOf('=');
                if (equals < 0) {
                    free.add(parameter);
                } else {
                    fixed.put(parameter.substring(0, equals), parameter.substring(equals + 1));
                }
            }
            Map<String, String> action =
                    row.cell(7).isEmpty() ? Map.of() : Map.of("Action", row.cell(7), "Version", row.cell(8));
            return new WireForm(
                    row.cell(0), row.cell(1), row.cell(2), row.cell(3), row.cell(4), fixed, free, row.cell(6), action);
        }
    }
}
