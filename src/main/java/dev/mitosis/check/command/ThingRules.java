package dev.mitosis.check.command;

import dev.mitosis.check.command.CommandRules.OfStep;
import dev.mitosis.check.command.Operations.Operation;
import dev.mitosis.check.invariant.Moment;
import dev.mitosis.check.state.DependencyIndex;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.io.TsvTable;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The things of the estate that commands name are those that their step is about. */
final class ThingRules {
    private static final Pattern KIND = Pattern.compile("^(account|name|policy|quota|decision|copy|rehearsal|backup)/");
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:([a-z0-9-]+):[a-z0-9-]*:(?:\\d{12})?:[^\\s\"'`$,;|\\\\)}\\]]+");
    /** What AWS gives to every account, as its managed policies, is no step's own. */
    private static final Pattern OF_AWS = Pattern.compile("arn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:aws:.*");

    private static final Pattern NAMES = Pattern.compile(
            "(.*-)?(ids?|identifiers?|names?|arns?|urls?|bucket|clusters?|services?|resources?|table|rule)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,10}");
    /** A name that more things have is a word: {@code default}. */
    private static final int COMMON = 50;
    /** What a plan makes for itself on the way; the vault of last backups is called own. */
    private static final Pattern OWN = Pattern.compile("(?i).*mitosis.*|own");

    private static final Set<String> SAY_NO_THING = Set.of("profile", "region", "query", "output");
    private static final Set<String> NAMING = TsvTable.loadNamed(ThingRules.class, "naming-options.tsv").stream()
            .map(row -> row.get("option"))
            .collect(Collectors.toUnmodifiableSet());

    private ThingRules() {}

    /** No call names a thing that has nothing to do with its step, or that nobody knows. */
    static final class ThingsNamed extends OfStep {
        private final NamedThings known;
        private final Map<String, Set<String>> found = new HashMap<>();

        ThingsNamed(Readings readings, NamedThings known) {
            super("things-named", readings);
            this.known = known;
        }

        @Override
        void examine(Moment moment, StepReading reading) {
            Around around = new Around(moment, reading.step());
            foreign(moment, reading, around);
            reading.all().forEach(run -> {
                Optional<String> flaw = run.isAws() ? flaw(run.call(), around) : flaw(run.command(), around);
                expect(flaw.isEmpty(), moment, run.line(), flaw.orElse(""));
            });
        }

        /** What an earlier step has found out is used where it is about the same things, or things beside them. */
        private void foreign(Moment moment, StepReading reading, Around around) {
            for (String input : reading.step().inputs()) {
                Set<String> about = found.getOrDefault(input, Set.of());
                expect(
                        about.isEmpty() || around.holds(about),
                        moment,
                        input,
                        "it uses what was found out about "
                                + about.stream().findFirst().orElse(""));
            }
            if (!reading.step().outputs().isEmpty()) {
                Set<String> own = around.things();
                reading.step().outputs().forEach(output -> found.put(output, own));
            }
        }

        private Optional<String> flaw(SimpleCommand command, Around around) {
            return command.words().stream()
                    .flatMap(word -> arns(word, around).stream())
                    .findFirst()
                    .map(text -> command.program() + " names " + text);
        }

        private Optional<String> flaw(AwsCall call, Around around) {
            for (Map.Entry<String, List<ShellWord>> option : call.options().entrySet()) {
                for (ShellWord word : option.getValue()) {
                    if (SAY_NO_THING.contains(option.getKey())) {
                        continue;
                    }
                    Optional<String> flaw = arns(word, around)
                            .or(() -> word.isLiteral() && namesThing(call, option.getKey())
                                    ? named(call, option.getKey(), word.text(), around)
                                    : Optional.empty());
                    if (flaw.isPresent()) {
                        return flaw.map(text -> call.named() + " names " + text);
                    }
                }
            }
            return Optional.empty();
        }

        /** Whether the value of an option is a name: it has to be given, or is called so, and is none of a list. */
        private static boolean namesThing(AwsCall call, String option) {
            Operation known = call.known();
            boolean given = known != null && known.required().contains(option);
            boolean listed = known != null && known.listed().contains(option);
            return !listed && (given || NAMES.matcher(option).matches());
        }

