package dev.mitosis.plan.command;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.method.StepTemplate;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.method.command.Value;
import dev.mitosis.method.command.Value.Option;
import dev.mitosis.method.command.Value.Options;
import dev.mitosis.method.command.Value.Variable;
import dev.mitosis.model.Resource;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect.CopyMode;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.Demands.MadeRole;
import dev.mitosis.plan.unit.TargetIndex;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What stands for the holes of the knowledge base's commands, for one thing and one run. */
final class HoleValues {
    private static final Pattern PLACE = Pattern.compile("\\$\\{([A-Z0-9_]+)}");
    private static final String GLOBAL_REGION = "us-east-1";
    private static final int LONG_FILE_NAME = 80;
    private static final int LONG_VALUE = 256;

    private final TargetIndex index;
    private final Demands demands;
    private final Moved thing;
    private final @Nullable CopyMode mode;
    private final Map<String, StepAction> captures = new HashMap<>();
    private final NewIds newIds;

    HoleValues(TargetIndex index, Demands demands, NewIds newIds, Moved thing, @Nullable CopyMode mode) {
        this.index = index;
        this.demands = demands;
        this.newIds = newIds;
        this.thing = thing;
        this.mode = mode;
        for (StepTemplate step : thing.method().steps()) {
            step.commands().forEach(command -> {
                if (command.capture() != null) {
                    captures.putIfAbsent(command.capture(), step.action());
                }
            });
        }
    }

    /** The variable in which a step of the method keeps what a command prints. */
    String captured(String name) {
        boolean once = captures.getOrDefault(name, StepAction.COPY) == StepAction.PREPARE;
        return VariableNames.of(name, once ? null : mode, thing.planned().id());
    }

    /** Notes that a command makes a role, in the account that it calls. */
    void makes(String role, CommandTemplate command) {
        boolean here = command.placeholders().contains("target");
        String account = here ? thing.planned().account() : index.old().name();
        demands.role(
                new MadeRole(account, role), here ? targetRegion() : thing.old().callRegion());
    }

    Optional<Value> of(String hole) {
        if (hole.startsWith("resource.")) {
            return old(hole.substring("resource.".length()));
        }
        if (hole.startsWith("captured.")) {
            return Optional.of(new Variable(captured(hole.substring("captured.".length()))));
        }
        if (hole.startsWith("new.")) {
            return successor(hole.substring("new.".length()));
        }
        String region = thing.old().callRegion();
        return switch (hole) {
            case "run" ->
                Optional.of(new Value.Sequence(
                        List.of(new Value.Data(mode == CopyMode.REHEARSAL ? "r" : "f"), new Variable("TRY"))));
            case "shared.key" -> Optional.of(new Variable(demands.source("SHARED_KEY", region)));
            case "own.key" -> Optional.of(new Variable(demands.ownKey(region)));
            case "transfer.bucket" -> Optional.of(new Variable(demands.source("TRANSFER_BUCKET", region)));
            case "landing.bucket" ->
                Optional.of(new Variable(demands.landing(thing.planned().account(), targetRegion())));
            default -> account(hole, region);
        };
    }

    private Optional<Value> old(String what) {
        OldThing old = thing.old();
        return switch (what) {
            case "arn" -> Value.data(old.arn());
            case "id" -> Value.data(old.id());
            case "name" -> Value.data(old.name());
            case "region" -> Value.data(old.callRegion());
            case "file" -> Value.data(fileName(old.name()));
            default -> pointed(old.at(what));
        };
    }

    private static Optional<Value> pointed(JsonNode value) {
        String text = value.isValueNode() ? value.asText("") : "";
        boolean whole = !text.isEmpty() && text.length() <= LONG_VALUE && !text.contains("***");
        return whole ? Value.data(text) : Optional.empty();
    }

    /** A name that is safe as a part of a file name. */
    private static String fileName(String name) {
        String safe = name.replaceAll("[^A-Za-z0-9._-]+", "-");
        return safe.substring(0, Math.min(safe.length(), LONG_FILE_NAME));
    }

    private Optional<Value> successor(String what) {
        PlannedResource planned = thing.planned();
        return switch (what) {
            case "name" -> Value.data(planned.name());
            case "id" -> Optional.of(newIds.of(planned));
            case "arn" -> Optional.of(arn(planned));
            case "key" -> Optional.of(newIds.key(planned));
            default -> Optional.empty();
        };
    }

    /** The planned ARN, with variables for the ids that nobody knows yet. */
    private Value arn(PlannedResource planned) {
        List<Value> parts = new ArrayList<>();
        Matcher places = PLACE.matcher(planned.arn());
        int from = 0;
        while (places.find()) {
            if (places.start() > from) {
                parts.add(new Value.Data(planned.arn().substring(from, places.start())));
            }
            String name = places.group(1);
            parts.add(index.isOfAccount(name) ? digits(name) : newIds.of(planned));
            from = places.end();
        }
        if (from < planned.arn().length()) {
            parts.add(new Value.Data(planned.arn().substring(from)));
        }
        return new Value.Sequence(parts);
    }

    private Value digits(String variable) {
        PlannedAccount old = index.old();
        return old.variable().equals(variable) ? new Value.Data(index.document().account()) : new Variable(variable);
    }

    private String targetRegion() {
        String region = thing.planned().region();
        return region.equals(Resource.GLOBAL) ? GLOBAL_REGION : region;
    }

    private Optional<Value> account(String hole, String region) {
        String target = thing.planned().account();
        String management = index.withPurpose("management").orElse("management");
        String backup = index.withPurpose("backup").orElse("backup");
        return switch (hole) {
            case "source" -> options(index.old().name(), region);
            case "target" -> options(target, targetRegion());
            case "management" -> options(management, GLOBAL_REGION);
            case "backup" -> options(backup, region);
            case "source.profile", "source.name" -> Value.data(index.old().name());
            case "target.profile", "target.name" -> Value.data(target);
            case "management.profile" -> Value.data(management);
            case "backup.profile" -> Value.data(backup);
            case "source.account" -> Value.data(index.document().account());
            case "target.account" -> id(target);
            case "backup.account" -> id(backup);
            case "target.file" -> Value.data(fileName(target));
            case "target.ou" -> index.account(target).map(account -> new Value.Data(account.ou()));
            default -> Optional.empty();
        };
    }

    private Optional<Value> id(String account) {
        return index.account(account).map(planned -> digits(planned.variable()));
    }

    private static Optional<Value> options(String profile, String region) {
        return Optional.of(new Options(List.of(new Option("--profile", profile), new Option("--region", region))));
    }
}
