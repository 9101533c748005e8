package dev.mitosis.graph.relation;

import dev.mitosis.graph.identity.Entity;
import dev.mitosis.graph.identity.IdentifierIndex;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds the resources that a free text names, by whole tokens only. */
public final class TextLinker {
    private static final Pattern PLAIN_HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,24}");

    /**
     * How a text is to be read.
     *
     * @param kind the kind of the edges; null for the usual one of the target's type
     * @param label the name of the variable or member that holds the text; empty where names are not to be matched
     */
    public record LinkMode(@Nullable EdgeKind kind, String label) {
        static final LinkMode IDENTIFIERS = new LinkMode(null, "");

        boolean readsNames() {
            return !label.isEmpty();
        }
    }

    private final TargetKinds kinds;
    private final NameHints hints;

    TextLinker(TargetKinds kinds, NameHints hints) {
        this.kinds = kinds;
        this.hints = hints;
    }

    /** Loads the tables of names and kinds that come with the product. */
    public static TextLinker load() {
        return new TextLinker(TargetKinds.load(), NameHints.load());
    }

    /** Draws an edge to each resource that the text names; tells whether there was one. */
    public boolean link(EdgeWriter writer, String text, String pointer, LinkMode mode) {
        Set<Integer> drawn = new HashSet<>();
        Tokenizer.scan(text, (token, form) -> {
            Optional<EdgeWriter.Match> match = match(writer, token, form, text, mode);
            match.ifPresent(found -> Stream.concat(
                            Stream.of(found.entity()), writer.draft().index().answering(found.entity()).stream())
                    .filter(entity -> entity.ordinal() != writer.self().ordinal() && drawn.add(entity.ordinal()))
                    .forEach(entity -> writer.to(entity, kind(entity, mode), found.strength(), pointer, token)));
            return match.isPresent();
        });
        return !drawn.isEmpty();
    }

    private EdgeKind kind(Entity target, LinkMode mode) {
        return mode.kind() != null ? mode.kind() : kinds.kindFor(target.type());
    }

    private Optional<EdgeWriter.Match> match(
            EdgeWriter writer, String token, TokenForm form, String text, LinkMode mode) {
        IdentifierIndex index = writer.draft().index();
        return switch (form) {
            case ARN -> arn(writer, token, mode);
            case BUCKET ->
                index.byName(token, List.of("AWS::S3::Bucket"), writer.self())
                        .map(bucket -> new EdgeWriter.Match(bucket, Strength.EXACT));
            case HOST ->
                exact(index.byToken(token, List.of(), writer.self()))
                        .or(() -> mode.readsNames() ? outside(writer, token) : Optional.empty());
            case WORD ->
                exact(index.byToken(token, List.of(), writer.self()).filter(found -> !index.isApex(found, token)))
                        .or(() -> mode.readsNames() ? named(writer, token, text, mode) : Optional.empty())
                        .or(() -> mode.readsNames() || (mode.kind() != null && !token.equals(text))
                                ? exact(writer.missing(token))
                                : Optional.empty());
        };
    }

    private static Optional<EdgeWriter.Match> exact(Optional<Entity> entity) {
        return entity.map(found -> new EdgeWriter.Match(found, Strength.EXACT));
    }

    private static Optional<EdgeWriter.Match> arn(EdgeWriter writer, String arn, LinkMode mode) {
        Optional<Entity> found = writer.draft().index().byArn(arn);
        if (found.isPresent()) {
            return exact(found);
        }
        Optional<Entity> missing = writer.missing(arn);
        boolean foreign =
                missing.filter(m -> m.type().equals("External::Account")).isPresent();
        return foreign || mode.readsNames() || mode.kind() != null ? exact(missing) : Optional.empty();
    }

    private Optional<EdgeWriter.Match> named(EdgeWriter writer, String token, String text, LinkMode mode) {
        return hints.choose(
                        writer.draft().index().named(token),
                        token,
                        token.equals(text.strip()),
                        mode.label(),
                        writer.self())
                .map(entity -> new EdgeWriter.Match(entity, Strength.NAME));
    }

    private static Optional<EdgeWriter.Match> outside(EdgeWriter writer, String token) {
        String host = token.toLowerCase(Locale.ROOT);
        if (!PLAIN_HOST.matcher(host).matches() || host.endsWith(".internal") || host.endsWith(".local")) {
            return Optional.empty();
        }
        if (!host.endsWith(".amazonaws.com")) {
            return exact(Optional.of(writer.draft().external().host(host)));
        }
        // rds.eu-west-1.amazonaws.com is a service; orders.abc.eu-west-1.rds.amazonaws.com was somebody's database.
        return host.split("\\.").length > 5
                ? exact(Optional.of(writer.draft().external().dangling(host)))
                : Optional.empty();
    }
}
