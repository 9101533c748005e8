package dev.mitosis.account;

import dev.mitosis.io.Hashes;
import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Resource;
import dev.mitosis.snapshot.InMemorySnapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Builds the snapshot of an account in a few lines: {@code account(a -> a.vpc("main").subnet("app", s -> s.to("vpc",
 * "main")).instance("web", i -> i.to("subnet", "app")))}.
 *
 * <p>Ids are derived from type, region and name, so that equal accounts are equal byte by byte.
 */
public final class AccountBuilder {
    /** An edge that the builder put in. */
    public record Expected(String from, String to, EdgeKind kind) implements Comparable<Expected> {
        @Override
        public int compareTo(Expected other) {
            return toString().compareTo(other.toString());
        }
    }

    private final String account;
    private final Map<String, ResourceBuilder> resources = new LinkedHashMap<>();
    private final Set<Expected> expected = new TreeSet<>();
    private String region = "eu-west-1";

    /** An empty account. */
    public AccountBuilder(String account) {
        this.account = account;
    }

    /** The snapshot of the account that the body describes. */
    public static InMemorySnapshot account(Consumer<AccountBuilder> body) {
        AccountBuilder builder = new AccountBuilder("123456789012");
        body.accept(builder);
        return builder.snapshot();
    }

    /** Moves on to another region: what follows lies there. */
    public AccountBuilder region(String name) {
        this.region = name;
        return this;
    }

    public String account() {
        return account;
    }

    /** Adds a resource of any type of {@link Shapes}. */
    public AccountBuilder add(String type, String name, Consumer<ResourceBuilder> body) {
        ResourceBuilder resource = new ResourceBuilder(this, Shapes.of(type), region, name);
        if (resources.put(key(type, name, resource.region()), resource) != null) {
            throw new IllegalArgumentException("there is a " + type + " named '" + name + "' already");
        }
        body.accept(resource);
        return this;
    }

    /** The resource of that type and name, looked for in the current region first, then in any. */
    public ResourceBuilder get(String type, String name) {
        return get(type, name, region);
    }

    ResourceBuilder get(String type, String name, String near) {
        for (String place : List.of(near, Resource.GLOBAL)) {
            ResourceBuilder found = resources.get(key(type, name, place));
            if (found != null) {
                return found;
            }
        }
        return resources.values().stream()
                .filter(r -> r.type().equals(type) && r.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no " + type + " named '" + name + "' yet"));
    }

    /** The ARN of the resource of that type and name. */
    public String arn(String type, String name) {
        return get(type, name).arn();
    }

    private static String key(String type, String name, String region) {
        return type + "|" + region + "|" + name;
    }

    void expect(ResourceBuilder from, ResourceBuilder to, EdgeKind kind) {
        expected.add(new Expected(from.arn(), to.arn(), kind));
    }

    /** The edges put in so far, sorted. */
    public Set<Expected> expected() {
        return expected;
    }

    String hex(String text) {
        return Hashes.ofText(account + text).substring(0, 17);
    }

    /** What a scan would have seen. */
    public InMemorySnapshot snapshot() {
        return new InMemorySnapshot(
                account, resources.values().stream().map(ResourceBuilder::build).toList());
    }

    public AccountBuilder vpc(String name) {
        return vpc(name, "10.0.0.0/16");
    }

    public AccountBuilder vpc(String name, String cidr) {
        return add(
                "AWS::EC2::VPC",
                name,
                r -> r.set("/CidrBlock", cidr).set("/CidrBlockAssociationSet/-/CidrBlock", cidr));
    }

    /** The network ACL that a VPC comes with, which lets everything pass. */
    public AccountBuilder openAcl(String vpc) {
        String any = "{'RuleNumber':100,'Protocol':'-1','RuleAction':'allow','Egress':%s,'CidrBlock':'0.0.0.0/0'},"
                + "{'RuleNumber':101,'Protocol':'-1','RuleAction':'allow','Egress':%1$s,'Ipv6CidrBlock':'::/0'}";
        return add(
                "AWS::EC2::NetworkAcl",
                "default-" + vpc,
                acl -> acl.set("/VpcId", get("AWS::EC2::VPC", vpc).id())
                        .set("/NetworkAclId", "acl-default-" + vpc)
                        .json("/IsDefault", "true")
                        .json("/Entries", "[" + any.formatted(true) + "," + any.formatted(false) + "]"));
    }

    public AccountBuilder subnet(String name, String vpc, String cidr) {
        return add("AWS::EC2::Subnet", name, r -> r.to("vpc", vpc).set("/CidrBlock", cidr));
    }

    public AccountBuilder securityGroup(String name, String vpc) {
        return add("AWS::EC2::SecurityGroup", name, r -> r.to("vpc", vpc));
    }

    public AccountBuilder instance(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::EC2::Instance", name, body);
    }

    public AccountBuilder volume(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::EC2::Volume", name, body);
    }

    public AccountBuilder database(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::RDS::DBInstance", name, body);
    }

    public AccountBuilder function(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::Lambda::Function", name, body);
    }

    public AccountBuilder role(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::IAM::Role", name, body);
    }

    /** A role that the AWS service may take. */
    public AccountBuilder serviceRole(String name, String service) {
        return role(
                name,
                r -> r.json(
                        "/AssumeRolePolicyDocument",
                        "{'Version':'2012-10-17','Statement':[{'Effect':'Allow','Principal':{'Service':'" + service
                                + "'},'Action':'sts:AssumeRole'}]}"));
    }

    public AccountBuilder table(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::DynamoDB::Table", name, body);
    }

    public AccountBuilder queue(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::SQS::Queue", name, body);
    }

    public AccountBuilder topic(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::SNS::Topic", name, body);
    }

    public AccountBuilder bucket(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::S3::Bucket", name, body);
    }

    public AccountBuilder key(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::KMS::Key", name, body);
    }

    public AccountBuilder secret(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::SecretsManager::Secret", name, body);
    }

    public AccountBuilder logGroup(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::Logs::LogGroup", name, body);
    }

    public AccountBuilder stack(String name, Consumer<ResourceBuilder> body) {
        return add("AWS::CloudFormation::Stack", name, body);
    }
}
