package dev.mitosis.graph.policy;

import dev.mitosis.model.Resource;
import java.util.Set;
import java.util.TreeSet;

/** The accounts of a snapshot that keep the public out of all their buckets, whatever the policies say. */
public final class PublicAccessBlocks {
    private static final Set<String> GUARDED = Set.of("AWS::S3::Bucket", "AWS::S3::AccessPoint");

    private final Set<String> accounts = new TreeSet<>();

    /** Takes in a record of the snapshot. */
    public void learn(Resource resource) {
        if (resource.type().equals("AWS::S3::AccountPublicAccessBlock")
                && resource.data() != null
                && resource.data().path("RestrictPublicBuckets").asBoolean()) {
            accounts.add(resource.account());
        }
    }

    boolean block(Resource resource) {
        return GUARDED.contains(resource.type()) && accounts.contains(resource.account());
    }
}
