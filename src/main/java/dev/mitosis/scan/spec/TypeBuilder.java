package dev.mitosis.scan.spec;

import dev.mitosis.io.JsonPath;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The words that describe one type within a collector. */
public final class TypeBuilder {
    private final ServiceBuilder service;
    private final String type;
    private final CallSpec list;
    private final String items;
    private final List<String> tags = new ArrayList<>();
    private final List<TypeSpec.Filter> only = new ArrayList<>();
    private final List<TypeSpec.Filter> except = new ArrayList<>();
    private final List<DetailBuilder> details = new ArrayList<>();
    private final List<JsonPath> secrets = new ArrayList<>();
    private final Set<JsonPath> drop = new LinkedHashSet<>();
    private final List<JsonPath> decode = new ArrayList<>();
    private final Set<String> given = new LinkedHashSet<>();
    private final Set<String> absent = new LinkedHashSet<>();
    private TypeSpec.@Nullable Probe probe;
    private @Nullable String parent;
    private @Nullable String instead;
    private @Nullable Describe describe;
    private @Nullable Template arn;
    private @Nullable Template id;
    private @Nullable Template name;
    private @Nullable Template region;
    private @Nullable Template account;

    TypeBuilder(ServiceBuilder service, String type, CallSpec list, String items) {
        this.service = service;
        this.type = type;
        this.list = list;
        this.items = items;
    }

    /**
     * Lists once for each resource of another type, of whichever service in the same region, which templates reach as
     * {@code @parent}. A type that stands below itself is listed again below whatever that finds, to any depth.
     */
    public TypeBuilder per(String parentType) {
        parent = parentType;
        return this;
    }

    /** Lists only where this other listing of the type fails, and makes up for it. */
    public TypeBuilder insteadOf(String operation) {
        instead = operation;
        return this;
    }

    /**
     * Lists only where the region holds a resource of one of these types, of whichever service: for what means nothing
     * without them, so that it costs no call in an empty region.
     */
    public TypeBuilder given(String... types) {
        given.addAll(List.of(types));
        return this;
    }

    /**
     * Asks for it in every region, however quiet: for what is worth a call of its own and can be there without tags,
     * metrics, events or network interfaces. What is found shows that the region is used, and everything else is asked.
     */
    public TypeBuilder probe() {
        probe = new TypeSpec.Probe(null);
        return this;
    }

    /** As {@link #probe()}, but what matches here shows nothing: AWS itself puts it into every region. */
    public TypeBuilder probe(String template, String madeByAws) {
        probe = new TypeSpec.Probe(new TypeSpec.Filter(Template.of(template), madeByAws));
        return this;
    }

    /** The listing gives names; this operation describes up to {@code size} of them at once. */
    public TypeBuilder describeAll(String operation, String parameter, int size, String path, String... parameters) {
        describe = new Describe(CallSpec.of(operation, parameters), parameter, size, path, null, false);
        return this;
    }

    /** The listing gives names; this operation describes each of them. */
    public TypeBuilder describeEach(String operation, String path, String... parameters) {
        describe = new Describe(CallSpec.of(operation, parameters), "", 1, path, null, false);
        return this;
    }

    /** Does not ask for the description of what matches here: the listing names more than can have one. */
    public TypeBuilder describeExcept(String template, String regex) {
        TypeSpec.Filter filter = new TypeSpec.Filter(Template.of(template), regex);
        Describe one = described();
        describe = new Describe(one.call(), one.parameter(), one.size(), one.items(), filter, one.others());
        return this;
    }

    /**
     * The listing names other things, such as families, and only the description gives the resources; what cannot be
     * described is otherwise known by the name that the listing gives.
     */
    public TypeBuilder namesOthers() {
        Describe one = described();
        describe = new Describe(one.call(), one.parameter(), one.size(), one.items(), one.except(), true);
        return this;
    }

    private Describe described() {
        Describe one = describe;
        if (one == null) {
            throw new IllegalStateException(type + " is not described by a call of its own");
        }
        return one;
    }

    /**
     * The ARN: a template that begins with {@code arn:} or a place is the whole, any other one is the resource part
     * within this service, region and account.
     */
    public TypeBuilder arn(String template) {
        boolean whole = template.startsWith("arn:") || template.startsWith("{");
        String area = service.isGlobal() ? "" : "{@region}";
        arn = Template.of(
                whole ? template : "arn:{@partition}:" + service.prefix() + ":" + area + ":{@account}:" + template);
        return this;
    }

    /** The short identifier; without it, the last part of the ARN. */
    public TypeBuilder id(String template) {
        id = Template.of(template);
        return this;
    }

    /** The name; without it, the Name tag or the id. */
    public TypeBuilder name(String template) {
        name = Template.of(template);
        return this;
    }

    /** The region, where it is not the one that was asked. */
    public TypeBuilder region(String template) {
        region = Template.of(template);
        return this;
    }

    /** The owner, where it may be another account. */
    public TypeBuilder account(String template) {
        account = Template.of(template);
        return this;
    }

    /** Where the tags are in the data, where no common member holds them. */
    public TypeBuilder tags(String path) {
        tags.add(path);
        return this;
    }

    /** Leaves out what has another value here. */
    public TypeBuilder only(String template, String value) {
        only.add(new TypeSpec.Filter(Template.of(template), value));
        return this;
    }

    /** Leaves out what matches here. */
    public TypeBuilder except(String template, String regex) {
        except.add(new TypeSpec.Filter(Template.of(template), regex));
        return this;
    }

    /** Leaves out what lacks this. */
    public TypeBuilder when(String template) {
        only.add(new TypeSpec.Filter(Template.of(template), template));
        return this;
    }

    /** Error codes of the listing that mean "there are none". */
    public TypeBuilder noneOn(String... codes) {
        absent.addAll(List.of(codes));
        return this;
    }

    /** Asks more about each resource. */
    public DetailBuilder detail(String operation, String... parameters) {
        DetailBuilder detail = new DetailBuilder(this, CallSpec.of(operation, parameters));
        details.add(detail);
        return detail;
    }

    /** A text that may hold secrets, where the API's model does not tell it from others. */
    public TypeBuilder secret(String pointer) {
        secrets.add(JsonPath.of(pointer));
        return this;
    }

    /** Members of the data that are never kept. */
    public TypeBuilder drop(String... pointers) {
        for (String pointer : pointers) {
            drop.add(JsonPath.of(pointer));
        }
        return this;
    }

    /** URL-encoded JSON that becomes JSON. */
    public TypeBuilder decode(String... pointers) {
        for (String pointer : pointers) {
            decode.add(JsonPath.of(pointer));
        }
        return this;
    }

    /** Begins the next type. */
    public TypeBuilder type(String next, String operation, String path, String... parameters) {
        return service.type(next, operation, path, parameters);
    }

    /** The IAM action that an operation needs, where it is not named after the operation. */
    public TypeBuilder action(String operation, String action) {
        service.action(operation, action);
        return this;
    }

    /** Ends the service. */
    public ServiceSpec end() {
        return service.build();
    }

    TypeSpec build() {
        Template identity = arn;
        if (identity == null) {
            throw new IllegalStateException(type + " has no ARN template");
        }
        return new TypeSpec(
                type,
                parent,
                Set.copyOf(given),
                probe,
                list,
                instead,
                items,
                describe,
                identity,
                id,
                name,
                region,
                account,
                List.copyOf(tags),
                List.copyOf(only),
                List.copyOf(except),
                details.stream().map(DetailBuilder::build).toList(),
                List.copyOf(secrets),
                Set.copyOf(drop),
                List.copyOf(decode),
                Set.copyOf(absent));
    }
}
