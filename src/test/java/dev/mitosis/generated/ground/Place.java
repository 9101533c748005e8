package dev.mitosis.generated.ground;

import dev.mitosis.generated.ground.Draft.Times;
import dev.mitosis.generated.ground.Ground.Deed;
import dev.mitosis.generated.ground.Habits.Deployment;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Where one owner's resources of one environment are made: there they get names, tags and a stack. */
public final class Place {
    private static final Set<String> WITHOUT_NAME =
            Set.of("AWS::EC2::Volume", "AWS::EC2::NetworkInterface", "AWS::EC2::EIP", "AWS::EC2::RouteTable");
    private static final double OWN_TAG = 0.8;

    private final Ground ground;
    private final Owner owner;
    private final Habits habits;
    private final @Nullable Slot slot;
    private final String region;
    private final Dice structure;
    private final Dice dice;
    private final Stacks stacks;
    private final Clock clock;
    private final int environment;
    private Times times;
    private final boolean stackTagged;
    private final @Nullable String stackWrong;

    /** Whose, how named, in which environment and region. */
    public record Setting(
            Owner owner, Habits habits, @Nullable Slot slot, String region, Clock clock, int environment) {}

    /**
     * A place.
     *
     * @param structure decides what is built; equal dice build twins
     * @param noise decides names, tags and times
     */
    public Place(Ground ground, Setting setting, Dice structure, Dice noise) {
        this.ground = ground;
        this.owner = setting.owner();
        this.habits = setting.habits();
        this.slot = setting.slot();
        this.region = setting.region();
        this.clock = setting.clock();
        this.environment = setting.environment();
        this.structure = structure;
        this.dice = noise;
        // Two throws that nothing needs any more, so that all after them fall as before.
        dice.between(0, 2_500_000);
        dice.between(10, 600_000);
        this.times = clock.of("", environment);
        this.stackTagged = dice.chance(habits.tagging().share());
        this.stackWrong = wrong();
        this.stacks = new Stacks(this, habits.deployment());
    }

    private @Nullable String wrong() {
        Habits.Tagging tagging = habits.tagging();
        return dice.chance(tagging.wrong()) && !tagging.others().isEmpty() ? dice.pick(tagging.others()) : null;
    }

    /** Goes on with another piece, which has times of its own. */
    public void piece(String piece) {
        times = clock.of(piece, environment);
    }

    public Ground ground() {
        return ground;
    }

    public Owner owner() {
        return owner;
    }

    public Habits habits() {
        return habits;
    }

    public @Nullable Slot slot() {
        return slot;
    }

    public String region() {
        return region;
    }

    /** Decides what is built here. */
    public Dice dice() {
        return structure;
    }

    Dice noise() {
        return dice;
    }

    /** How the environment is spelled here; empty for none. */
    public String spelled() {
        return habits.spelled(slot);
    }

    /** Makes a resource that plays a part, as {@code worker-queue}, named as people here name. */
    public Draft make(String type, String part) {
        return make(type, part, Map.of());
    }

    /** The same with more placeholders, as {@code parent}. */
    public Draft make(String type, String part, Map<String, String> holes) {
        RecordTemplate template = RecordTemplate.of(type);
        Unit unit = stacks.of(type, part);
        String logical = logical(type, part);
        boolean given = unit == null || dice.chance(habits.explicit());
        String name =
                unit == null || given ? person(template, part) : Naming.physical(template, unit.name(), logical, dice);
        Draft draft = put(template, unique(template, hidden(template, name)), holes, unit, logical);
        if (template.namedByTag() && !WITHOUT_NAME.contains(type) && !habits.hidden() && given) {
            draft.tag("Name", person(template, part));
        }
        return draft;
    }

    /** Makes a resource whose name follows from another's, as {@code /aws/lambda/NAME}. */
    public Draft exact(String type, String part, String name, Map<String, String> holes) {
        RecordTemplate template = RecordTemplate.of(type);
        return put(template, name, holes, stacks.of(type, part), logical(type, part));
    }

    /** Makes what no stack lists, though it follows from one that does. */
    public Draft beside(String type, String name, Map<String, String> holes) {
        RecordTemplate template = RecordTemplate.of(type);
        return put(template, unique(template, name), holes, null, "");
    }

