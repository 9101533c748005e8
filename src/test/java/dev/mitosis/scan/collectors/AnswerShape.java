package dev.mitosis.scan.collectors;

import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.AnswerPath;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Describe;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** What the data of a type can look like, by the SDK's model: the item with the answers of its details. */
public final class AnswerShape {
    private final @Nullable SdkPojo item;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, SdkPojo> answers = new HashMap<>();
    private final Map<String, Optional<SdkPojo>> lists = new HashMap<>();

    private AnswerShape(@Nullable SdkPojo item) {
        this.item = item;
    }

    /** The shape of one type of a service. */
    public static AnswerShape of(ServiceSpec service, TypeSpec type) {
        Describe describe = type.describe();
        CallSpec call = describe == null ? type.list() : describe.call();
        String path = describe == null ? type.items() : describe.items();
        SdkPojo answer = SdkOperation.bind(service.client(), call.operation()).newResponse();
        SdkPojo item = path.isEmpty() ? answer : pojo(field(answer, List.of(path.split("/"))));
        AnswerShape shape = new AnswerShape(item);
        shape.asked.addAll(call.tellable());
        shape.asked.addAll(type.list().tellable());
        for (Detail detail : type.details()) {
            String operation = detail.call().operation();
            SdkPojo told = SdkOperation.bind(service.client(), operation).newResponse();
            if (detail.as() != null) {
                String from = detail.as().path();
                SdkPojo element = from.isEmpty() ? told : pojo(field(told, List.of(from.split("/"))));
                shape.lists.put(detail.member(), element == null ? Optional.empty() : Optional.of(element));
            } else {
                shape.answers.put(detail.member(), told);
            }
        }
        return shape;
    }

    /** Whether the path leads to a member; free maps end the search, because their keys are the user's. */
    public boolean has(String path) {
        List<String> steps = List.of(path.split("/"));
        SdkPojo answer = answers.get(steps.get(0));
        if (answer != null) {
            return steps.size() == 1 || reaches(answer, steps.subList(1, steps.size()));
        }
        Optional<SdkPojo> element = lists.getOrDefault(steps.get(0), Optional.empty());
        if (element.isPresent()) {
            return steps.size() <= 2 || reaches(element.get(), steps.subList(2, steps.size()));
        }
        return lists.containsKey(steps.get(0)) || asked.contains(path) || (item != null && reaches(item, steps));
    }

    /** Whether the elements of a list in an operation's answer have something at the path, through lists, too. */
    static boolean has(ServiceSpec service, String operation, String items, AnswerPath path) {
        SdkPojo answer = SdkOperation.bind(service.client(), operation).newResponse();
        SdkPojo element = pojo(field(answer, AnswerPath.of(items).steps()));
        return element != null && field(element, path.steps()) != null;
    }

    /** Whether an operation's answer has something at the place; lists are gone through by a step of their own. */
    static boolean has(ServiceSpec service, String operation, String place) {
        return reaches(SdkOperation.bind(service.client(), operation).newResponse(), List.of(place.split("/", -1)));
    }

    private static boolean reaches(SdkPojo pojo, List<String> steps) {
        return pojo.sdkFields().stream()
                .filter(field -> field.memberName().equals(steps.get(0)))
                .anyMatch(field -> reaches(field, steps.subList(1, steps.size())));
    }

    private static boolean reaches(SdkField<?> field, List<String> steps) {
        if (steps.isEmpty() || field.marshallingType() == MarshallingType.DOCUMENT) {
            return true;
        }
        String step = steps.get(0);
        if (field.marshallingType() == MarshallingType.LIST) {
            return step.matches("\\*|\\d+")
                    && reaches(field.getTrait(ListTrait.class).memberFieldInfo(), steps.subList(1, steps.size()));
        }
        if (field.marshallingType() == MarshallingType.MAP) {
            return reaches(field.getTrait(MapTrait.class).valueFieldInfo(), steps.subList(1, steps.size()));
        }
        return field.marshallingType() == MarshallingType.SDK_POJO
                && reaches(field.constructor().get(), steps);
    }

    private static @Nullable SdkField<?> field(SdkPojo pojo, List<String> steps) {
        SdkField<?> found = null;
        SdkPojo at = pojo;
        for (String step : steps) {
            SdkPojo in = at;
            found = in == null
                    ? null
                    : in.sdkFields().stream()
                            .filter(field -> field.memberName().equals(step))
                            .findFirst()
                            .orElseThrow(() -> new IllegalStateException(in.getClass() + " has no " + step));
            at = pojo(found);
        }
        return found;
    }

    private static @Nullable SdkPojo pojo(@Nullable SdkField<?> field) {
        if (field == null) {
            return null;
        }
        if (field.marshallingType() == MarshallingType.LIST) {
            return pojo(field.getTrait(ListTrait.class).memberFieldInfo());
        }
        return field.marshallingType() == MarshallingType.SDK_POJO
                ? field.constructor().get()
                : null;
    }
}
