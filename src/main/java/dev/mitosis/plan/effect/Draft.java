package dev.mitosis.plan.effect;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.Phase;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Undo;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.VariableNames;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A step while it is gathered. */
public final class Draft {
    private static final Pattern VARIABLE = Pattern.compile("[A-Z0-9_]+");

    /** What a line finds out for itself. */
    private static final Pattern FOUND = Pattern.compile("\\b(PARAMETER_[A-Za-z0-9]+)=\\$\\(");

    private static final int ID_HASH = 8;

    private final Spot spot;
    private final StepAction action;
    private final String method;
    private final String title;
    private final String id;
    private final Set<String> resources = new TreeSet<>();
    private final List<Effect> effects = new ArrayList<>();
    private final List<String> preconditions = new ArrayList<>();
    private final List<String> commands = new ArrayList<>();
    private final List<String> validation = new ArrayList<>();
    private final Set<String> outputs = new TreeSet<>();
    private final Set<String> files = new TreeSet<>();
    private final Set<String> asked = new TreeSet<>();
    private final Set<Draft> after = new LinkedHashSet<>();
    private List<String> sources = List.of();
    private String why = "";
    private String rollback = "";
    private @Nullable Undo undo;
    private boolean pointOfNoReturn;
    private boolean manual;
    private int downtime;
    private int minutes;

    /**
     * Where a step belongs.
     *
     * @param window the id of the move in whose window it is done; null before and after
     */
    public record Spot(
            Turn turn,
            Phase phase,
            String account,
            @Nullable String context,
            @Nullable String environment,
            @Nullable String window) {
        /** A step of an account, in no window. */
        public static Spot of(Turn turn, Phase phase, String account) {
            return new Spot(turn, phase, account, null, null, null);
        }
    }

    /**
     * A step without anything in it.
     *
     * @param method the id of the method, or the key of the step, that it comes from
     * @param key tells it from others of the same action, method and account; the same whenever the same is planned
     */
    public Draft(Spot spot, StepAction action, String method, String title, String key) {
        this.spot = spot;
        this.action = action;
        this.method = method;
        this.title = title;
        String facts = String.join("\n", action.label(), method, spot.account(), key);
        this.id = slug(action.label()) + "-" + slug(method) + "-" + slug(spot.account()) + "-"
                + Hashes.ofText(facts).substring(0, ID_HASH);
    }

