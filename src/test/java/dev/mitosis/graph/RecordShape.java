package dev.mitosis.graph;

import dev.mitosis.aws.sdk.AddedShape;
import dev.mitosis.io.JsonPath;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.AnswerPath;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import dev.mitosis.scan.usage.UsageMetric;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * What the record of a type can hold, by its collector and the SDK's model of the answers: the item, and the answer of
 * each detail below a member named after its operation.
 */
public final class RecordShape {
    /**
     * Members whose texts are JSON, of which no model tells, and keys of maps that a service documents.
     *
     * <p>Source: "GetQueueAttributes", SQS; "GetTopicAttributes" and "GetSubscriptionAttributes", SNS; "PolicyContent",
     * Organizations API reference.
     */
    private static final Map<String, Set<String>> DOCUMENTED = Map.of(
            "Attributes",
                    Set.of(
                            "ApproximateNumberOfMessages",
                            "ApproximateNumberOfMessagesDelayed",
                            "ApproximateNumberOfMessagesNotVisible",
                            "Policy",
                            "QueueArn",
                            "RedriveAllowPolicy",
                            "RedrivePolicy"),
            "RedrivePolicy", Set.of("deadLetterTargetArn"),
            "DashboardBody", Set.of("widgets"),
            "widgets", Set.of("one"),
            "one", Set.of("properties"),
            "properties", Set.of("metrics"),
            "Content", Set.of("Statement"));

    private static final int DEEPEST = 14;

    /** A value with what can stand below it. */
    private interface Value {
        /** The values that a step of this name, or {@code *}, may lead to. */
        Stream<Value> step(String name);

        Stream<Value> children();

        /** Whether a member is called so, letter by letter. */
        default boolean spells(String name) {
            return true;
        }

        /** Whether nobody can say what is below. */
        default boolean isOpen() {
            return false;
        }
    }

    private record Members(NavigableMap<String, Value> members) implements Value {
        @Override
        public boolean spells(String name) {
            return name.equals(JsonPath.ANY) || name.equals(members.ceilingKey(name));
        }

        @Override
        public Stream<Value> step(String name) {
            Value found = members.get(name);
            return name.equals(JsonPath.ANY) ? children() : found == null ? Stream.empty() : Stream.of(found);
        }

        @Override
        public Stream<Value> children() {
            return members.values().stream();
        }
    }

    private record Pojo(Object model) implements Value {
        /** The members of each class of the model, which are looked at often. */
        private static final Map<Object, NavigableMap<String, Value>> MEMBERS = new HashMap<>();

        static Pojo of(SdkPojo pojo) {
            Object model = pojo instanceof AddedShape added ? added.place() : pojo.getClass();
            if (!MEMBERS.containsKey(model)) {
                NavigableMap<String, Value> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
                MEMBERS.put(model, members);
                pojo.sdkFields().forEach(field -> members.put(field.memberName(), value(field, field.memberName())));
            }
            return new Pojo(model);
        }

        NavigableMap<String, Value> members() {
            return MEMBERS.getOrDefault(model, Collections.emptyNavigableMap());
        }

        @Override
        public boolean spells(String name) {
            return new Members(members()).spells(name);
        }

        @Override
        public Stream<Value> step(String name) {
            return new Members(members()).step(name);
        }

        @Override
        public Stream<Value> children() {
            return members().values().stream();
        }
    }

    private record Elements(Value element) implements Value {
        @Override
        public Stream<Value> step(String name) {
            return name.equals(JsonPath.ANY) ? children() : Stream.empty();
        }

        @Override
        public Stream<Value> children() {
            return Stream.of(element);
        }
    }

    /** A map: its keys are the user's, or known to the service alone. */
    private record FreeKeys(Value value, Set<String> documented) implements Value {
        @Override
        public Stream<Value> step(String name) {
            return documented.isEmpty() || name.equals(JsonPath.ANY) ? children() : json(documented, name);
        }

        @Override
        public Stream<Value> children() {
            return Stream.concat(Stream.of(value), json(documented, JsonPath.ANY));
        }
    }

    private record Scalar(boolean isOpen, Set<String> documented) implements Value {
        static final Scalar CLOSED = new Scalar(false, Set.of());

        @Override
        public Stream<Value> step(String name) {
            return json(documented, name);
        }

        @Override
        public Stream<Value> children() {
            return json(documented, JsonPath.ANY);
        }
    }

    private static Stream<Value> json(Set<String> documented, String name) {
        return documented.stream()
                .filter(key -> name.equals(JsonPath.ANY) || key.equalsIgnoreCase(name))
                .map(key -> new Scalar(!DOCUMENTED.containsKey(key), DOCUMENTED.getOrDefault(key, Set.of())));
    }

    private final Value record;
    private final Set<Object> searched = new HashSet<>();
    private boolean exact;

    private RecordShape(Value record) {
        this.record = record;
    }

    /** The shapes of every type that a collector makes, made once; some types have several collectors. */
    public static Map<String, List<RecordShape>> collected() {
        return Collected.SHAPES;
    }

