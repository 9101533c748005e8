package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.ResourceRow;
import dev.mitosis.model.table.Column;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.model.table.Value;
import dev.mitosis.report.facts.OutwardLinks;
import dev.mitosis.report.facts.ReportIndex;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.TableNames;
import dev.mitosis.report.facts.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Every resource of the snapshot: where it goes, what happens to it and why. */
final class ResourcesTable {
    static final String NAME = TableNames.RESOURCES;

    private ResourcesTable() {}

    static Table<ResourceRow> of(ReportInput input, ReportIndex index) {
        List<Column<ResourceRow>> columns = new ArrayList<>(what());
        columns.addAll(where(index));
        columns.addAll(how(index));
        columns.addAll(raw(index));
        return new Table<>(
                NAME,
                "Resources",
                "Every resource of the account: where it goes, what happens to it, and why. Change a tinted cell to decide otherwise.",
                columns,
                input.resources(),
                ResourceRow::arn);
    }

    private static List<Column<ResourceRow>> what() {
        return List.of(
                named("name", "Name", "What a person would call it.").wide(32).text(ResourceRow::name),
                named("type", "Type", "Its CloudFormation type.").wide(36).text(ResourceRow::type),
                named("region", "Region", "Where it is; global where there is none.")
                        .wide(13)
                        .text(ResourceRow::region));
    }

    private static List<Column<ResourceRow>> where(ReportIndex index) {
        return List.of(
                named("context", "Context", "The product or capability that it belongs to.")
                        .wide(16)
                        .chosenFrom(ChoiceLists.CONTEXT, Input.ASSIGN + "context")
                        .text(of(index, Assignment::context)),
                named("environment", "Environment", "The environment that it belongs to.")
                        .wide(13)
                        .chosenFrom(ChoiceLists.ENVIRONMENT, Input.ASSIGN + "environment")
                        .text(of(index, Assignment::environment)),
                named("account", "Account", "The account that it will live in.")
                        .wide(24)
                        .chosenFrom(ChoiceLists.ACCOUNT, Input.ASSIGN + "account")
                        .text(of(index, Assignment::account)),
                named("role", "Role", "The part it plays: workload, shared, foundation, managed by another.")
                        .wide(15)
                        .text(of(index, assignment -> assignment.role().label())),
                named("confidence", "Confidence", "How sure context and environment are.")
                        .wide(11)
                        .number(
                                Kind.CONFIDENCE,
                                row -> index.assignment(row.arn())
                                        .map(Assignment::confidence)
                                        .orElse(null)),
                named("disposition", "Disposition", "What happens to it.")
                        .wide(16)
                        .chosenFrom(ChoiceLists.DISPOSITION, Input.ASSIGN + "disposition")
                        .text(row -> index.disposition(row.arn())
                                .map(found -> found.disposition().label())
                                .orElse(null)),
                named("why", "Why there", "The reasons for context, environment and account.")
                        .wide(46)
                        .prose(of(index, assignment -> Words.reasons(assignment.reasons()))));
    }

    private static List<Column<ResourceRow>> how(ReportIndex index) {
        return List.of(
                named("disposition_why", "Why so", "The reason for the disposition.")
                        .notPrinted()
                        .wide(46)
                        .prose(row -> index.disposition(row.arn())
                                .map(found -> found.reason())
                                .orElse(null)),
                named("comment", "Comment", "Why you decided otherwise.")
                        .notPrinted()
                        .wide(24)
                        .filledIn(Input.ASSIGN + "reason")
                        .prose(row -> null),
                named("first_step", "First step", "The first step that acts on it.")
                        .notPrinted()
                        .wide(26)
                        .link(row -> index.firstStep(row.arn())
                                .map(step -> index.stepLink(step.id()))
                                .orElse(new Value.Nothing())));
    }

    private static List<Column<ResourceRow>> raw(ReportIndex index) {
        return List.of(
                named("needs", "Needs", "How many things it needs.")
                        .wide(8)
                        .notPrinted()
                        .number(Kind.NUMBER, row -> index.needs(row.arn())),
                named("needed_by", "Needed by", "How many things need it.")
                        .wide(9)
                        .notPrinted()
                        .number(Kind.NUMBER, row -> index.neededBy(row.arn())),
                named("tags", "Tags", "Its tags.").wide(50).notPrinted().text(row -> Words.tags(row.tags())),
                named("arn", "ARN", "Its Amazon Resource Name; leads to it in the console.")
                        .wide(70)
                        .notPrinted()
                        .link(row -> OutwardLinks.console(row.arn())));
    }

    private static Function<ResourceRow, @Nullable String> of(
            ReportIndex index, Function<Assignment, @Nullable String> part) {
        return row -> index.assignment(row.arn()).map(part).orElse(null);
    }
}
