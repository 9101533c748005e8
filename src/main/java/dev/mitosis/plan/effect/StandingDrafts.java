package dev.mitosis.plan.effect;

import com.fasterxml.jackson.databind.DeserializationFeature;
import dev.mitosis.io.Json;
import dev.mitosis.io.TsvTable;
import dev.mitosis.method.StepCommand;
import dev.mitosis.method.command.CommandTemplate;
import dev.mitosis.method.command.Value;
import dev.mitosis.method.command.Value.Variable;
import dev.mitosis.model.Phase;
import dev.mitosis.model.Resource;
import dev.mitosis.model.StepAction;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.CostExportTask;
import dev.mitosis.model.plan.PlanVariable;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.plan.command.StepLines;
import dev.mitosis.plan.command.StepLines.Part;
import dev.mitosis.plan.effect.Draft.Spot;
import dev.mitosis.plan.effect.StandingStep.StandingEffect;
import dev.mitosis.target.organization.OrganizationScript;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Draws what is done once around the moves: organization, cost history, join, and the closing of the old account. */
public final class StandingDrafts {
    private static final String ORGANIZATION_STEPS = "organization-steps";
    private static final String OLD = "account/old";
    private static final String BASELINE_OF_OLD = "baseline/old";
    private static final String FROM_TODAY = "from-today";
    private static final String MANAGEMENT = "account/management";

    /** How many accounts a new organization may have: D:organizations/latest/userguide/orgs_reference_limits. */
    private static final int DEFAULT_ACCOUNTS = 10;

    private static final int QUICK = 5;

    private final Workshop workshop;
    private final OrganizationScript script;
    /** The steps of the organization's script, by their names, and what each of them makes. */
    private final Map<String, TsvTable.TsvRow> rows = new LinkedHashMap<>();

    private final Map<String, List<PlannedResource>> made;
    private final Map<String, Draft> byKey = new LinkedHashMap<>();
    private final Map<String, PlanVariable> asked = new TreeMap<>();
    private final List<CostExportTask> costTasks = new ArrayList<>();
    private final List<Draft> organization = new ArrayList<>();

    /** Nothing is drawn yet. */
    public StandingDrafts(Workshop workshop, OrganizationScript script) {
        this.workshop = workshop;
        this.script = script;
        TsvTable.loadNamed(StandingDrafts.class, "organization-steps.tsv")
                .forEach(row -> rows.put(row.get("step"), row));
        this.made = made();
    }

