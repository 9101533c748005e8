package dev.mitosis.graph.identity;

import dev.mitosis.model.AccountId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the resource that a text names; a look-up costs the same whatever the size of the snapshot.
 *
 * <p>ARNs, ids, URLs and hosts are matched anywhere; names only where the expected type is known, because they are
 * unique for their type and region only. An account id is never a target.
 */
public final class IdentifierIndex {
    /** Bucket names are unique in all of AWS. */
    private static final String GLOBALLY_NAMED = "AWS::S3::Bucket";

    /** A bucket's endpoint, of any form, in any region: {@code name.s3.eu-west-1.amazonaws.com}. */
    private static final Pattern BUCKET_HOST =
            Pattern.compile("(.+?)\\.s3[.-](?:[a-z0-9.-]+\\.)?amazonaws\\.com(?:\\.cn)?");

    private static final String RECORD = "AWS::Route53::RecordSet";

    /** So many names may stand between a name and what answers at it. */
    private static final int LONGEST_CHAIN = 8;

    /** Services whose names hold slashes, so that one name may begin with another. */
    private static final List<String> SLASHED = List.of("iam:", "logs:", "ssm:", "secretsmanager:", "ecr:", "events:");

    private record NamedEntity(Entity entity, IdentifierKind kind) {}

    private final Map<String, Entity> arns = new HashMap<>();
    private final Map<String, List<NamedEntity>> tokens = new HashMap<>();
    private final Map<String, List<Entity>> names = new HashMap<>();
    private final Map<String, List<String>> answers = new HashMap<>();
    private final ArnTails tails = new ArnTails();
    private NavigableMap<String, Entity> sorted = new TreeMap<>();

    void addArn(String arn, Entity entity) {
        arns.putIfAbsent(arn, entity);
    }

    /** Notes that a DNS record answers with this host. */
    void addAnswer(Entity record, String host) {
        addTo(answers, record.arn(), host);
    }

    /** What answers at a DNS record's name, through all names that stand between. */
    public Collection<Entity> answering(Entity record) {
        if (!answers.containsKey(record.arn())) {
            return List.of();
        }
        Map<String, Entity> found = new TreeMap<>();
        List<Entity> at = List.of(record);
        for (int i = 0; i < LONGEST_CHAIN && !at.isEmpty(); i++) {
            List<Entity> next = at.stream()
                    .flatMap(name -> answers.getOrDefault(name.arn(), List.of()).stream()
                            .flatMap(host -> byToken(host, List.of(), name).stream()))
                    .toList();
            next.stream().filter(entity -> !entity.type().equals(RECORD)).forEach(e -> found.put(e.arn(), e));
            at = next.stream().filter(entity -> entity.type().equals(RECORD)).toList();
        }
        return found.values();
    }

    /** Whether the resource is the record at the name of its own zone: a domain, rather than what answers there. */
    public boolean isApex(Entity record, String host) {
        return record.type().equals(RECORD)
                && parent(record.arn())
                        .filter(zone -> named(host(host)).contains(zone))
                        .isPresent();
    }

    void addTail(Entity entity) {
        tails.add(entity);
    }

    void add(String token, IdentifierKind kind, Entity entity) {
        if (token.length() < 2 || AccountId.isValid(token)) {
            return;
        }
        switch (kind) {
            case ARN -> addArn(token, entity);
            case NAME -> addTo(names, token, entity);
            case HOST -> addTo(tokens, host(token), new NamedEntity(entity, kind));
            case ID, URL, ADDRESS -> addTo(tokens, token, new NamedEntity(entity, kind));
        }
    }

    private static <T> void addTo(Map<String, List<T>> map, String key, T value) {
        List<T> list = map.computeIfAbsent(key, k -> new ArrayList<>(1));
        if (!list.contains(value)) {
            list.add(value);
        }
    }

    public static String host(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        String bare = lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
        return bare.startsWith("dualstack.") ? bare.substring("dualstack.".length()) : bare;
    }

    Collection<Entity> entities() {
        return arns.values();
    }

    /** The resource with exactly this ARN. */
    public Optional<Entity> exact(String arn) {
        return Optional.ofNullable(arns.get(arn));
    }

    /** The resource with this ARN, or the one that the ARN's leading segments name: a bucket for its objects. */
    public Optional<Entity> byArn(String arn) {
        Entity found = arns.get(arn);
        return found != null ? Optional.of(found) : parent(arn);
    }

    /** The resource whose ARN this one extends: an API for its stage, a table for its index. */
    public Optional<Entity> parent(String arn) {
        int first = resourceStart(arn);
        if (first < 0) {
            return Optional.empty();
        }
        boolean slashes = SLASHED.stream().noneMatch(service -> arn.startsWith(service, arn.indexOf(':', 4) + 1));
        String at = arn;
        while (true) {
            int cut = Math.max(slashes ? at.lastIndexOf('/') : -1, at.lastIndexOf(':'));
            if (cut < first) {
                return Optional.empty();
            }
            at = at.substring(0, cut);
            Entity found = arns.get(at);
            if (found != null) {
                return Optional.of(found);
            }
        }
    }

