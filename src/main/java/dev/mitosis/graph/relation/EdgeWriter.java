package dev.mitosis.graph.relation;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.model.AccountId;
import dev.mitosis.model.Arn;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Evidence;
import dev.mitosis.model.Resource;
import dev.mitosis.model.Severity;
import dev.mitosis.model.Strength;
import java.util.List;
import java.util.Optional;

/**
 * Draws the edges that one record tells of.
 *
 * @param self the record's resource
 */
public record EdgeWriter(GraphDraft draft, Entity self, Resource resource) {
    private static final int TEXT_KEPT = 200;
    private static final String BUCKET = "AWS::S3::Bucket";

    /** What a text was found to name. */
    public record Match(Entity entity, Strength strength) {}

    /** A writer that draws for another resource what this record tells. */
    public EdgeWriter as(Entity other) {
        return new EdgeWriter(draft, other, resource);
    }

    /** A resource whose ARN extends another's is part of it. */
    public void partOf() {
        draft.index()
                .parent(self.arn())
                .ifPresent(whole -> to(whole, EdgeKind.ATTACHED_TO, Strength.EXACT, "", self.arn()));
    }

    /** Draws an edge from this resource. */
    public void to(Entity target, EdgeKind kind, Strength strength, String pointer, String text) {
        edge(self, target, kind, strength, pointer, text);
    }

    /** Draws an edge between any two, of which this record tells. */
    public void edge(Entity from, Entity to, EdgeKind kind, Strength strength, String pointer, String text) {
        String kept = text.length() > TEXT_KEPT ? text.substring(0, TEXT_KEPT) : text;
        draft.ledger().add(from, to, kind, strength, new Evidence(resource.arn(), pointer, kept));
    }

    public void draw(RuleAction.Draw draw, Match match, String pointer, String text) {
        if (draw.reversed()) {
            edge(match.entity(), self, draw.kind(), match.strength(), pointer, text);
        } else {
            to(match.entity(), draw.kind(), match.strength(), pointer, text);
        }
    }

    /** The resource that the whole text names: by ARN, then id, URL or host, then name where the type is known. */
    public Optional<Match> resolve(String text, List<String> types) {
        if (text.startsWith("arn:")) {
            return draft.index().byArn(text).map(entity -> new Match(entity, Strength.EXACT));
        }
        Optional<Match> byToken = draft.index()
                .byToken(text, types, self)
                .or(() -> withoutScheme(text, types))
                .map(entity -> new Match(entity, Strength.EXACT));
        if (byToken.isPresent()) {
            return byToken;
        }
        Optional<Match> byTail =
                draft.index().byTail(text, types, self).map(entity -> new Match(entity, Strength.EXACT));
        if (byTail.isPresent() || types.isEmpty()) {
            return byTail;
        }
        return draft.index()
                .byName(text, types, self)
                .or(() -> bucketOfPath(text, types))
                .map(entity -> new Match(entity, Strength.NAME));
    }

    /** The bucket of a path such as {@code files/reports} or, of a home directory, {@code /files/people}. */
    private Optional<Entity> bucketOfPath(String text, List<String> types) {
        int start = text.startsWith("/") ? 1 : 0;
        int end = text.indexOf('/', start);
        boolean path = types.contains(BUCKET) && (start > 0 || end > 0) && !text.contains("://");
        return path
                ? draft.index().byName(text.substring(start, end < 0 ? text.length() : end), List.of(BUCKET), self)
                : Optional.empty();
    }

    private Optional<Entity> withoutScheme(String text, List<String> types) {
        int scheme = types.isEmpty() ? -1 : text.indexOf("://");
        return scheme < 0 ? Optional.empty() : draft.index().byToken(text.substring(scheme + 3), types, self);
    }

    /** What an ARN or id without a record stands for: a foreign account, or a reference that dangles; else nothing. */
    public Optional<Entity> missing(String text) {
        if (isUnknownId(text)) {
            return Optional.of(draft.external().dangling(text));
        }
        Optional<Arn> parsed = Arn.parse(text);
        if (parsed.isEmpty() || text.indexOf('*') >= 0 || text.indexOf('$') >= 0) {
            return Optional.empty();
        }
        Arn arn = parsed.get();
        if (AccountId.isValid(arn.account()) && !arn.account().equals(draft.account())) {
            return Optional.of(draft.external().account(arn.account()));
        }
        if (arn.account().isEmpty() ? !arn.service().equals("s3") : !AccountId.isValid(arn.account())) {
            return Optional.empty();
        }
        if (arn.resource().equals("root") || arn.service().equals("sts")) {
            return Optional.empty();
        }
        return Optional.of(draft.external().dangling(text));
    }

    /**
     * What an id without a record stands for, unless an object around it names another account as the owner.
     *
     * @param pointer where it stands in the record
     */
    Optional<Match> missingId(String text, String pointer) {
        boolean dangles = isUnknownId(text) && !OwnersAround.nameAnother(resource.data(), pointer, draft.account());
        return dangles ? Optional.of(new Match(draft.external().dangling(text), Strength.EXACT)) : Optional.empty();
    }

    private boolean isUnknownId(String text) {
        return !draft.identities().shapes().types(text).isEmpty()
                && !draft.index().knows(text);
    }

    public void finding(String rule, Severity severity, String text, String fix) {
        draft.findings().add(rule, severity, self.arn(), text, fix);
    }
}
