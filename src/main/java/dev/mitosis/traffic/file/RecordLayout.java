package dev.mitosis.traffic.file;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which column of a table holds what.
 *
 * @param columns their names, in lower case with underscores, in the order of the file
 */
public record RecordLayout(List<String> columns) {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z0-9-]+)}");
    private static final int MOST = 200;

    public RecordLayout {
        columns = List.copyOf(columns);
    }

    static RecordLayout of(Stream<String> names) {
        return new RecordLayout(
                names.map(name -> name.strip().toLowerCase(Locale.ROOT).replace('-', '_'))
                        .toList());
    }

    /** That of the default format of flow logs. */
    public static RecordLayout standard() {
        return of(FlowFields.standard().stream());
    }

    /** That of a flow log's format, {@code ${version} ${account-id} ...}; empty where it holds anything else. */
    public static Optional<RecordLayout> ofFormat(String format) {
        String rest = PLACEHOLDER.matcher(format).replaceAll("$1");
        List<String> names = List.of(rest.strip().split("\\s+", -1));
        return names.stream().allMatch(FlowFields::isKnown) ? Optional.of(of(names.stream())) : Optional.empty();
    }

    public boolean has(String column) {
        return columns.contains(column);
    }

    /** Whether rows tell of flows. */
    public boolean isOfFlows() {
        return (has("srcaddr") || has("pkt_srcaddr")) && (has("dstaddr") || has("pkt_dstaddr"));
    }

    /** Whether rows tell of API calls. */
    public boolean isOfCalls() {
        return has("event_source") && has("event_name");
    }

    /** Whether columns have names, few enough, and none twice. */
    boolean isSound() {
        Set<String> seen = new HashSet<>();
        return columns.size() <= MOST && columns.stream().allMatch(name -> !name.isEmpty() && seen.add(name));
    }

    RecordLayout behind(String first) {
        return new RecordLayout(
                Stream.concat(Stream.of(first), columns.stream()).toList());
    }
}
