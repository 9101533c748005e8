package dev.mitosis.report.table;

import static dev.mitosis.model.table.Column.named;

import dev.mitosis.model.Decisions;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.PartitionDocument.Context;
import dev.mitosis.model.table.Input;
import dev.mitosis.model.table.Kind;
import dev.mitosis.model.table.Table;
import dev.mitosis.report.facts.ReportInput;
import dev.mitosis.report.facts.Words;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The bounded contexts that were found. */
final class ContextsTable {
    static final String NAME = "contexts";

    private ContextsTable() {}

    static Table<Context> of(ReportInput input) {
        Decisions decisions = input.decisions();
        Map<String, List<Assignment>> members = input.partition().resources().stream()
                .filter(assignment -> assignment.context() != null)
                .collect(Collectors.groupingBy(assignment -> Objects.requireNonNull(assignment.context())));
        return new Table<>(
                NAME,
                "Contexts",
                "The products and capabilities that the account serves today; each is a candidate for accounts of its own.",
                List.of(
                        named("context", "Context", "The product or capability.")
                                .wide(22)
                                .text(Context::name),
                        named("confidence", "Confidence", "How sure the evidence is.")
                                .wide(12)
                                .number(Kind.CONFIDENCE, Context::confidence),
                        named("resources", "Resources", "How many resources belong to it.")
                                .wide(11)
                                .number(
                                        Kind.NUMBER,
                                        context -> of(members, context).size()),
                        named("environments", "Resources by environment", "How they spread over the environments.")
                                .wide(28)
                                .prose(context -> byEnvironment(of(members, context))),
                        named("accounts", "Accounts", "Where they will live.")
                                .wide(28)
                                .prose(context -> accounts(input.partition(), context)),
                        named("new_name", "New name", "Another name, or that of the context to merge it into.")
                                .wide(16)
                                .chosenFrom(ChoiceLists.CONTEXT, Input.CONTEXT_NAMES)
                                .text(context -> null),
                        named("owner", "Owner", "Who answers for it.")
                                .wide(16)
                                .chosenFrom(ChoiceLists.OWNER, "owners")
                                .text(context -> decisions.owners().get(context.name())),
                        named("operating_model", "Operating model", "Whether the team that builds it also runs it.")
                                .wide(16)
                                .chosenFrom(ChoiceLists.OPERATING_MODEL, "operatingModel")
                                .text(context ->
                                        label(decisions.operatingModel().get(context.name()))),
                        named("blast_radius", "Blast radius", "Whether it needs a border of its own.")
                                .wide(13)
                                .chosenFrom(ChoiceLists.BLAST_RADIUS, "blastRadius")
                                .text(context -> label(decisions.blastRadius().get(context.name()))),
                        named("downtime_budget", "Downtime budget (min)", "How long it may be down in a cutover.")
                                .wide(17)
                                .filledIn("downtimeBudget")
                                .number(
                                        Kind.MINUTES,
                                        context -> decisions.downtimeBudget().get(context.name())),
                        named(
                                        "wanted_wave",
                                        "Wanted wave",
                                        "1 for the first wave that moves anything, 2 for the next one, and so on.")
                                .wide(10)
                                .filledIn(Input.WANTED_WAVE)
                                .number(Kind.NUMBER, context -> wantedWave(decisions, context.name())),
                        named("why", "Why", "The evidence for this context.")
                                .wide(44)
                                .prose(context -> Words.reasons(context.reasons()))),
                input.partition().contexts(),
                Context::name);
    }

    private static @Nullable Integer wantedWave(Decisions decisions, String context) {
        List<Decisions.WantedWave> wanted = decisions.waves().wanted();
        for (int i = 0; i < wanted.size(); i++) {
            if (wanted.get(i).contexts().contains(context)) {
                return i + 1;
            }
        }
        return null;
    }

    private static List<Assignment> of(Map<String, List<Assignment>> members, Context context) {
        return members.getOrDefault(context.name(), List.of());
    }

    private static @Nullable String label(@Nullable Enum<?> value) {
        return value == null ? null : ChoiceLists.label(value);
    }

    private static String byEnvironment(List<Assignment> members) {
        Map<String, Integer> counts = new TreeMap<>();
        members.forEach(
                member -> counts.merge(Objects.requireNonNullElse(member.environment(), "unknown"), 1, Integer::sum));
        return counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String accounts(PartitionDocument partition, Context context) {
        return partition.accounts().stream()
                .filter(account -> account.contexts().contains(context.name()))
                .map(PartitionDocument.TargetAccount::name)
                .collect(Collectors.joining(", "));
    }
}
