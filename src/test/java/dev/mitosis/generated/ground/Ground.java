package dev.mitosis.generated.ground;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The account under construction: what stands in it, whose it is, and what needs what. */
public final class Ground {
    /** A dependency that was put in. */
    public record Link(String from, EdgeKind kind, String to) {}

    /** Whose a draft is, in which environment, whether that is said, and with what it was deployed. */
    record Deed(
            Owner owner,
            @Nullable Slot slot,
            boolean named,
            @Nullable Draft root) {}

    private final String account;
    private final Map<String, Draft> drafts = new LinkedHashMap<>();
    private final Map<String, Deed> deeds = new LinkedHashMap<>();
    private final List<Link> links = new ArrayList<>();
    private final Set<String> names = new HashSet<>();
    private int serial;

    public Ground(String account) {
        this.account = account;
    }

    public String account() {
        return account;
    }

    int serial() {
        return serial++;
    }

    /** Takes a name; false where another resource has it already and must not share it. */
    boolean claim(String name, boolean exclusive) {
        return names.add(name) || !exclusive;
    }

    Draft add(Draft draft, Deed deed) {
        if (drafts.put(draft.arn(), draft) != null) {
            throw new IllegalStateException("twice: " + draft.arn());
        }
        deeds.put(draft.arn(), deed);
        return draft;
    }

    void link(Draft from, EdgeKind kind, Draft to) {
        links.add(new Link(from.arn(), kind, to.arn()));
    }

    /** The dependencies that were put in, in the order in which they were. */
    public List<Link> links() {
        return links;
    }

    /** The records, in the order in which they were made. */
    public List<Resource> resources() {
        return drafts.values().stream().map(Draft::build).toList();
    }

    /** What is true of each resource; what one context alone uses is that context's. */
    public List<Fact> facts() {
        Map<String, SortedSet<String>> users = users();
        List<Fact> facts = new ArrayList<>();
        deeds.forEach((arn, deed) -> facts.add(fact(arn, deed, users.getOrDefault(arn, new TreeSet<>()))));
        return facts;
    }

    private Fact fact(String arn, Deed deed, SortedSet<String> users) {
        Owner owner = deed.owner();
        Standing standing = owner.standing();
        String context = owner.context();
        if (standing == Standing.SHARED && users.size() < 2) {
            standing = users.isEmpty() ? Standing.NOBODY : Standing.OWN;
            context = users.isEmpty() ? null : users.first();
        }
        Draft root = deed.root();
        return new Fact(
                arn,
                Objects.requireNonNull(drafts.get(arn)).type(),
                standing,
                context,
                deed.slot(),
                deed.named(),
                root == null ? arn : root.arn(),
                users);
    }

    private Map<String, SortedSet<String>> users() {
        Map<String, SortedSet<String>> users = new TreeMap<>();
        Map<String, SortedSet<String>> groups = new TreeMap<>();
        deeds.forEach((arn, deed) -> {
            if (deed.owner().context() != null) {
                users.computeIfAbsent(arn, unused -> new TreeSet<>())
                        .add(deed.owner().context());
            }
        });
        for (Link link : links) {
            String user = owner(link.from()).context();
            if (user != null) {
                users.computeIfAbsent(link.to(), unused -> new TreeSet<>()).add(user);
                groups.computeIfAbsent(owner(link.to()).group(), unused -> new TreeSet<>())
                        .add(user);
            }
        }
        deeds.forEach((arn, deed) -> {
            Set<String> all = groups.getOrDefault(deed.owner().group(), new TreeSet<>());
            if (!deed.owner().group().isEmpty()) {
                users.computeIfAbsent(arn, unused -> new TreeSet<>()).addAll(all);
            }
        });
        return users;
    }

    private Owner owner(String arn) {
        Deed deed = deeds.get(arn);
        if (deed == null) {
            throw new IllegalStateException("not there: " + arn);
        }
        return deed.owner();
    }
}
