package dev.mitosis.graph;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Strength;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds the resources that a free text names, by whole tokens only. */
final class TextLinker {
    private static final Pattern PLAIN_HOST = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+)*\\.[a-z]{2,24}");

    /**
     * How a text is to be read.
     *
     * @param kind the kind of the edges; null for the usual one of the target's type
     * @param label the name of the variable or member that holds the text; empty where names are not to be matched
     */
    record Reading(@Nullable EdgeKind kind, String label) {
        static final Reading IDENTIFIERS = new Reading(null, "");

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

    /** Draws an edge to each resource that the text names; tells whether there was one. */
    boolean link(Pen pen, String text, String pointer, Reading reading) {
        Set<Integer> drawn = new HashSet<>();
        Tokens.scan(text, (token, form) -> {
            Optional<Pen.Match> match = match(pen, token, form, text, reading);
            match.ifPresent(found -> {
                if (found.entity().ordinal() != pen.self().ordinal()
                        && drawn.add(found.entity().ordinal())) {
                    pen.to(found.entity(), kind(found.entity(), reading), found.strength(), pointer, token);
                }
            });
            return match.isPresent();
        });
        return !drawn.isEmpty();
    }

    private EdgeKind kind(Entity target, Reading reading) {
        return reading.kind() != null ? reading.kind() : kinds.kindFor(target.type());
    }

    private Optional<Pen.Match> match(Pen pen, String token, Tokens.Form form, String text, Reading reading) {
        IdentifierIndex index = pen.drawing().index();
        return switch (form) {
            case ARN -> arn(pen, token, reading);
            case BUCKET ->
                index.byName(token, List.of("AWS::S3::Bucket"), pen.self())
                        .map(bucket -> new Pen.Match(bucket, Strength.EXACT));
            case HOST ->
                exact(index.byToken(token, List.of(), pen.self()))
                        .or(() -> reading.readsNames() ? outside(pen, token) : Optional.empty());
            case WORD ->
                exact(index.byToken(token, List.of(), pen.self()))
                        .or(() -> reading.readsNames() ? named(pen, token, text, reading) : Optional.empty());
        };
    }

    private static Optional<Pen.Match> exact(Optional<Entity> entity) {
        return entity.map(found -> new Pen.Match(found, Strength.EXACT));
    }

    private static Optional<Pen.Match> arn(Pen pen, String arn, Reading reading) {
        Optional<Entity> found = pen.drawing().index().byArn(arn);
        if (found.isPresent()) {
            return exact(found);
        }
        Optional<Entity> missing = pen.missing(arn);
        boolean foreign =
                missing.filter(m -> m.type().equals("External::Account")).isPresent();
        return foreign || reading.readsNames() || reading.kind() != null ? exact(missing) : Optional.empty();
    }

    private Optional<Pen.Match> named(Pen pen, String token, String text, Reading reading) {
        return hints.choose(
                        pen.drawing().index().named(token),
                        token,
                        token.equals(text.strip()),
                        reading.label(),
                        pen.self())
                .map(entity -> new Pen.Match(entity, Strength.NAME));
    }

    private static Optional<Pen.Match> outside(Pen pen, String token) {
        String host = token.toLowerCase(Locale.ROOT);
        if (!PLAIN_HOST.matcher(host).matches() || host.endsWith(".internal") || host.endsWith(".local")) {
            return Optional.empty();
        }
        if (!host.endsWith(".amazonaws.com")) {
            return exact(Optional.of(pen.drawing().outside().host(host)));
        }
        // rds.eu-west-1.amazonaws.com is a service; orders.abc.eu-west-1.rds.amazonaws.com was somebody's database.
        return host.split("\\.").length > 5
                ? exact(Optional.of(pen.drawing().outside().dangling(host)))
                : Optional.empty();
    }
}
