package dev.mitosis.rehearse.source;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.PlannedStack;
import dev.mitosis.model.target.PlannedStack.Need;
import dev.mitosis.model.target.PlannedStack.Output;
import dev.mitosis.model.target.PlannedStack.Parameter;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedResource;
import dev.mitosis.rehearse.gate.EmulatorCalls;
import dev.mitosis.rehearse.gate.EmulatorCalls.Answer;
import dev.mitosis.rehearse.gate.LoopbackEndpoint;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Deploys the stacks of the account that is split, one after the other, and goes on where one is refused. */
public final class SourceBuilder {
    private static final String SERVICE = "cloudformation";
    private static final String VERSION = "2010-05-15";
    private static final String IMAGE = "AWS::EC2::Image";
    private static final int MOST_ASKED = 600;
    private static final Pattern UNTOLD = Pattern.compile("<.+ object at 0x[0-9a-f]+>|\\{['\"]Fn::.*}");

    private final EmulatorCalls calls;
    private final Renames renames;
    private final StandInValues values;
    private final Map<String, Map<String, String>> outputs = new HashMap<>();
    private final Map<String, String> physical = new TreeMap<>();
    private final Map<String, String> refused = new TreeMap<>();

    private final Map<String, String> why = new HashMap<>();
    private final Map<String, Output> asked = new HashMap<>();
    private final Map<String, Boolean> tried = new HashMap<>();
    private final List<SourceStack> incomplete = new ArrayList<>();
    private final Map<String, PlannedResource> things = new HashMap<>();
    /** Whether what the old account had may stand for what does not stand. */
    private boolean loose;

    private SourceBuilder(EmulatorCalls calls, Renames renames, TargetDocument design) {
        this.calls = calls;
        this.renames = renames;
        this.values = new StandInValues(design.account(), renames);
        design.resources().forEach(thing -> things.put(thing.id(), thing));
        design.stacks()
                .forEach(stack ->
                        stack.outputs().forEach(output -> asked.put(stack.id() + " " + output.name(), output)));
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
            if (refused.size() == left.size() && builder.loose) {
                break;
            }
            builder.loose |= refused.size() == left.size();
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
            PlannedResource thing = things.get(id);
            String arn = thing == null ? null : thing.succeeds();
            if (arn != null && standing.contains(arn)) {
                stands = true;
                physical.put(id, renames.in(last(arn)));
            }
        }
        if (stands) {
            Map<String, String> told = new HashMap<>();
            for (Output output : stack.planned().outputs()) {
                String value = old(output);
                if (value != null) {
                    told.put(output.name(), renames.in(value));
                }
            }
            outputs.put(stack.planned().id(), told);
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
        boolean whole = planned.needs().stream().filter(Need::later).allMatch(need -> told(need) != null);
        for (Need need : planned.needs()) {
            if (!need.later() && told(need) == null) {
                return "it needs " + need.output() + " of " + need.stack() + ", which does not stand: "
                        + why.getOrDefault(need.stack(), "the emulator does not tell it");
            }
        }
        if (tried.put(planned.id(), true) != null) {
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
                .forEach(id -> refused.put(
                        id, "its stack stands without it: the emulator's" + " CloudFormation does not make it"));
        for (Map<String, String> one : XmlTexts.in(made, "StackResources")) {
            String id = stack.members().get(one.getOrDefault("LogicalResourceId", ""));
            String name = one.getOrDefault("PhysicalResourceId", "");
            if (id != null) {
                refused.remove(id);
                if (isTold(name)) {
                    physical.put(id, name);
                }
            }
        }
        return null;
    }

    /** What the thing was called that the value is of; null where it is of none. */
    private @Nullable String old(Parameter parameter) {
        PlannedResource thing = parameter.of() == null ? null : things.get(parameter.of());
        String arn = thing == null ? null : thing.succeeds();
        return arn == null ? null : last(arn);
    }

    private static String last(String arn) {
        return arn.substring(Math.max(arn.lastIndexOf('/'), arn.lastIndexOf(':')) + 1);
    }

    /** What the old thing gave for an output of one that does not stand; null where nobody knows. */
    private @Nullable String old(@Nullable Output output) {
        PlannedResource thing = output == null ? null : things.get(output.resource());
        String arn = thing == null ? null : thing.succeeds();
        if (output == null || thing == null || arn == null) {
            return null;
        }
        if (output.attribute().endsWith("Arn")) {
            return arn;
        }
        if (output.attribute().endsWith("Id")) {
            return last(arn);
        }
        return output.attribute().equals("Ref")
                ? thing.name().indexOf('$') < 0 ? thing.name() : last(arn)
                : StandInValues.ANY;
    }

    /** Some emulators tell the name of an object of their own program where they have nothing to tell. */
    private static boolean isTold(String value) {
        return !value.isEmpty() && !UNTOLD.matcher(value).matches();
    }

    /** What the need is filled from: what was told, else what the old account had, where that may stand for it. */
    private @Nullable String told(Need need) {
        String value = outputs.getOrDefault(need.stack(), Map.of()).get(need.output());
        return value == null && loose ? old(asked.get(need.stack() + " " + need.output())) : value;
    }

    /**
     * The values of all parameters.
     *
     * @param whole whether all stand that it names
     */
    private Map<String, String> given(PlannedStack planned, boolean whole) {
        Map<String, String> given = new LinkedHashMap<>();
        for (Need need : planned.needs()) {
            String value = told(need);
            given.put(need.parameter(), value == null ? "" : value);
        }
        for (Parameter parameter : planned.parameters()) {
            boolean early = parameter.source().equals("complete") && !whole;
            given.computeIfAbsent(parameter.name(), name -> early ? "false" : values.of(parameter, old(parameter)));
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
                outputs.put(stack.id(), told);
                told.values().removeIf(value -> !isTold(value));
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
