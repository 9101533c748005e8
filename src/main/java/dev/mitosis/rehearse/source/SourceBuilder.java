package dev.mitosis.rehearse.source;

import dev.mitosis.model.Arn;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.rehearse.gate.EmulatorCalls;
import dev.mitosis.rehearse.gate.EmulatorCalls.Answer;
import dev.mitosis.rehearse.gate.LoopbackEndpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deploys the stacks of the account that is split, one after the other, and goes on where one is refused. */
public final class SourceBuilder {
    private static final String SERVICE = "cloudformation";
    private static final String VERSION = "2010-05-15";
    private static final String IMAGE = "AWS::EC2::Image";
    private static final int MOST_ASKED = 600;

    private final EmulatorCalls calls;
    private final Renames renames;
    private final StandInValues values;
    private final StackOutputs outputs;
    private final Map<String, String> physical = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();

    private final Map<String, String> why = new HashMap<>();
    private final Set<String> tried = new HashSet<>();
    private final List<SourceStack> incomplete = new ArrayList<>();

    private SourceBuilder(EmulatorCalls calls, Renames renames, TargetDocument design) {
        this.calls = calls;
        this.renames = renames;
        this.values = new StandInValues(design.account(), renames);
        this.outputs = new StackOutputs(design);
    }

    /**
     * What came of it.
     *
     * @param physical what the emulator calls what was made, by planned id
     * @param refused why the other things were not made, by planned id
     * @param called the old ARNs of what was made by calls of their own
     */
    public record Built(Map<String, String> physical, Map<String, String> refused, List<String> called) {}

    /**
     * Builds the account: what is refused is tried again as long as something else could be made, and then with what
     * the old account had in the place of what does not stand.
     *
     * @param renames takes in what is called otherwise than before
     * @param heard hears the name of each stack that stands
     * @throws IOException where the emulator does not answer
     */
    public static Built build(SourcePlan plan, LoopbackEndpoint emulator, Renames renames, Consumer<String> heard)
            throws IOException {
        String account = plan.design().account();
        EmulatorCalls calls = EmulatorCalls.in(emulator, account);
        SourceBuilder builder = new SourceBuilder(calls, renames, plan.design());
        if (!builder.values.keep(calls)) {
            throw new MitosisException(
                    "M-REHEARSE-05",
                    "the account that is split cannot be built",
                    "the emulator still holds it from an earlier rehearsal",
                    "start the emulator anew, go on with --resume, or say --source-exists to rehearse on what is there",
                    ExitCode.USAGE);
        }
        List<String> called = call(calls, plan, type -> type.equals(IMAGE), arn -> false, renames);
        Set<String> standing = DefaultNetworks.find(calls, plan.snapshot(), renames);
        List<SourceStack> left = new ArrayList<>(plan.stacks());
        left.removeIf(stack -> builder.stands(stack, standing));
        left.sort(Comparator.comparingInt((SourceStack stack) -> stack.planned().order())
                .thenComparing(stack -> stack.planned().id()));
        while (!left.isEmpty()) {
            List<SourceStack> refused = builder.pass(left, heard);
            if (refused.size() == left.size() && !builder.outputs.loosen()) {
                break;
            }
            left = refused;
        }
        for (SourceStack stack : builder.incomplete) {
            builder.complete(stack);
        }
        return new Built(builder.physical, builder.refused, called);
    }

    /** Whether what the stack would make stands already; others are told of it then as of what it has made. */
    private boolean stands(SourceStack stack, Set<String> standing) {
        boolean stands = false;
        for (String id : stack.members().values()) {
            String arn = outputs.old(id);
            if (arn != null && standing.contains(arn)) {
                stands = true;
                physical.put(id, renames.in(Arn.last(arn)));
            }
        }
        if (stands) {
            outputs.keepOld(stack.planned(), renames);
        }
        return stands;
    }

    /** Deploys a stack again when all stand that it names. */
    private void complete(SourceStack stack) throws IOException {
        Map<String, String> given = given(stack.planned(), true);
        Map<String, String> question = question("UpdateStack", stack, given);
        Answer answer = calls.ask(SERVICE, stack.planned().region(), question);
        if (!answer.passed() || !status(stack.planned()).equals("UPDATE_COMPLETE")) {
            stack.members().values().forEach(id -> refused.put(id, "what names it is left out: " + said(answer)));
        }
    }

    /** Makes by calls what no stack makes and what was not found; the old ARNs of what stands then. */
    public static List<String> call(LoopbackEndpoint emulator, SourcePlan plan, SourcePairs pairs, Renames renames)
            throws IOException {
        return call(
                EmulatorCalls.in(emulator, plan.design().account()),
                plan,
                type -> !type.equals(IMAGE),
                arn -> pairs.of(arn) != null,
                renames);
    }

    private static List<String> call(
            EmulatorCalls calls, SourcePlan plan, Predicate<String> types, Predicate<String> stands, Renames renames)
            throws IOException {
        SourceCalls maker = new SourceCalls(calls, renames);
        List<String> made = new ArrayList<>();
        List<Resource> records;
        try (Stream<Resource> all = plan.snapshot().resources()) {
            records = all.filter(record -> SourceCalls.makes(record.type()) && types.test(record.type()))
                    .filter(record -> !stands.test(record.arn()))
                    .toList();
        }
        for (Resource record : records) {
            if (maker.make(record).isEmpty()) {
                made.add(record.arn());
            }
        }
        return made;
    }

