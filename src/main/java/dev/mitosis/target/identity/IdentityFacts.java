package dev.mitosis.target.identity;

import dev.mitosis.model.Resource;
import java.util.function.Consumer;

/** What the records of a snapshot say about who may do what; hears each record once and keeps little of it. */
public final class IdentityFacts implements Consumer<Resource> {
    private final PolicyBook book = new PolicyBook();
    private final ArnCoverage coverage = new ArnCoverage();

    @Override
    public void accept(Resource resource) {
        book.learn(resource);
        coverage.learn(resource.arn());
    }

    PolicyBook book() {
        return book;
    }

    ArnCoverage coverage() {
        return coverage;
    }
}
