package dev.mitosis.cli.snapshot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.cli.output.Style;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.DiffDocument;
import dev.mitosis.model.DiffDocument.Change;
import dev.mitosis.model.DiffDocument.Field;
import dev.mitosis.model.DiffDocument.Item;
import dev.mitosis.model.DiffDocument.Uncertain;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A comparison on the screen. */
record DiffSummary(DiffDocument diff, boolean all, Style style) {
    private static final int FIELDS_SHOWN = 8;
    private static final int VALUE_WIDTH = 60;

    void print(PrintWriter out) {
        List<Change> shown = diff.changed().stream()
                .filter(change -> all || change.substantial())
                .toList();
        out.println("Account " + diff.account() + ", from " + diff.oldFinishedAt() + " to " + diff.finishedAt());
        style.bold(diff.appeared().size() + " appeared, " + diff.vanished().size() + " vanished, " + shown.size()
                + " changed");
        out.println();
        items("Appeared", "+", diff.appeared(), out);
        items("Vanished", "-", diff.vanished(), out);
        changes(shown, out);
        int quiet = diff.changed().size() - shown.size();
        if (quiet > 0) {
            out.println();
            out.println(quiet + " more differ only in measurements or in the order of lists; --all shows them");
        }
        uncertain(out);
    }

    private static void items(String title, String sign, List<Item> items, PrintWriter out) {
        if (items.isEmpty()) {
            return;
        }
        out.println();
        out.println(title + ":");
        TextTable table = new TextTable("", "type", "region", "name", "id");
        items.forEach(item -> table.row(sign, item.type(), item.region(), item.name(), item.id()));
        table.print(out);
    }

    private void changes(List<Change> shown, PrintWriter out) {
        if (!shown.isEmpty()) {
            out.println();
            out.println("Changed:");
        }
        for (Change change : shown) {
            out.print("~ " + change.type() + "  " + change.region() + "  " + TextTable.clean(change.name()) + "  ");
            style.faint(TextTable.clean(change.id()));
            out.println();
            List<Field> fields = change.fields().stream()
                    .filter(field -> all || field.kind().substantial())
                    .toList();
            int limit = all ? fields.size() : FIELDS_SHOWN;
            fields.stream().limit(limit).forEach(field -> out.println("    " + line(field)));
            if (fields.size() > limit) {
                out.println("    and " + (fields.size() - limit) + " more fields; --all shows them");
            }
        }
    }

    private static String line(Field field) {
        String pointer = TextTable.clean(field.pointer());
        return switch (field.kind()) {
            case ADDED -> "+ " + pointer + ": " + value(field.after());
            case REMOVED -> "- " + pointer + ": " + value(field.before());
            case REPLACED, MEASURED -> "~ " + pointer + ": " + value(field.before()) + " -> " + value(field.after());
            case REORDERED -> "~ " + pointer + ": in another order";
        };
    }

    private static String value(@Nullable JsonNode value) {
        String text = value == null ? "none" : TextTable.clean(value.toString());
        return text.length() <= VALUE_WIDTH ? text : text.substring(0, VALUE_WIDTH - 1) + "…";
    }

    /** Equal reasons are one line. */
    private void uncertain(PrintWriter out) {
        if (diff.uncertain().isEmpty()) {
            return;
        }
        Map<String, Long> reasons = diff.uncertain().stream()
                .collect(Collectors.groupingBy(Uncertain::reason, TreeMap::new, Collectors.counting()));
        out.println();
        out.println(diff.uncertain().size() + " are in one snapshot only, but the other one does not tell:");
        reasons.forEach((reason, count) -> out.println("? " + count + "  " + TextTable.clean(reason)));
    }
}