    /** The steps that are shipped with the product. */
    static List<StandingStep> shipped() {
        try (InputStream in = StandingDrafts.class.getResourceAsStream("standing.yaml")) {
            return Json.yaml()
                    .readerForListOf(StandingStep.class)
                    .with(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .readValue(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException("the product's resource file standing.yaml cannot be read", e);
        }
    }

    /** Adds the steps to the workshop. */
    public void draw() {
        List<StandingStep> steps = shipped();
        steps.forEach(step -> byKey.put(step.key(), draft(step)));
        organizationSteps();
        for (StandingStep step : steps) {
            Draft draft = Objects.requireNonNull(byKey.get(step.key()));
            for (String key : step.after()) {
                draft.afterAll(key.equals(ORGANIZATION_STEPS) ? organization : named(key));
            }
        }
        named("quotas").forEach(asked -> QuotaDrafts.draw(workshop, asked));
        Draft signUp = Objects.requireNonNull(byKey.get("management-create"));
        organization.forEach(draft -> draft.after(signUp));
        workshop.drafts().stream()
                .filter(draft ->
                        draft.spot().turn().equals(Turn.JOIN) && draft.after().isEmpty())
                .forEach(draft -> draft.after(signUp));
    }

    private List<Draft> named(String key) {
        Draft draft = byKey.get(key);
        return draft == null ? List.of() : List.of(draft);
    }

    private void organizationSteps() {
        for (String name : script.steps()) {
            if (name.equals("policies") || name.equals("cost-tags")) {
                continue;
            }
            TsvTable.TsvRow row = rows.get(name);
            String title = row == null ? "Set up " + name : row.get("title");
            StepLines lines = workshop.lines().line(Part.COMMANDS, "bash organization/deploy.sh --execute " + name);
            if (row != null && !row.get("proof").equals("-")) {
                lines.line(
                        Part.VALIDATION,
                        CommandTemplate.of(row.get("proof")).fill(this::place).toString());
            }
            Draft draft = new Draft(
                            Spot.of(Turn.FOUNDATION, Phase.FOUNDATION, workshop.named("management")),
                            name.equals("accounts") ? StepAction.CREATE_ACCOUNT : StepAction.SET_UP,
                            "organization-" + name,
                            title,
                            name)
                    .because(
                            row == null ? "The organization needs it." : row.get("why"),
                            name.equals("accounts")
                                    ? "An account can only be closed, and its address is not given back. Empty ones cost nothing."
                                    : "The same script takes it back with --remove.")
                    .from(List.of(row == null ? "inference" : row.get("source")))
                    .reads("organization/deploy.sh")
                    .takes(row == null ? 30 : (int) row.number("minutes"), 0);
            made.getOrDefault(name, List.of()).forEach(thing -> draft.does(created(thing)));
            if (name.equals("accounts")) {
                workshop.index().document().accounts().stream()
                        .filter(account ->
                                !account.existing() && !account.purpose().equals("management"))
                        .forEach(account -> draft.does(Effect.of(
                                Verb.CREATE,
                                "account/" + account.name(),
                                workshop.named("management"),
                                Resource.GLOBAL)));
            }
            if (name.equals("organization")) {
                draft.does(Effect.of(Verb.CREATE, "organization", workshop.named("management"), Resource.GLOBAL));
            }
            if (draft.effects().isEmpty()) {
                draft.does(
                        Effect.of(Verb.CREATE, "organization/" + name, workshop.named("management"), Resource.GLOBAL));
            }
            draft.runs(lines);
            if (name.equals("accounts")) {
                draft.forGood();
            } else {
                List<Effect> undone = new ArrayList<>();
                for (int i = draft.effects().size() - 1; i >= 0; i--) {
                    back(draft.effects().get(i)).ifPresent(undone::add);
                }
                StepLines back =
                        workshop.lines().line(Part.UNDO, "bash organization/deploy.sh --execute --remove " + name);
                draft.undoneBy("As long as nothing uses it.", undone, back.undo());
            }
            if (!organization.isEmpty()) {
                draft.after(organization.get(organization.size() - 1));
            }
            script.inputs().getOrDefault(name, Map.of()).forEach((variable, meaning) -> {
                draft.uses(variable);
                ask(variable, meaning + hint(variable), "", false);
            });
            byKey.put(name, workshop.add(draft));
            organization.add(draft);
            if (row != null && !row.get("after").equals("-")) {
                for (String key : row.get("after").split("\\|", -1)) {
                    draft.afterAll(named(key));
                }
            }
        }
    }

    private Optional<Value> place(String hole) {
        return Value.data(
                hole.equals("home") ? workshop.index().document().organization().homeRegion() : workshop.named(hole));
    }

    private static Effect created(PlannedResource thing) {
        return Effect.of(Verb.CREATE, thing.id(), thing.account(), thing.region());
    }

    /**
     * The new things that no stack of an account makes, by the step of the organization's script that does. The old
     * account gets its baseline when it comes into its unit.
     */
    private Map<String, List<PlannedResource>> made() {
        Map<String, List<PlannedResource>> found = new LinkedHashMap<>();
        for (PlannedResource thing : workshop.index().document().resources()) {
            if (thing.fate() == Fate.NEW && thing.stack() == null) {
                Optional<PlannedAccount> account = workshop.index().account(thing.account());
                String purpose = account.map(PlannedAccount::purpose).orElse("");
                boolean existing = account.map(PlannedAccount::existing).orElse(false);
                for (TsvTable.TsvRow row : rows.values()) {
                    boolean here = row.get("in").equals("*") || row.get("in").equals(purpose);
                    if (here && Set.of(row.get("makes").split("\\|")).contains(thing.type())) {
                        boolean later = existing && row.get("step").equals("baseline");
                        found.computeIfAbsent(later ? BASELINE_OF_OLD : row.get("step"), k -> new ArrayList<>())
                                .add(thing);
                        break;
                    }
                }
            }
        }
        return found;
    }

    private Draft draft(StandingStep step) {
        String place = step.place().equals("old") ? workshop.old() : workshop.named(step.place());
        StepLines lines = workshop.lines();
        step.commands().forEach(command -> line(lines, Part.COMMANDS, command, null));
        for (PlannedAccount account : workshop.index().document().accounts()) {
            if (!account.existing()) {
                boolean manages = account.name().equals(workshop.named("management"));
                (manages ? step.ofManagement() : step.eachAccount())
                        .forEach(command -> line(lines, Part.COMMANDS, command, account));
            }
        }
        step.validation().forEach(command -> line(lines, Part.VALIDATION, command, null));
        Draft draft = new Draft(
                        Spot.of(turn(step.wave()), step.phase(), place),
                        step.action(),
                        step.key(),
                        said(step.title()),
                        "")
                .because(step.why(), step.rollback())
                .from(step.sources())
                .runs(lines)
                .takes(minutes(step), 0);
        step.preconditions().forEach(draft::when);
        step.effects().forEach(effect -> effects(effect, place).forEach(draft::does));
        if (!step.checklist().isEmpty()) {
            draft.byHand(step.checklist().stream().map(this::said).toList());
        }
        undo(step, draft);
        if (step.pointOfNoReturn()) {
            draft.forGood();
        }
        step.inputs().forEach((name, input) -> ask(name, input.meaning(), input.example(), false));
        if (step.daysBeforeJoin() != null) {
            costTasks.add(new CostExportTask(
                    step.key(),
                    draft.title(),
                    step.why(),
                    lines.commands().stream().findFirst().orElse(""),
                    step.daysBeforeJoin(),
                    !step.checklist().isEmpty(),
                    draft.id()));
        }
        return workshop.add(draft);
    }

    /** Nobody waits for a quota that is not asked for. */
    private int minutes(StandingStep step) {
        boolean enough = step.key().equals("account-quota-granted") && accounts() <= DEFAULT_ACCOUNTS;
        return enough ? QUICK : step.minutes();
    }

    /** The accounts of the organization, and two more for an invitation and a mishap. */
    private int accounts() {
        return workshop.index().document().accounts().size() + 2;
    }

    private void undo(StandingStep step, Draft draft) {
        StandingStep.Way way = step.undo();
        List<Effect> back = new ArrayList<>();
        for (int i = draft.effects().size() - 1; i >= 0; i--) {
            back(draft.effects().get(i)).ifPresent(back::add);
        }
        if (way == null) {
            if (step.checklist().isEmpty()) {
                throw new IllegalStateException("the step " + step.key() + " does not say how it is undone");
            }
            draft.undoneBy("A person takes the decision back.", back, List.of());
        } else if (way.commands() != null) {
            StepLines lines = workshop.lines();
            way.commands().forEach(command -> line(lines, Part.UNDO, command, null));
            draft.undoneBy("Always.", back, lines.undo());
        }
    }

    /** What takes an effect back; nothing where it leaves nothing behind. */
    private static Optional<Effect> back(Effect effect) {
        if (effect.object().startsWith("quota/")) {
            return Optional.empty();
        }
        return switch (effect.verb()) {
            case CREATE -> Optional.of(Effect.of(Verb.DELETE, effect.object(), effect.account(), effect.region()));
            case GRANT, SHARE, CONNECT ->
                Optional.of(new Effect(
                        Verb.DELETE,
                        effect.object(),
                        effect.account(),
                        effect.region(),
                        null,
                        null,
                        effect.provider() == null ? effect.object() : effect.provider(),
                        effect.consumer()));
            case SWITCH -> Optional.of(Effect.of(Verb.FREEZE, effect.object(), effect.account(), effect.region()));
            default -> Optional.empty();
        };
    }

    private String said(String text) {
        return text.replace("${management.profile}", workshop.named("management"))
                .replace("${source.profile}", workshop.old());
    }

    private static Turn turn(String wave) {
        return switch (wave) {
            case "foundation" -> Turn.FOUNDATION;
            case "cost" -> Turn.COST;
            case "join" -> Turn.JOIN;
            case "closing" -> Turn.CLOSING;
            default -> throw new IllegalStateException("there is no wave " + wave);
        };
    }

    private List<Effect> effects(StandingEffect effect, String place) {
        if (effect.object().equals("policies")) {
            return workshop.index().document().organization().guardrails().stream()
                    .map(guardrail -> Effect.of(effect.verb(), "policy/" + guardrail.name(), place, Resource.GLOBAL))
                    .toList();
        }
        if (effect.object().equals(BASELINE_OF_OLD)) {
            return made.getOrDefault(BASELINE_OF_OLD, List.of()).stream()
                    .map(StandingDrafts::created)
                    .toList();
        }
        return List.of(effect(effect, effect.in() == null ? place : workshop.named(effect.in())));
    }

    private Effect effect(StandingEffect effect, String place) {
        return new Effect(
                effect.verb(),
                object(effect.object()),
                place,
                Resource.GLOBAL,
                effect.of(),
                effect.mode(),
                null,
                effect.consumer() == null ? null : object(effect.consumer()));
    }

    private String object(String object) {
        return switch (object) {
            case OLD -> "account/" + workshop.old();
            case MANAGEMENT -> "account/" + workshop.named("management");
            default -> object;
        };
    }

    private void line(StepLines lines, Part part, StepCommand command, @Nullable PlannedAccount account) {
        String text = command.template().toString();
        String prefix = "";
        for (String stage : List.of("staging", "units")) {
            String hole = "${stages." + stage + "} ";
            if (text.startsWith(hole)) {
                text = text.substring(hole.length());
                prefix = String.join(
                                " ",
                                script.stages().stream()
                                        .map(name -> name + "=" + stage)
                                        .toList()) + " ";
            }
        }
        String filled = prefix + CommandTemplate.of(text).fill(hole -> value(hole, account));
        String capture = command.capture();
        if (capture == null) {
            lines.line(part, filled);
        } else {
            lines.keep(account == null ? capture : account.variable(), filled);
        }
    }

    private Optional<Value> value(String hole, @Nullable PlannedAccount account) {
        return switch (hole) {
            case "source.profile" -> Value.data(workshop.old());
            case "source.account" -> Value.data(workshop.index().document().account());
            case "management.profile" -> Value.data(workshop.named("management"));
            case "home.region" ->
                Value.data(workshop.index().document().organization().homeRegion());
            case "accounts.wanted" -> Value.data(String.valueOf(accounts()));
            case "account.name" -> account == null ? Optional.empty() : Value.data(account.name());
            case "account.variable" ->
                account == null ? Optional.empty() : Optional.of(new Variable(account.variable()));
            default -> throw new IllegalStateException("nothing stands for " + hole);
        };
    }

    private void ask(String name, String meaning, String example, boolean secret) {
        asked.putIfAbsent(
                name, new PlanVariable(name, meaning, example.isEmpty() ? example(name) : example, secret, null, null));
    }

    /** Where a person finds what the organization's script asks for. */
    private static String hint(String name) {
        if (name.startsWith("GROUP_")) {
            return ", in IAM Identity Center: aws identitystore list-groups";
        }
        return name.equals("IDENTITY_CENTER_ARN")
                ? ", which is enabled in the console of the management account, because no call does: aws sso-admin list-instances"
                : "";
    }

    /** What the inputs of the organization's script look like. */
    private static String example(String name) {
        return switch (name) {
            case "MAIL_NAME" -> "aws";
            case "MAIL_DOMAIN" -> "example.com";
            case "SECURITY_CONTACT" -> "security@example.com";
            case "IDENTITY_CENTER_ARN" -> "arn:aws:sso:::instance/ssoins-1234567890abcdef";
            default -> name.startsWith("GROUP_") ? "f4f8a468-1041-7056-2b1c-0123456789ab" : "";
        };
    }

    /** What only a person knows. */
    public List<PlanVariable> asked() {
        return List.copyOf(asked.values());
    }

    /** The tasks of the cost export with their dates before the join. */
    public List<CostExportTask> costTasks() {
        return List.copyOf(costTasks);
    }

    /** Lets every other step of the foundation wait, in the end, for the one that says where new things go. */
    void begin() {
        Draft first = Objects.requireNonNull(byKey.get(FROM_TODAY));
        workshop.drafts().stream()
                .filter(draft -> draft.spot().turn().equals(Turn.FOUNDATION))
                .filter(draft -> draft.after().isEmpty())
                .forEach(draft -> draft.after(first));
    }

    /** The ids of the steps by their keys. */
    public Map<String, String> ids() {
        Map<String, String> ids = new LinkedHashMap<>();
        byKey.forEach((key, draft) -> ids.put(key, draft.id()));
        return ids;
    }
}
