package dev.mitosis.scan.sweep;

import dev.mitosis.scan.read.ArnTypes;
import dev.mitosis.scan.read.NamedItem;
import dev.mitosis.scan.read.Tags;
import dev.mitosis.scan.read.TypeRead;
import java.util.List;

/** Takes what the services' own listings name and could not describe; asks nothing. */
final class NameSweep {
    private final ArnTypes types;

    NameSweep(ArnTypes types) {
        this.types = types;
    }

    List<Mention> mentions(List<TypeRead> reads) {
        return reads.stream()
                .flatMap(read -> read.named().stream().map(named -> mention(read, named)))
                .toList();
    }

    private Mention mention(TypeRead read, NamedItem named) {
        String type = read.spec().type();
        return new Mention(
                Mention.Source.LISTING,
                types.arnOf(type, named.identifier(), read.place()),
                type,
                read.place().region(),
                named.identifier(),
                Tags.within(named.item()),
                named.item());
    }
}
