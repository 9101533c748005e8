package dev.mitosis.traffic.file;

import dev.mitosis.io.UnfitFileException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells from the first line of a text, and from what is known of the account's flow logs, which columns it has.
 *
 * @param named the format that the person named; null where there is none
 * @param formats those of the account's flow logs
 */
public record FormatGuess(@Nullable RecordLayout named, List<FlowLogFormat> formats) {
    /**
     * The format of one flow log.
     *
     * @param id the flow log's, which stands in the names of its files
     */
    public record FlowLogFormat(String id, RecordLayout layout) {}

    /** What a text is made of. */
    record Guess(RecordLayout layout, boolean header, char delimiter, boolean quoted) {}

    private static final Pattern NAMES = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    /** What an export of CloudWatch Logs puts in front of each line. */
    private static final Pattern EXPORTED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z");

    private static final Pattern FLOW_LOG = Pattern.compile("_(fl-[0-9a-f]+)_");

    public FormatGuess {
        formats = List.copyOf(formats);
    }

    /**
     * What the text is made of.
     *
     * @throws UnfitFileException where that cannot be told; says how to tell it
     */
    Guess of(String fileName, String line) throws UnfitFileException {
        String first = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        for (char delimiter : new char[] {',', ' ', '\t'}) {
            List<String> cells = List.of(first.replace("\"", "").split(Pattern.quote(String.valueOf(delimiter)), -1));
            RecordLayout header = RecordLayout.of(cells.stream());
            if (cells.stream().allMatch(cell -> NAMES.matcher(cell).matches())
                    && (header.isOfFlows() || header.isOfCalls())) {
                if (!header.isSound()) {
                    throw new UnfitFileException("its first line names a column twice, or too many");
                }
                return new Guess(header, true, delimiter, delimiter != ' ');
            }
        }
        return new Guess(withoutHeader(fileName, first), false, ' ', false);
    }

    private RecordLayout withoutHeader(String fileName, String first) throws UnfitFileException {
        List<String> cells = List.of(first.split(" ", -1));
        boolean exported = EXPORTED.matcher(cells.get(0)).matches();
        List<String> record = exported ? cells.subList(1, cells.size()) : cells;
        List<RecordLayout> fitting = candidates(fileName)
                .filter(layout -> layout.columns().size() == record.size())
                .filter(layout -> fits(layout, record))
                .distinct()
                .toList();
        if (fitting.size() != 1) {
            throw new UnfitFileException("its first line names no columns, and its " + record.size() + " fit "
                    + (fitting.isEmpty() ? "no" : "more than one")
                    + " format of the account's flow logs; name the format with --format");
        }
        return exported ? fitting.get(0).behind("exported_at") : fitting.get(0);
    }

    private Stream<RecordLayout> candidates(String fileName) {
        if (named != null) {
            return Stream.of(named);
        }
        Matcher id = FLOW_LOG.matcher(fileName);
        Optional<RecordLayout> own = id.find()
                ? formats.stream()
                        .filter(format -> format.id().equals(id.group(1)))
                        .map(FlowLogFormat::layout)
                        .findFirst()
                : Optional.empty();
        return own.map(Stream::of)
                .orElseGet(() -> Stream.concat(
                        Stream.of(RecordLayout.standard()), formats.stream().map(FlowLogFormat::layout)));
    }

    private static boolean fits(RecordLayout layout, List<String> record) {
        for (int i = 0; i < record.size(); i++) {
            if (!fits(layout.columns().get(i), record.get(i))) {
                return false;
            }
        }
        return true;
    }

    private static boolean fits(String column, String cell) {
        return cell.equals("-")
                || switch (column) {
                    case "version", "srcport", "dstport", "protocol", "packets", "bytes", "start", "end", "tcp_flags" ->
                        cell.matches("\\d{1,20}");
                    case "interface_id" -> cell.startsWith("eni-");
                    case "vpc_id" -> cell.startsWith("vpc-");
                    case "subnet_id" -> cell.startsWith("subnet-");
                    case "instance_id" -> cell.startsWith("i-");
                    case "srcaddr", "dstaddr", "pkt_srcaddr", "pkt_dstaddr" -> cell.matches("[0-9a-fA-F.:]{2,45}");
                    case "action" -> cell.matches("ACCEPT|REJECT");
                    case "log_status" -> cell.matches("OK|NODATA|SKIPDATA");
                    default -> true;
                };
    }
}
