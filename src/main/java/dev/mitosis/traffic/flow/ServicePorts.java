package dev.mitosis.traffic.flow;

import dev.mitosis.io.TsvTable;
import java.util.stream.Collectors;

/** The ports that services listen on. */
final class ServicePorts {
    private final String list = TsvTable.loadNamed(ServicePorts.class, "service-ports.tsv").stream()
            .map(row -> String.valueOf((int) row.number("port")))
            .collect(Collectors.joining(", "));

    /** In SQL, whether the number in the column is one of them. */
    String test(String column) {
        return "(" + column + " BETWEEN 1 AND 1023 OR " + column + " IN (" + list + "))";
    }
}
