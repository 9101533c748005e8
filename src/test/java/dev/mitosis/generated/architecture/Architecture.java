package dev.mitosis.generated.architecture;

/** A way to build a piece of an application. */
public enum Architecture {
    SERVERLESS(Serverless::build),
    WORKER(Worker::build),
    CONTAINERS(Containers::build),
    SERVERS(Servers::build),
    STATIC_SITE(StaticSite::build),
    DATA_PIPELINE(DataPipeline::build),
    BEANSTALK(Beanstalk::build);

    private interface Builder {
        void build(Site site, String piece);
    }

    private final Builder builder;

    Architecture(Builder builder) {
        this.builder = builder;
    }

    /** Builds a piece, as {@code importer}, whose parts are named by it. */
    public void build(Site site, String piece) {
        builder.build(site, piece);
    }
}
