package dev.mitosis.scan.spec;

import dev.mitosis.scan.spec.TypeSpec.Filter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that describe one detail operation; {@link #and} goes back to the type. */
public final class DetailBuilder {
    private final TypeBuilder type;
    private final CallSpec call;
    private final Set<String> absent = new LinkedHashSet<>();
    private List<String> keep = List.of();
    private Detail.@Nullable As as;
    private boolean tagsOnly;
    private boolean usage;
    private @Nullable Filter unless;
    private boolean locates;
    private @Nullable Template when;
    private @Nullable String each;
    private String parameter = "";
    private @Nullable Template key;
    private int size;
    private String items = "";
    private String itemKey = "";
    private boolean everyKey;

    DetailBuilder(TypeBuilder type, CallSpec call) {
        this.type = type;
        this.call = call;
    }

    /** Asks only where the template can be filled. */
    public DetailBuilder when(String template) {
        when = Template.of(template);
        return this;
    }

    /** Asks before everything else for the region, unless this template can be filled. */
    public DetailBuilder locatesUnless(String template) {
        locates = true;
        return when(template);
    }

    /** Asks only where the template has another value. */
    public DetailBuilder unless(String template, String value) {
        unless = new Filter(Template.of(template), value);
        return this;
    }

    /** Asks for each element of a list in the data, or of a list that is given as {@code [a,b]}. */
    public DetailBuilder each(String path) {
        each = path;
        return this;
    }

    /** Error codes that mean "there is none", beyond those that say so themselves. */
    public DetailBuilder noneOn(String... codes) {
        absent.addAll(List.of(codes));
        return this;
    }

    /** The members of the answer to keep; where many are asked about at once, those of an element. */
    public DetailBuilder keep(String... members) {
        keep = List.of(members);
        return this;
    }

    /**
     * Puts what the answer has at the path into this member of the data, where another listing of the type has the
     * same.
     */
    public DetailBuilder as(String member, String path) {
        as = new Detail.As(member, path);
        return this;
    }

    /** The answer is only about tags: it is not asked where the tagging API covers the type. */
    public DetailBuilder forTags() {
        tagsOnly = true;
        return this;
    }

    /** The answer is only about how much or how lately it is used: it is not asked where nobody wants to know that. */
    public DetailBuilder forUsage() {
        usage = true;
        return this;
    }

    /** Asks for up to {@code number} resources at once. */
    public DetailBuilder batch(String member, String ownKey, int number, String path, String elementKey) {
        parameter = member;
        key = Template.of(ownKey);
        size = number;
        items = path;
        itemKey = elementKey;
        return this;
    }

    /** One call answers for all resources; its elements are joined to them by key. */
    public DetailBuilder joined(String ownKey, String path, String elementKey) {
        return batch("", ownKey, Integer.MAX_VALUE, path, elementKey);
    }

    /** The answer has an element for every key; what it leaves out is asked for alone, and then missing. */
    public DetailBuilder forEveryKey() {
        everyKey = true;
        return this;
    }

    /** Goes back to the type. */
    public TypeBuilder and() {
        return type;
    }

    /** Asks still more about each resource. */
    public DetailBuilder detail(String operation, String... parameters) {
        return type.detail(operation, parameters);
    }

    /** Begins the next type. */
    public TypeBuilder type(String next, String operation, String path, String... parameters) {
        return type.type(next, operation, path, parameters);
    }

    /** Ends the service. */
    public ServiceSpec end() {
        return type.end();
    }

    Detail build() {
        Template ownKey = key;
        return ownKey == null
                ? new Detail.Single(call, Set.copyOf(absent), tagsOnly, usage, when, unless, locates, each, keep, as)
                : new Detail.Batch(
                        call,
                        Set.copyOf(absent),
                        tagsOnly,
                        usage,
                        when,
                        unless,
                        parameter,
                        ownKey,
                        size,
                        items,
                        itemKey,
                        keep,
                        everyKey,
                        as);
    }
}
