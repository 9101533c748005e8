package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;

/** A bucket behind a distribution with a name of its own. */
final class StaticSite {
    private StaticSite() {}

    static void build(Site site, String piece) {
        Draft bucket = Parts.bucket(site, piece + "-web");
        Draft distribution = site.make("AWS::CloudFront::Distribution", piece + "-cdn");
        String config = "/GetDistributionConfig/DistributionConfig";
        String host = Balanced.host(site, piece);
        String origin = bucket.name() + ".s3." + site.place().region() + ".amazonaws.com";
        distribution
                .set(
                        config + "/Origins",
                        Nodes.object(
                                "Quantity",
                                1,
                                "Items",
                                Nodes.array(Nodes.object("Id", "web", "DomainName", origin, "OriginPath", ""))))
                .needs(EdgeKind.ROUTES_TO, bucket);
        distribution.set(config + "/Aliases", Nodes.object("Quantity", 1, "Items", Nodes.array(host)));
        Parts.address(site, host, distribution, distribution.text("/DomainName"));
        bucket.set(
                        "/GetBucketPolicy/Policy",
                        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"cloudfront.amazonaws.com\"},\"Action\":\"s3:GetObject\",\"Resource\":\""
                                + bucket.arn() + "/*\",\"Condition\":{\"StringEquals\":{\"AWS:SourceArn\":\""
                                + distribution.arn() + "\"}}}]}")
                .needs(EdgeKind.TRUSTS, distribution);
        site.offers(distribution, "https://" + distribution.text("/DomainName"));
    }
}