    /** Made when something first asks. */
    private static final class Collected {
        private static final Map<String, List<RecordShape>> SHAPES = ofTypes(Collectors.all());
    }

    private static Map<String, List<RecordShape>> ofTypes(List<ServiceSpec> services) {
        Map<String, List<RecordShape>> shapes = new TreeMap<>();
        for (ServiceSpec service : services) {
            for (TypeSpec type : service.types()) {
                shapes.computeIfAbsent(type.type(), t -> new ArrayList<>()).add(of(service, type));
            }
        }
        return shapes;
    }

    private static RecordShape of(ServiceSpec service, TypeSpec type) {
        Describe describe = type.describe();
        CallSpec call = describe == null ? type.list() : describe.call();
        String items = describe == null ? type.items() : describe.items();
        NavigableMap<String, Value> members = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Value item = at(answer(service, call.operation()), items);
        if (item instanceof Pojo pojo) {
            members.putAll(pojo.members());
        } else {
            members.put("Name", item);
        }
        call.tellable().forEach(name -> members.putIfAbsent(name, Scalar.CLOSED));
        type.list().tellable().forEach(name -> members.putIfAbsent(name, Scalar.CLOSED));
        if (UsageMetric.BY_TYPE.containsKey(type.type())) {
            members.put("GetMetricData", Scalar.CLOSED);
        }
        for (Detail detail : type.details()) {
            members.put(detail.member(), answer(service, detail));
        }
        return new RecordShape(new Members(members));
    }

    private static Value at(Value answer, String path) {
        Value item = answer;
        for (String step : AnswerPath.of(path).steps()) {
            item = item.step(step).findFirst().orElseThrow(() -> new IllegalStateException(path + " lacks " + step));
            item = item instanceof Elements list ? list.element() : item;
        }
        return item;
    }

    private static Value answer(ServiceSpec service, Detail detail) {
        Value answer = answer(service, detail.call().operation());
        if (detail.as() != null && !detail.as().path().isEmpty()) {
            return new Elements(at(answer, detail.as().path()));
        }
        if (!(detail instanceof Detail.Single single) || single.each() == null) {
            return answer;
        }
        NavigableMap<String, Value> joined = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        single.call().parameters().keySet().forEach(name -> joined.put(name, Scalar.CLOSED));
        joined.putAll(((Pojo) answer).members());
        return new Elements(new Members(joined));
    }

    private static Value answer(ServiceSpec service, String operation) {
        return Pojo.of(SdkOperation.bind(service.client(), operation).newResponse());
    }

    private static Value value(SdkField<?> field, String name) {
        MarshallingType<?> type = field.marshallingType();
        if (type == MarshallingType.LIST) {
            return new Elements(value(field.getTrait(ListTrait.class).memberFieldInfo(), name));
        }
        if (type == MarshallingType.MAP) {
            return new FreeKeys(
                    value(field.getTrait(MapTrait.class).valueFieldInfo(), ""),
                    DOCUMENTED.getOrDefault(name, Set.of()));
        }
        return type == MarshallingType.SDK_POJO
                ? Pojo.of(field.constructor().get())
                : new Scalar(type == MarshallingType.DOCUMENT, DOCUMENTED.getOrDefault(name, Set.of()));
    }

    /**
     * Whether the path can lead to a value.
     *
     * @param path as in a relation rule: {@code *} is any member or element, {@code **} any depth
     */
    public synchronized boolean has(String path) {
        return has(path, false);
    }

    /** Whether the path can lead to a value where it is compared with regard to case. */
    public synchronized boolean spells(String path) {
        return has(path, true);
    }

    private boolean has(String path, boolean exact) {
        this.exact = exact;
        searched.clear();
        return reaches(record, JsonPath.of(path).steps(), 0);
    }

    private boolean reaches(Value at, List<String> steps, int depth) {
        if (steps.isEmpty() || at.isOpen()) {
            return true;
        }
        List<String> rest = steps.subList(1, steps.size());
        if (steps.get(0).equals(JsonPath.DEEP)) {
            return depth < DEEPEST
                    && (isNamed(at, rest, depth)
                            || at.children().anyMatch(child -> reachesDeep(child, steps, depth + 1)));
        }
        return (!exact || at.spells(steps.get(0)))
                && at.step(steps.get(0)).anyMatch(next -> reaches(next, rest, depth + 1));
    }

    /** Each class of the model is searched once. */
    private boolean reachesDeep(Value at, List<String> steps, int depth) {
        if (at.isOpen() || (at instanceof Pojo pojo && !searched.add(pojo.model()))) {
            return false;
        }
        return reaches(at, steps, depth);
    }

    /** The end of a leap over any depth: a name that a model or a document gives, never any key of a map. */
    private boolean isNamed(Value at, List<String> steps, int depth) {
        boolean free = at instanceof FreeKeys map && map.documented().isEmpty();
        return !free && reaches(at, steps, depth);
    }
}
