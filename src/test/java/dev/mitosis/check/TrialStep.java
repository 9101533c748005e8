package dev.mitosis.check;

import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Undo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step that can be damaged before it is put into a plan. */
final class TrialStep {
    String id;
    int wave = 1;
    StepAction action = StepAction.SET_UP;
    String account = Trial.OLD;
    List<String> resources = new ArrayList<>();
    List<String> dependsOn = new ArrayList<>();
    List<String> preconditions = new ArrayList<>();
    List<Effect> effects = new ArrayList<>();

    @Nullable
    String window;

    @Nullable
    String start;

    @Nullable
    String notBefore;

    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    List<String> commands = new ArrayList<>();
    List<String> validation = new ArrayList<>();

    @Nullable
    Undo undo = new Undo("Always.", List.of(), List.of());

    boolean pointOfNoReturn;
    boolean manual;
    int minutes = 5;

    @Nullable
    Integer downtime;

    /** What it reads; null for what its commands say. */
    @Nullable
    List<String> files;

    Phase phase = Phase.CUTOVER;
    String method = "trial";

    TrialStep(String id) {
        this.id = id;
        commands.add("aws sts get-caller-identity --profile " + Trial.OLD);
        validation.add("expect 1 aws iam get-account-summary --profile " + Trial.OLD);
    }

    TrialStep does(Effect... all) {
        effects.addAll(List.of(all));
        List.of(all).forEach(effect -> {
            commands.addAll(TrialCommands.of(effect));
            validation.addAll(TrialCommands.proving(effect));
        });
        return this;
    }

    TrialStep undoneBy(Effect... all) {
        List<String> back = List.of(all).stream()
                .flatMap(effect -> TrialCommands.of(effect).stream())
                .toList();
        undo = new Undo("Always.", List.of(all), back);
        return this;
    }

    TrialStep forGood() {
        undo = null;
        pointOfNoReturn = true;
        preconditions.add("Everybody knows.");
        return this;
    }

    TrialStep action(StepAction what) {
        action = what;
        return this;
    }

    /** Lists the things of the old account that it is about. */
    TrialStep listing() {
        effects.stream()
                .map(Effect::object)
                .filter(object -> object.startsWith("arn:"))
                .distinct()
                .forEach(resources::add);
        return this;
    }

    /** Says how long it can be taken back. */
    TrialStep until(String when) {
        undo = undo == null ? null : new Undo(when, undo.effects(), undo.commands());
        return this;
    }

    TrialStep byPerson() {
        manual = true;
        commands.clear();
        return this;
    }

    TrialStep in(int number, @Nullable String name) {
        wave = number;
        window = name;
        return this;
    }

    TrialStep at(String moment) {
        start = moment;
        return this;
    }

    TrialStep takes(int duration) {
        minutes = duration;
        return this;
    }

    private Phase phase() {
        return action == StepAction.DELETE && window == null ? Phase.DECOMMISSION : phase;
    }

    List<String> reads() {
        return files == null ? TrialCommands.files(commands) : List.copyOf(files);
    }

    Step built() {
        return new Step(
                id,
                wave,
                phase(),
                action,
                account,
                null,
                null,
                List.copyOf(resources),
                method,
                id,
                "It is a trial.",
                List.copyOf(dependsOn),
                List.copyOf(preconditions),
                List.copyOf(effects),
                window,
                start,
                notBefore,
                List.copyOf(inputs),
                List.copyOf(outputs),
                reads(),
                List.copyOf(commands),
                List.copyOf(validation),
                "Take it back.",
                undo,
                pointOfNoReturn,
                downtime == null ? (window == null ? 0 : minutes) : downtime,
                minutes,
                manual,
                "",
                List.of());
    }
}
