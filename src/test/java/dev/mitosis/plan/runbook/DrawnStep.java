package dev.mitosis.plan.runbook;

import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Undo;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A step in the making, of which only what a test is about is said. */
public final class DrawnStep {
    private final String id;
    private final String title;
    private final List<String> after = new ArrayList<>();
    private final List<String> conditions = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> files = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> validation = new ArrayList<>();
    private final List<String> undo = new ArrayList<>();
    private final List<Effect> effects = new ArrayList<>();
    private @Nullable String notBefore;
    private @Nullable String window;
    private @Nullable String start;
    private StepAction action = StepAction.COPY;
    private boolean manual;
    private boolean pointOfNoReturn;

    public DrawnStep(String id, String title) {
        this.id = id;
        this.title = title;
    }

    public DrawnStep after(String... ids) {
        after.addAll(List.of(ids));
        return this;
    }

    public DrawnStep checked(String... sentences) {
        conditions.addAll(List.of(sentences));
        return this;
    }

    public DrawnStep does(Effect... does) {
        effects.addAll(List.of(does));
        return this;
    }

    public DrawnStep freezes() {
        action = StepAction.FREEZE;
        return this;
    }

    public DrawnStep byHand() {
        manual = true;
        return this;
    }

    public DrawnStep withoutReturn() {
        pointOfNoReturn = true;
        return this;
    }

    public DrawnStep joins() {
        action = StepAction.JOIN;
        return this;
    }

    public DrawnStep starts(String moment, @Nullable String inWindow) {
        start = moment;
        window = inWindow;
        return this;
    }

    public DrawnStep notBefore(String moment) {
        notBefore = moment;
        return this;
    }

    public DrawnStep uses(String... variables) {
        inputs.addAll(List.of(variables));
        return this;
    }

    public DrawnStep sets(String... variables) {
        outputs.addAll(List.of(variables));
        return this;
    }

    public DrawnStep reads(String file) {
        files.add(file);
        return this;
    }

    public DrawnStep runs(String... lines) {
        commands.addAll(List.of(lines));
        return this;
    }

    public DrawnStep proves(String... lines) {
        validation.addAll(List.of(lines));
        return this;
    }

    public DrawnStep takenBackBy(String... lines) {
        undo.addAll(List.of(lines));
        return this;
    }

    public String id() {
        return id;
    }

    public List<String> outputs() {
        return outputs;
    }

    public Step in(int wave) {
        return new Step(
                id,
                wave,
                Phase.DATA,
                action,
                "dev",
                "shop",
                "dev",
                List.of(),
                "method",
                title,
                "Because of " + id + ".",
                after,
                conditions,
                effects,
                window,
                start,
                notBefore,
                inputs,
                outputs,
                files,
                commands,
                validation,
                pointOfNoReturn ? "What is deleted is gone." : "Take " + id + " back.",
                pointOfNoReturn ? null : new Undo("Nobody uses " + id + " yet.", List.of(), undo),
                pointOfNoReturn,
                0,
                30,
                manual,
                "",
                List.of());
    }
}