        private Optional<String> named(AwsCall call, String option, String value, Around around) {
            if (OWN.matcher(value).matches() || OF_AWS.matcher(value).matches()) {
                return Optional.empty();
            }
            Set<String> meant = known.meant(around.landscape, value);
            // Stacks of the plan are called like accounts and units, and in another account like those that people
            // made.
            boolean another = option.equals("stack-name") && (!around.isStack(meant) || !isInOldAccount(call, around));
            if (!meant.isEmpty()) {
                return another || NUMBER.matcher(value).matches() || around.holds(meant)
                        ? Optional.empty()
                        : Optional.of(value + ", which the step has nothing to do with");
            }
            return NAMING.contains(option) && isPlain(value) && !around.isPartOf(value)
                    ? Optional.of(value + ", which neither the snapshot nor target.json knows")
                    : Optional.empty();
        }

        private static boolean isInOldAccount(AwsCall call, Around around) {
            List<ShellWord> profile = call.options().getOrDefault("profile", List.of());
            return around.landscape.target().accounts().stream()
                    .filter(PlannedAccount::existing)
                    .anyMatch(
                            old -> profile.stream().anyMatch(word -> word.text().equals(old.name())));
        }

        private static boolean isPlain(String value) {
            return !OWN.matcher(value).matches() && !value.startsWith("arn:") && !value.contains("://");
        }

        private Optional<String> arns(ShellWord word, Around around) {
            Matcher arn = ARN.matcher(word.text());
            while (arn.find()) {
                boolean goesOn = arn.end() < word.text().length() && word.text().charAt(arn.end()) == '$';
                String text = arn.group().replaceAll("/?\\*?$", "");
                Set<String> meant = known.meant(around.landscape, text);
                if (!goesOn && !meant.isEmpty() && !around.holds(meant)) {
                    return Optional.of(text + ", which the step has nothing to do with");
                }
                boolean bucket = arn.group(1).equals("s3") && !text.contains("/") && !text.contains("*");
                if (!goesOn && meant.isEmpty() && bucket && !OWN.matcher(text).matches()) {
                    return Optional.of(text + ", which neither the snapshot nor target.json knows");
                }
            }
            return Optional.empty();
        }
    }

    /** What a step is about: the things of its effects, what they succeed, and what is joined to these. */
    private static final class Around {
        private final Landscape landscape;
        private final DependencyIndex dependencies;
        private final Set<String> own = new LinkedHashSet<>();

        Around(Moment moment, Step step) {
            landscape = moment.estate().landscape();
            dependencies = moment.estate().dependencies();
            Stream<Effect> undone = step.undo() == null ? Stream.of() : step.undo().effects().stream();
            Stream.concat(step.effects().stream(), undone)
                    .flatMap(effect -> Stream.of(effect.object(), effect.of(), effect.provider(), effect.consumer()))
                    .forEach(object -> {
                        if (object != null) {
                            add(KIND.matcher(object).replaceFirst(""), own);
                        }
                    });
            step.resources().forEach(object -> add(object, own));
        }

        private void add(String object, Set<String> all) {
            all.add(object);
            landscape.row(object).map(PlannedResource::succeeds).ifPresent(old -> {
                all.add(old);
                landscape.successors(old).forEach(row -> all.add(row.id()));
            });
            landscape.successors(object).forEach(row -> all.add(row.id()));
        }

        /**
         * Those of its own that stand in the old account or in the estate, without what DNS answers: a record that
         * proves a domain has no edge to the zone that it is in.
         */
        Set<String> things() {
            return own.stream()
                    .filter(object -> Stream.concat(landscape.row(object).stream(), landscape.fateOf(object).stream())
                            .anyMatch(row -> !row.type().startsWith("AWS::Route53::")))
                    .collect(Collectors.toUnmodifiableSet());
        }

        /** Whether the name of a thing of its own says it: that of a record has its zone. */
        boolean isPartOf(String value) {
            return own.stream().anyMatch(object -> NamingRules.mentions(object, value));
        }

        boolean isStack(Set<String> meant) {
            return meant.stream()
                    .flatMap(object -> Stream.concat(landscape.row(object).stream(), landscape.fateOf(object).stream()))
                    .anyMatch(row -> row.type().equals("AWS::CloudFormation::Stack"));
        }

        /**
         * Whether one of the things is one of its own, or has a dependency with one; what many are called is no name.
         */
        boolean holds(Set<String> meant) {
            return meant.size() > COMMON
                    || meant.stream().anyMatch(own::contains)
                    || meant.stream().anyMatch(this::isBeside);
        }

        private boolean isBeside(String thing) {
            Set<String> same = new HashSet<>();
            add(thing, same);
            return same.stream()
                    .anyMatch(one -> own.contains(one)
                            || dependencies.joined(one).stream().anyMatch(own::contains));
        }
    }
}
