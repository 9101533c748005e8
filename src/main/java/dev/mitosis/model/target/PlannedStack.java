package dev.mitosis.model.target;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A CloudFormation stack that makes planned things of one account and region; lists are sorted by name.
 *
 * @param id {@code account/region/name}
 * @param name of the stack, the same over re-scans
 * @param order stacks of smaller numbers stand before it is deployed; those of the same number need nothing of each
 *     other
 * @param unit the id of the unit whose things it makes; null where it makes those of no unit
 * @param template the path of the template below the folder of the artefacts
 * @param retained whether it holds what must outlive it, so that it is protected against deletion
 * @param waitsFor the planned ids of things of other stacks that stand before it is deployed although it takes in no
 *     output of theirs, because AWS looks them up by their names
 */
public record PlannedStack(
        String id,
        String name,
        String account,
        String region,
        StackLayer layer,
        int order,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String unit,

        String template,
        boolean retained,
        List<Parameter> parameters,
        List<Output> outputs,
        List<Need> needs,

        @JsonProperty(isRequired = OptBoolean.FALSE) @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> waitsFor) {
    /** A stack; one of a file that says nothing of what it waits for waits for what it needs alone. */
    public PlannedStack {
        waitsFor = waitsFor == null ? List.of() : waitsFor;
    }

    /**
     * What a template does not know.
     *
     * @param type as CloudFormation calls it: {@code String}, {@code List<String>}, {@code Number}
     * @param source who gives it: {@code need} an output of another stack, {@code account} the id of an account,
     *     {@code active} the switch of what would act by itself, {@code complete} that all other stacks stand,
     *     {@code content} what the new thing is filled from, {@code old} what the old thing has and no file keeps,
     *     {@code person} what no answer of AWS tells
     * @param secret whether its value is shown to nobody
     * @param value the value it has where nobody gives one; null where somebody has to
     * @param meaning one sentence for who gives it
     * @param of the planned id of the thing that the value is of; null where it is of none
     * @param property what of it: a property, members parted by dots, or an attribute such as {@code Ref}
     */
    public record Parameter(
            String name,
            String type,
            String source,
            boolean secret,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String value,

            String meaning,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String of,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String property) {
        /** A parameter whose value is of no planned thing. */
        public Parameter(
                String name, String type, String source, boolean secret, @Nullable String value, String meaning) {
            this(name, type, source, secret, value, meaning, null, null);
        }
    }

    /**
     * What other stacks may ask of this one.
     *
     * @param resource the planned id of the thing
     * @param attribute of it as in {@code Fn::GetAtt}, or {@code Ref}
     */
    public record Output(String name, String resource, String attribute) {}

    /**
     * A parameter that is filled from the output of another stack, perhaps of another account or region.
     *
     * @param stack the id of the stack that provides
     * @param later whether the other stack comes after this one, which is deployed again with the value when all stand
     */
    public record Need(String stack, String output, String parameter, boolean later) {}
}