    /** Tries each stack once; those that do not stand then. */
    private List<SourceStack> pass(List<SourceStack> stacks, Consumer<String> heard) throws IOException {
        List<SourceStack> left = new ArrayList<>();
        for (SourceStack stack : stacks) {
            String reason = deploy(stack);
            if (reason == null) {
                why.remove(stack.planned().id());
                heard.accept(stack.planned().name());
            } else {
                why.put(stack.planned().id(), reason);
                stack.members().values().forEach(id -> refused.put(id, reason));
                left.add(stack);
            }
        }
        return left;
    }

    /** Deploys a stack; says why it could not. */
    private @Nullable String deploy(SourceStack stack) throws IOException {
        PlannedStack planned = stack.planned();
        boolean whole = planned.needs().stream().filter(Need::later).allMatch(need -> outputs.of(need) != null);
        for (Need need : planned.needs()) {
            if (!need.later() && outputs.of(need) == null) {
                return "it needs " + need.output() + " of " + need.stack() + ", which does not stand: "
                        + why.getOrDefault(need.stack(), "the emulator does not tell it");
            }
        }
        if (!tried.add(planned.id())) {
            calls.ask(SERVICE, planned.region(), named("DeleteStack", planned));
        }
        Answer answer = calls.ask(SERVICE, planned.region(), question("CreateStack", stack, given(planned, whole)));
        if (!answer.passed()) {
            return said(answer);
        }
        if (!whole) {
            incomplete.add(stack);
        }
        String status = status(planned);
        if (!status.equals("CREATE_COMPLETE")) {
            return "its stack came to " + status;
        }
        String made = calls.ask(SERVICE, planned.region(), named("DescribeStackResources", planned))
                .text();
        stack.members()
                .values()
                .forEach(id ->
                        refused.put(id, "its stack stands without it: the emulator's CloudFormation does not make it"));
        for (Map<String, String> one : XmlTexts.in(made, "StackResources")) {
            String id = stack.members().get(one.getOrDefault("LogicalResourceId", ""));
            String name = one.getOrDefault("PhysicalResourceId", "");
            if (id != null) {
                refused.remove(id);
                if (StackOutputs.isTold(name)) {
                    physical.put(id, name);
                }
            }
        }
        return null;
    }

    /**
     * The values of all parameters.
     *
     * @param whole whether all stand that it names
     */
    private Map<String, String> given(PlannedStack planned, boolean whole) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Need need : planned.needs()) {
            String value = outputs.of(need);
            given.put(need.parameter(), value == null ? "" : value);
        }
        for (Parameter parameter : planned.parameters()) {
            boolean early = parameter.source().equals("complete") && !whole;
            given.computeIfAbsent(
                    parameter.name(), name -> early ? "false" : values.of(parameter, outputs.old(parameter)));
        }
        return given;
    }

    private Map<String, String> question(String action, SourceStack stack, Map<String, String> given) {
        Map<String, String> question = named(action, stack.planned());
        question.put("TemplateBody", renames.in(stack.template()));
        question.put("Capabilities.member.1", "CAPABILITY_NAMED_IAM");
        question.put("OnFailure", "ROLLBACK");
        int number = 0;
        for (Map.Entry<String, String> parameter : given.entrySet()) {
            number++;
            question.put("Parameters.member." + number + ".ParameterKey", parameter.getKey());
            question.put("Parameters.member." + number + ".ParameterValue", parameter.getValue());
        }
        return question;
    }

    private static Map<String, String> named(String action, PlannedStack stack) {
        Map<String, String> question = new LinkedHashMap<>();
        question.put("Action", action);
        question.put("Version", VERSION);
        question.put("StackName", stack.name());
        return question;
    }

    /** Waits until the emulator has made the stack, and keeps what others ask of it. */
    private String status(PlannedStack stack) throws IOException {
        String status = "";
        for (int asked = 0; asked < MOST_ASKED; asked++) {
            String text = calls.ask(SERVICE, stack.region(), named("DescribeStacks", stack))
                    .text();
            status = XmlTexts.in(text, "Stacks").stream()
                    .map(found -> found.getOrDefault("StackStatus", ""))
                    .findFirst()
                    .orElse("");
            if (!status.endsWith("_IN_PROGRESS")) {
                Map<String, String> told = new HashMap<>();
                XmlTexts.in(text, "Outputs")
                        .forEach(output ->
                                told.put(output.getOrDefault("OutputKey", ""), output.getOrDefault("OutputValue", "")));
                outputs.keep(stack.id(), told);
                return status;
            }
        }
        return status;
    }

    /** What the emulator said against it. */
    static String said(Answer answer) {
        return XmlTexts.in(answer.text(), "Error").stream()
                .map(error -> error.getOrDefault("Message", answer.text()))
                .findFirst()
                .orElse(answer.text());
    }
}