    private Draft put(
            RecordTemplate template, String name, Map<String, String> holes, @Nullable Unit unit, String logical) {
        Draft draft = new Draft(ground, template, region, name, holes, clock.of(times, template.type()));
        boolean named = tag(draft, unit != null) || says(draft) || (unit != null && says(unit.stack()));
        ground.add(draft, new Deed(owner, slot, named, unit == null ? null : unit.root()));
        if (unit != null) {
            unit.take(draft, logical);
        }
        return draft;
    }

    /** Makes a stack; it is what it deploys. */
    Unit stack(String name, @Nullable Unit parent) {
        RecordTemplate template = RecordTemplate.of("AWS::CloudFormation::Stack");
        Draft draft = new Draft(
                ground,
                template,
                region,
                unique(template, hidden(template, name)),
                Map.of(),
                clock.of(times, template.type()));
        boolean tagged = tag(draft, true);
        if (slot != null && !habits.hidden() && dice.chance(0.5)) {
            draft.set("/Parameters", Nodes.array(Nodes.object("ParameterKey", "Stage", "ParameterValue", spelled())));
        }
        ground.add(draft, new Deed(owner, slot, tagged || says(draft), parent == null ? null : parent.root()));
        return new Unit(draft, parent);
    }

    private boolean says(Draft draft) {
        return slot != null
                && !spelled().isEmpty()
                && List.of(draft.name()
                                .replaceAll("([a-z0-9])([A-Z])", "$1-$2")
                                .toLowerCase(Locale.ROOT)
                                .split("[^a-z0-9]+", -1))
                        .containsAll(List.of(spelled().toLowerCase(Locale.ROOT).split("-", -1)));
    }

    /** Tags as people here do; says whether a tag names the environment. */
    private boolean tag(Draft draft, boolean inStack) {
        Habits.Tagging tagging = habits.tagging();
        boolean byStack = inStack && tagging.byStack();
        if (byStack ? !stackTagged : !dice.chance(tagging.share())) {
            return false;
        }
        String wrong = byStack ? stackWrong : wrong();
        tagging.more().forEach(draft::tag);
        boolean both = byStack || tagging.share() >= 1 || dice.chance(OWN_TAG);
        boolean application = both || dice.chance(0.5);
        if (tagging.key() != null && application) {
            draft.tag(tagging.key(), wrong == null ? tagging.value() : wrong);
        }
        if (tagging.environmentKey() != null && slot != null && !spelled().isEmpty() && (both || !application)) {
            draft.tag(tagging.environmentKey(), spelled());
            return draft.template().taggable();
        }
        return false;
    }

    String person(RecordTemplate template, String part) {
        String pattern = habits.pattern();
        String word = habits.word();
        if (dice.chance(habits.irregular())) {
            pattern = dice.pick(List.of("{part}", "{part}-{env}", "{app}-{part}", "{env}-{app}-{part}"));
            word = dice.chance(0.5) ? habits.short_() : word;
        }
        return Naming.fit(template, Naming.of(pattern, word, spelled(), part));
    }

    /** The name of a stack for a layer; an empty layer for the only one. */
    String stackName(String layer) {
        return Naming.of(habits.stackPattern(), habits.word(), spelled(), layer);
    }

    /** A name that says nothing. */
    public String meaningless() {
        return "x" + dice.text("0123456789abcdef", 11);
    }

    private String hidden(RecordTemplate template, String name) {
        return habits.hidden() ? Naming.fit(template, meaningless()) : name;
    }

    private String unique(RecordTemplate template, String name) {
        String unique = name;
        for (int i = 2; taken(template, unique); i++) {
            unique = Naming.fit(template, name.substring(0, Math.min(name.length(), template.limit() - 3))) + "-" + i;
        }
        return unique;
    }

    private boolean taken(RecordTemplate template, String name) {
        String where = template.arn().contains("{region}") ? region : "";
        return !ground.claim(
                template.type() + "|" + where + "|" + name, template.arn().contains("{name}"));
    }

    private String logical(String type, String part) {
        String kind = type.substring(type.lastIndexOf(':') + 1);
        String logical = Naming.camel(part) + (Naming.camel(part).endsWith(kind) ? "" : kind);
        if (habits.deployment() == Deployment.CDK) {
            logical += dice.text("0123456789ABCDEF", 8);
        }
        return logical;
    }
}
