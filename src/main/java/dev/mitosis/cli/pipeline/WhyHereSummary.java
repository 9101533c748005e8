package dev.mitosis.cli.pipeline;

import dev.mitosis.cli.output.TextTable;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Reason;
import dev.mitosis.partition.WhyHereDocument;
import dev.mitosis.partition.WhyHereDocument.Pull;
import dev.mitosis.partition.WhyHereDocument.Unit;
import dev.mitosis.partition.WhyHereDocument.Users;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;

/** Where a resource belongs and why, for people: as much as fits; everything is in the JSON. */
final class WhyHereSummary {
    private static final int SHOWN = 8;

    private final WhyHereDocument why;

    WhyHereSummary(WhyHereDocument why) {
        this.why = why;
    }

    void print(PrintWriter out) {
        Assignment row = why.row();
        out.println(TextTable.clean(why.name()) + "  " + row.id());
        out.println();
        TextTable table = new TextTable("context", "environment", "account", "role", "confidence");
        table.row(
                Objects.toString(row.context(), "none"),
                Objects.toString(row.environment(), "none"),
                row.account(),
                row.role().label(),
                String.format(Locale.ROOT, "%.2f", row.confidence()));
        table.print(out);
        list("Because", row.reasons().stream().map(Reason::text).toList(), out);
        list("Decided by people", why.decided().stream().map(Reason::text).toList(), out);
        together(out);
        unit(out);
        users(out);
        pulls("context", why.contexts(), row.context(), out);
        pulls("environment", why.environments(), row.environment(), out);
        list("Found", why.findings().stream().map(finding -> finding.text()).toList(), out);
        questions(out);
        out.println();
        out.println("To put it elsewhere, change the values and write into decisions.yaml:");
        block(why.decision(), out);
    }

    private static void list(String title, List<String> lines, PrintWriter out) {
        if (lines.isEmpty()) {
            return;
        }
        out.println();
        out.println(title + ":");
        for (int i = 0; i < Math.min(SHOWN, lines.size()); i++) {
            out.println("  " + (i + 1) + ". " + lines.get(i));
        }
        if (lines.size() > SHOWN) {
            out.println("  ... and " + (lines.size() - SHOWN) + " more");
        }
    }

    private static String some(List<String> ids) {
        return ids.stream().limit(3).map(WhyHereSummary::name).collect(Collectors.joining(", "))
                + (ids.size() > 3 ? " and " + (ids.size() - 3) + " more" : "");
    }

    /** The end of an ARN, by which people know a resource. */
    private static String name(String arn) {
        String[] parts = arn.split(":", 6);
        return TextTable.clean(parts[parts.length - 1]);
    }

    private void together(PrintWriter out) {
        List<String> others = why.together().members().stream()
                .filter(member -> !member.equals(why.row().id()))
                .toList();
        out.println();
        out.println(
                others.isEmpty()
                        ? "Nothing is a part of it, nor it of anything."
                        : "It cannot be apart from " + some(others) + ".");
        if (why.together().hub()) {
            out.println("Strangers live in it or pass through it by nature, so it says nothing of them.");
        }
    }

    private void unit(PrintWriter out) {
        Unit unit = why.unit();
        out.println(
                unit == null
                        ? "No unit of deployment is known."
                        : "It was deployed with '" + TextTable.clean(unit.name()) + "', whose resources belong to "
                                + unit.contexts().entrySet().stream()
                                        .map(entry -> (entry.getKey().isEmpty() ? "no context" : entry.getKey()) + " ("
                                                + entry.getValue() + ")")
                                        .collect(Collectors.joining(", "))
                                + ".");
    }

    private void users(PrintWriter out) {
        out.println();
        if (why.users().isEmpty()) {
            out.println("Nothing is known to use it.");
            return;
        }
        TextTable table = new TextTable("used by context", "environment", "mode", "resources", "which");
        for (Users users : why.users()) {
            table.row(
                    Objects.toString(users.context(), "none"),
                    Objects.toString(users.environment(), "none"),
                    users.mode(),
                    users.resources().size(),
                    some(users.resources()));
        }
        table.print(out);
    }

    private static void pulls(
            String axis, List<Pull> pulls, @org.jspecify.annotations.Nullable String own, PrintWriter out) {
        if (pulls.isEmpty()) {
            return;
        }
        out.println();
        TextTable table = new TextTable("ties to " + axis, "share", "strongest");
        pulls.stream()
                .limit(SHOWN)
                .forEach(pull -> table.row(
                        pull.label() + (pull.label().equals(own) ? " (its own)" : ""),
                        String.format(Locale.ROOT, "%.2f", pull.share()),
                        pull.evidence().stream().map(Reason::text).findFirst().orElse("")));
        table.print(out);
    }

    private void questions(PrintWriter out) {
        for (OpenQuestion question : why.questions()) {
            out.println();
            out.println("Open (" + question.id() + ", settles " + question.settles() + "): " + question.text());
            question.candidates()
                    .forEach(candidate -> out.println("  " + candidate.answer() + " "
                            + String.format(Locale.ROOT, "%.2f", candidate.confidence()) + ": "
                            + candidate.evidence().stream().map(Reason::text).collect(Collectors.joining(" "))));
            if (question.resources().size() <= SHOWN || question.kind() == OpenQuestion.Kind.OWNER) {
                out.println("  answered in decisions.yaml by:");
                block(question.decision(), out);
            } else {
                out.println("  the decision that answers it is long: partition.json has it");
            }
        }
    }

    private static void block(String text, PrintWriter out) {
        text.lines().forEach(line -> out.println("    " + line));
    }
}
