package dev.mitosis.check.command;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.StepScript.Run;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.ArtefactTexts;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is taken out of an answer is what it tells, of the thing that was asked for. */
final class AnswerRules {
    private static final Pattern KEPT = Pattern.compile("^([A-Z][A-Za-z0-9_]*)=\\$\\(");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern SECOND = Pattern.compile("[A-Za-z]\\[[1-9][0-9]*]");
    private static final Pattern BY_NAME = Pattern.compile("\\bName=='([^']*)'");
    private static final Set<String> GENERAL = Set.of("profile", "region", "query", "output");
    private static final Map<String, Set<String>> FIELDS = TsvTable.loadNamed(AnswerRules.class, "answers.tsv").stream()
            .collect(Collectors.toUnmodifiableMap(
                    row -> row.get("operation"),
                    row -> Set.copyOf(Arrays.asList(row.get("fields").split(" ", -1)))));

    private AnswerRules() {}

    /**
     * No variable keeps another field of an answer, another one of several answers, or what another thing is called.
     */
    static final class AnswersKept extends OfStep {
        private final MadeByStacks made;

        AnswersKept(Readings readings, ArtefactTexts artefacts) {
            super("answers-kept", readings);
            made = new MadeByStacks(artefacts);
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Set<String> own = new HashSet<>();
            Stream.of(reading.step().effects(), undone(reading))
                    .flatMap(List::stream)
                    .flatMap(effect -> Stream.of(effect.object(), effect.of(), effect.provider(), effect.consumer()))
                    .forEach(object -> {
                        if (object != null) {
                            add(moment.estate().landscape(), object, own);
                        }
                    });
            reading.all().filter(Run::isAws).forEach(run -> {
                Optional<String> flaw = field(run)
                        .or(() -> ofAccount(moment.estate().landscape(), run))
                        .or(() -> ofStack(moment, run, own));
                expect(flaw.isEmpty(), moment, run.line(), flaw.orElse(""));
            });
        }

        private static List<Effect> undone(StepReading reading) {
            return reading.step().undo() == null
                    ? List.of()
                    : reading.step().undo().effects();
        }

        private static void add(Landscape landscape, String object, Set<String> own) {
            String bare = object.replaceFirst("^(copy|rehearsal|backup)/", "");
            own.add(bare);
            landscape.successors(bare).forEach(row -> own.add(row.id()));
            landscape
                    .row(bare)
                    .map(PlannedResource::succeeds)
                    .ifPresent(old -> landscape.successors(old).forEach(row -> own.add(row.id())));
        }

        /** One that is asked for by its name is the first of the answers, and a variable keeps what the table has. */
        private static Optional<String> field(Run run) {
            AwsCall call = run.call();
            String query = call.option("query").map(ShellWord::text).orElse("");
            boolean asksForOne = call.options().keySet().stream().anyMatch(option -> !GENERAL.contains(option));
            if (asksForOne && SECOND.matcher(query).find()) {
                return Optional.of("it takes another answer than the first one: " + query);
            }
            Set<String> fields = FIELDS.get(call.service() + " " + call.operation());
            boolean kept = KEPT.matcher(run.line()).find() && run.command().substituted() && !query.isEmpty();
            return fields == null
                            || !kept
                            || FIELD.matcher(query).results().anyMatch(name -> fields.contains(name.group()))
                    ? Optional.empty()
                    : Optional.of("it keeps '" + query + "' of " + call.named() + ", which tells by "
                            + String.join(", ", fields.stream().sorted().toList()));
        }

        /** The digits of an account are looked up by its name. */
        private static Optional<String> ofAccount(Landscape landscape, Run run) {
            Matcher kept = KEPT.matcher(run.line());
            Matcher name = BY_NAME.matcher(
                    run.call().option("query").map(ShellWord::text).orElse(""));
            if (!kept.find() || !name.find() || !run.call().operation().equals("list-accounts")) {
                return Optional.empty();
            }
            return landscape
                    .accountOf(kept.group(1))
                    .map(PlannedAccount::name)
                    .filter(account -> !account.equals(name.group(1)))
                    .map(account -> kept.group(1) + " is " + account + ", and it looks for " + name.group(1));
        }

        /** What a stack has made is asked of the stack that makes it, and is what the step is about. */
        private Optional<String> ofStack(Moment moment, Run run, Set<String> own) {
            AwsCall call = run.call();
            Optional<ShellWord> stack = call.option("stack-name").filter(ShellWord::isLiteral);
            Optional<ShellWord> logical = call.option("logical-resource-id").filter(ShellWord::isLiteral);
            Optional<String> account = call.option("profile").map(ShellWord::text);
            if (stack.isEmpty() || logical.isEmpty() || account.isEmpty()) {
                return Optional.empty();
            }
            String name = stack.get().text();
            String id = logical.get().text();
            List<PlannedStack> stacks = moment.estate().landscape().wiring().named(account.get(), name);
            List<String> found = stacks.stream()
                    .flatMap(one -> made.by(one.template(), id).stream())
                    .toList();
            if (found.isEmpty()) {
                boolean unread = stacks.stream().anyMatch(one -> !made.knows(one.template()));
                return unread ? Optional.empty() : Optional.of("the stack " + name + " makes no " + id);
            }
            return found.stream()
                            .anyMatch(thing -> own.contains(thing)
                                    || moment.estate().dependencies().joined(thing).stream()
                                            .anyMatch(own::contains)
                                    || own.stream().anyMatch(object -> refers(moment, object, thing)))
                    ? Optional.empty()
                    : Optional.of(id + " of the stack " + name + " is " + found.get(0)
                            + ", which no effect of the step names");
        }
    }

    /** Whether a property of the planned thing is the other one, or it is a record of that zone. */
    private static boolean refers(Moment moment, String object, String thing) {
        Landscape landscape = moment.estate().landscape();
        boolean refers = landscape
                .row(object)
                .map(PlannedResource::properties)
                .filter(properties -> properties.toString().contains("\"" + thing + "\""))
                .isPresent();
        return refers
                || landscape
                        .row(thing)
                        .filter(row -> row.type().equals("AWS::Route53::HostedZone"))
                        .filter(zone -> dotted(object).endsWith("." + dotted(zone.name())))
                        .isPresent();
    }

    /** Names of DNS may be written with a dot at their end. */
    private static String dotted(String name) {
        return name.endsWith(".") ? name : name + ".";
    }

    /** What the templates make, by the logical ids in them. */
    private static final class MadeByStacks {
        private final ArtefactTexts artefacts;
        private final Map<String, Map<String, String>> templates = new HashMap<>();

        MadeByStacks(ArtefactTexts artefacts) {
            this.artefacts = artefacts;
        }

        boolean knows(String template) {
            return artefacts.paths().contains(template);
        }

        Optional<String> by(String template, String logical) {
            return Optional.ofNullable(
                    templates.computeIfAbsent(template, this::read).get(logical));
        }

        private Map<String, String> read(String template) {
            Map<String, String> found = new HashMap<>();
            try {
                Json.yaml()
                        .readTree(artefacts.read(template).orElse(""))
                        .path("Resources")
                        .fields()
                        .forEachRemaining(entry -> found.put(
                                entry.getKey(),
                                entry.getValue()
                                        .path("Metadata")
                                        .path("Mitosis")
                                        .path("PlannedId")
                                        .asText()));
            } catch (JsonProcessingException e) {
                // templates-match says that it is none.
                return found;
            }
            return found;
        }
    }
}