    private static int resourceStart(String arn) {
        int at = -1;
        for (int i = 0; i < 5; i++) {
            at = arn.indexOf(':', at + 1);
            if (at < 0) {
                return -1;
            }
        }
        return at + 1;
    }

    /** The resources whose ARN starts with the prefix, sorted. */
    public Collection<Entity> withPrefix(String prefix) {
        if (sorted.size() != arns.size()) {
            sorted = new TreeMap<>(arns);
        }
        return sorted.subMap(prefix, true, prefix + Character.MAX_VALUE, false).values();
    }

    /** The resource that has this id, URL or host; of several with one, the one of the expected types that is near. */
    public Optional<Entity> byToken(String token, List<String> types, Entity near) {
        List<NamedEntity> entries = tokens.get(token);
        if (entries == null) {
            String host = token.indexOf('.') > 0 ? host(token) : token;
            entries = host.equals(token) ? null : tokens.get(host);
        }
        if (entries == null) {
            return bucketOf(token, types, near);
        }
        List<Entity> found = entries.stream()
                .filter(entry -> entry.kind != IdentifierKind.ADDRESS || !types.isEmpty())
                .map(NamedEntity::entity)
                .toList();
        return choose(found, types, near);
    }

    private Optional<Entity> bucketOf(String host, List<String> types, Entity near) {
        boolean wanted = types.isEmpty() || types.contains(GLOBALLY_NAMED);
        if (!wanted || !host.contains(".s3")) {
            return Optional.empty();
        }
        Matcher matcher = BUCKET_HOST.matcher(host);
        return matcher.matches() ? byName(matcher.group(1), List.of(GLOBALLY_NAMED), near) : Optional.empty();
    }

    /** The resource of one of the types that has this name in the region of {@code near} or in no region. */
    public Optional<Entity> byName(String name, List<String> types, Entity near) {
        List<Entity> reachable = named(name).stream()
                .filter(entity -> entity.isNear(near) || entity.type().equals(GLOBALLY_NAMED))
                .toList();
        return choose(reachable, types, near);
    }

    /** Whether some resource has this id, of whatever type and region. */
    public boolean knows(String id) {
        return tokens.containsKey(id);
    }

    /** The resource of one of the types, or of any, whose ARN ends like this in the region of {@code near}. */
    public Optional<Entity> byTail(String tail, List<String> types, Entity near) {
        List<Entity> found =
                tails.find(tail).stream().filter(entity -> entity.isNear(near)).toList();
        return choose(found, types, near);
    }

    /** The one resource of the service, {@code RDS} for example, that has this name near; of several none. */
    public Optional<Entity> byNameInService(String name, String service, Entity near) {
        String prefix = "AWS::" + service + "::";
        List<Entity> found = named(name).stream()
                .filter(entity -> entity.type().regionMatches(true, 0, prefix, 0, prefix.length()))
                .filter(entity -> entity.isNear(near))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** All resources with this name, of any type and region. */
    public List<Entity> named(String name) {
        return names.getOrDefault(name, List.of());
    }

    private Optional<Entity> choose(List<Entity> found, List<String> types, Entity near) {
        List<Entity> fitting = withoutRecords(found.stream()
                .filter(entity -> types.isEmpty() || types.contains(entity.type()))
                .toList());
        if (fitting.size() <= 1) {
            return fitting.stream().findFirst();
        }
        List<Entity> close = fitting.stream()
                .filter(entity -> entity.region().equals(near.region()))
                .toList();
        List<Entity> rest = siblings(close.isEmpty() ? fitting : close, near);
        if (rest.size() == 1) {
            return Optional.of(rest.get(0));
        }
        return types.stream()
                .map(type -> rest.stream().filter(e -> e.type().equals(type)).toList())
                .filter(ofType -> !ofType.isEmpty())
                .findFirst()
                .filter(ofType -> ofType.size() == 1)
                .map(ofType -> ofType.get(0));
    }

    /** A record only leads to what has its name: it is meant where nothing else is called so. */
    private static List<Entity> withoutRecords(List<Entity> found) {
        List<Entity> others =
                found.stream().filter(entity -> !entity.type().equals(RECORD)).toList();
        return others.isEmpty() ? found : others;
    }

    /** Of parts that are called the same, those of the whole that {@code near} is a part of too, if there are any. */
    private List<Entity> siblings(List<Entity> found, Entity near) {
        Optional<Entity> whole = found.size() > 1 ? parent(near.arn()) : Optional.empty();
        if (whole.isEmpty()) {
            return found;
        }
        List<Entity> parts = found.stream()
                .filter(entity -> parent(entity.arn()).equals(whole))
                .toList();
        return parts.isEmpty() ? found : parts;
    }
}
