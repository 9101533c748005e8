package dev.mitosis.target.fate;

import dev.mitosis.method.Method;
import dev.mitosis.model.Node;
import dev.mitosis.model.Reason;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.Fate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A resource of the snapshot whose fate is being found. */
public final class Candidate {
    private final String arn;
    private final String type;
    private final String region;
    private final String id;
    private final String name;
    private final Node node;
    private final Role role;
    private final Method way;
    private final List<Method> ways;

    @Nullable
    private final Method share;

    @Nullable
    private final String context;

    @Nullable
    private final String environment;

    private Fate fate = Fate.UNDECIDED;
    private String account = "";
    private String method = "undecided";
    private final List<Reason> reasons = new ArrayList<>(1);

    /**
     * The method of the type, and the way of sharing it where there is one.
     *
     * @param all what the method was chosen from
     */
    record Ways(Method move, @Nullable Method share, List<Method> all) {}

    Candidate(
            Resource resource,
            Node node,
            Role role,
            @Nullable String context,
            @Nullable String environment,
            Ways ways) {
        this.arn = resource.arn();
        this.type = resource.type();
        this.region = resource.region();
        this.id = resource.id();
        this.name = resource.name();
        this.node = node;
        this.role = role;
        this.context = context;
        this.environment = environment;
        this.way = ways.move();
        this.share = ways.share();
        this.ways = ways.all().size() > 1 ? ways.all() : List.of();
    }

    /** The ARN of the old one. */
    public String arn() {
        return arn;
    }

    public String type() {
        return type;
    }

    public String region() {
        return region;
    }

    public String id() {
        return id;
    }

    public String name() {
        return name;
    }

    /** Its node in the graph. */
    public Node node() {
        return node;
    }

    public Role role() {
        return role;
    }

    /** Null where it belongs to none. */
    public @Nullable String context() {
        return context;
    }

    /** Null where it belongs to none. */
    public @Nullable String environment() {
        return environment;
    }

    /** How its type crosses the border of two accounts. */
    public Method way() {
        return way;
    }

    /** The ways that {@link #way} was chosen from, the best first; empty where there is no other. */
    public List<Method> ways() {
        return ways;
    }

    public Fate fate() {
        return fate;
    }

    /** The account in which the one stands that this fate is about: the old one for what does not move. */
    public String account() {
        return account;
    }

    /** The id of the method in the knowledge base. */
    public String method() {
        return method;
    }

    /** Why, the first judgement first. */
    public List<Reason> reasons() {
        return List.copyOf(reasons);
    }

    boolean remains() {
        return fate.remains();
    }

    /** Whether the one in the old account has a successor elsewhere, and goes. */
    public boolean moves() {
        return fate == Fate.MOVES;
    }

    /** Whether others may need it and it may need others: neither gone, nor made by others, nor outside. */
    boolean isPlanned() {
        return fate.remains() || moves();
    }

    void decide(Fate next, String where, String how, Reason reason) {
        fate = next;
        account = where;
        method = how;
        reasons.add(reason);
    }

    /** Is where what makes it is. */
    void stand(String where) {
        account = where;
    }

    /** Goes on in the old account, used from others. */
    void share(Reason reason) {
        fate = Fate.SHARED;
        method = share == null ? method : share.id();
        reasons.add(reason);
    }

    /** What it is called in sentences. */
    String title() {
        return node.title();
    }
}
