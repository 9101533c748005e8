package dev.mitosis.plan.command;

import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.method.command.Value;
import dev.mitosis.method.command.Value.Option;
import dev.mitosis.method.command.Value.Options;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The commands that find parameters of stacks when these are deployed: what the old thing has, what the new account
 * has.
 */
public final class FoundValues {
    private static final List<Row> ROWS = TsvTable.loadNamed(FoundValues.class, "found-values.tsv").stream()
            .map(Row::of)
            .toList();

    /** The source of a parameter whose value the old thing has, and no file. */
    private static final String OLD = "old";

    private final String legacy;

    /** For a plan whose old account has this name. */
    public FoundValues(String legacy) {
        this.legacy = legacy;
    }

    private record Row(String type, Pattern property, boolean old, String command) {
        static Row of(TsvRow row) {
            String where = row.get("where");
            if (!where.equals(OLD) && !where.equals("new")) {
                throw row.error("where is neither old nor new");
            }
            return new Row(
                    row.get("type"), Pattern.compile(row.get("property")), where.equals(OLD), row.get("command"));
        }
    }

    /**
     * The command that prints the value of a parameter; empty where none can.
     *
     * @param planned what the value is of; null where it is of no thing
     * @param old what that succeeds; null where the value is not asked of an old thing
     */
    public Optional<String> command(
            PlannedStack stack,
            PlannedStack.Parameter parameter,
            @Nullable PlannedResource planned,
            @Nullable OldThing old) {
        String type = planned == null ? "-" : planned.type();
        for (Row row : ROWS) {
            Matcher property = row.property().matcher(String.valueOf(parameter.property()));
            boolean fits = row.old()
                    ? parameter.source().equals(OLD) && old != null
                    : planned == null || planned.fate() == Fate.MANAGED;
            if (fits && row.type().equals(type) && property.matches()) {
                String command = row.command();
                for (int group = 1; group <= property.groupCount(); group++) {
                    command = command.replace("{" + group + "}", property.group(group));
                }
                return Optional.of(CommandTemplate.of(command)
                        .fill(hole -> value(hole, stack, old))
                        .toString());
            }
        }
        return Optional.empty();
    }

    private Optional<Value> value(String hole, PlannedStack stack, @Nullable OldThing old) {
        if (hole.equals("target")) {
            return in(stack.account(), stack.region());
        }
        if (old == null) {
            return Optional.empty();
        }
        return switch (hole) {
            case "source" -> in(legacy, old.callRegion());
            case "resource.id" -> Value.data(old.id());
            case "resource.arn" -> Value.data(old.arn());
            default -> Optional.empty();
        };
    }

    private static Optional<Value> in(String account, String region) {
        return Optional.of(new Options(List.of(new Option("--profile", account), new Option("--region", region))));
    }
}