    private static String slug(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    /** Why it is done and how it is taken back, in a sentence each. */
    public Draft because(String reason, String wayBack) {
        why = reason;
        rollback = wayBack;
        return this;
    }

    /** Where this is documented. */
    public Draft from(List<String> documents) {
        sources = List.copyOf(documents);
        return this;
    }

    /** The ARNs of the snapshot that it acts on. */
    public Draft on(Collection<String> arns) {
        resources.addAll(arns);
        return this;
    }

    /** The ARNs of the snapshot that it acts on. */
    public Set<String> resources() {
        return resources;
    }

    /** A variable that what it calls asks for. */
    public Draft uses(String variable) {
        asked.add(variable);
        return this;
    }

    /** What it changes, after what it changes already. */
    public Draft does(Effect effect) {
        effects.add(effect);
        return this;
    }

    /** What it changes, after what it changes already. */
    public Draft does(Collection<Effect> all) {
        effects.addAll(all);
        return this;
    }

    /** What has to be true before. */
    public Draft when(String condition) {
        preconditions.add(condition);
        return this;
    }

    /** The commands that do it, prove it and, with the effects of the way back, undo it. */
    public Draft runs(StepLines lines) {
        commands.addAll(lines.commands());
        validation.addAll(lines.validation());
        outputs.addAll(lines.outputs());
        return this;
    }

    /** What a person does, where no command can. */
    public Draft byHand(List<String> checklist) {
        manual = true;
        preconditions.addAll(checklist);
        return this;
    }

    /** The way back. */
    public Draft undoneBy(String when, List<Effect> back, List<String> backCommands) {
        undo = new Undo(when, back, backCommands);
        return this;
    }

    /** What the same way back takes back besides, before all else. */
    public Draft alsoTakesBack(Effect back) {
        if (undo == null) {
            throw new IllegalStateException(id + " has no way back");
        }
        List<Effect> all = new ArrayList<>();
        all.add(back);
        all.addAll(undo.effects());
        undo = new Undo(undo.when(), all, undo.commands());
        return this;
    }

    /** The way back of what is made by stacks, or has none: nothing has to be done. */
    public Draft needsNoUndo(String when) {
        return undoneBy(when, List.of(), List.of());
    }

    /** A file that its commands read, below the folder of the artefacts. */
    public Draft reads(String file) {
        files.add(file);
        return this;
    }

    /** How long it takes, and how long of it something is down. */
    public Draft takes(int working, int down) {
        minutes = Math.max(1, Math.max(working, down));
        downtime = down;
        return this;
    }

    /** Nothing leads back from it. */
    public Draft forGood() {
        pointOfNoReturn = true;
        return this;
    }

    /** It waits for another step. */
    public Draft after(@Nullable Draft earlier) {
        if (earlier != null && earlier != this) {
            after.add(earlier);
        }
        return this;
    }

    /** It waits for other steps. */
    public Draft afterAll(Collection<Draft> earlier) {
        earlier.forEach(this::after);
        return this;
    }

    /** The steps that it waits for. */
    public Set<Draft> after() {
        return after;
    }

    /** Where it belongs. */
    public Spot spot() {
        return spot;
    }

    /** What it does to the resources it names. */
    public StepAction action() {
        return action;
    }

    /** Stable over re-planning of the same things. */
    public String id() {
        return id;
    }

    /** What people read first. */
    public String title() {
        return title;
    }

    /** How long it takes. */
    public int minutes() {
        return minutes;
    }

    /** How long something is down. */
    public int downtime() {
        return downtime;
    }

    /** What it changes. */
    public List<Effect> effects() {
        return effects;
    }

    /** The commands that do it. */
    public List<String> commands() {
        return commands;
    }

    /** The names of the variables that it sets. */
    public Set<String> outputs() {
        return outputs;
    }

    /** The names of the variables that it uses and does not set itself. */
    public Set<String> inputs() {
        Set<String> used = new TreeSet<>(asked);
        Set<String> set = new TreeSet<>();
        for (List<String> lines : List.of(commands, validation)) {
            lines.forEach(line -> use(line, used, set));
        }
        if (undo != null) {
            Set<String> there = new TreeSet<>(outputs);
            undo.commands().forEach(line -> use(line, used, there));
        }
        return used;
    }

    private static void use(String line, Set<String> used, Set<String> set) {
        if (line.contains("PARAMETER_")) {
            Matcher found = FOUND.matcher(line);
            while (found.find()) {
                set.add(found.group(1));
            }
        }
        VariableNames.usedIn(line).stream().filter(name -> !set.contains(name)).forEach(used::add);
        int equal = line.indexOf("=$(");
        if (equal > 0 && VARIABLE.matcher(line).region(0, equal).matches()) {
            set.add(line.substring(0, equal));
        }
    }

    /**
     * The step as data.
     *
     * @param start when it is planned; null where no first day was decided
     */
    public Step finish(int wave, String owner, @Nullable String start) {
        return new Step(
                id,
                wave,
                spot.phase(),
                action,
                spot.account(),
                spot.context(),
                spot.environment(),
                List.copyOf(resources),
                method,
                title,
                why,
                after.stream().map(Draft::id).sorted().toList(),
                List.copyOf(preconditions),
                List.copyOf(effects),
                spot.window(),
                start,
                action == StepAction.JOIN ? start : null,
                List.copyOf(inputs()),
                List.copyOf(outputs),
                List.copyOf(files),
                List.copyOf(commands),
                List.copyOf(validation),
                rollback,
                undo,
                pointOfNoReturn,
                downtime,
                minutes,
                manual,
                owner,
                sources);
    }
}
