package dev.mitosis.graph.identity;

import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The nodes outside of the account: made when something refers to them, one for each id. */
public final class ExternalNodes {
    private final Map<String, Entity> entities = new TreeMap<>();
    private int next;

    public ExternalNodes(int firstOrdinal) {
        this.next = firstOrdinal;
    }

    public Entity account(String id) {
        return make("external:account/" + id, "External::Account", id);
    }

    /** An ARN or host of this account that the snapshot does not hold. */
    public Entity dangling(String arn) {
        return make("external:dangling/" + arn, "External::Dangling", arn);
    }

    public Entity organization(String id) {
        return make("external:organization/" + id, "External::Organization", id);
    }

    public Entity service(String principal) {
        return make("external:service/" + principal, "External::Service", principal);
    }

    /** A tool outside of AWS that deploys resources, such as Terraform. */
    public Entity tool(String name) {
        return make("external:tool/" + name, "External::Tool", name);
    }

    public Entity network(String cidr) {
        return make("external:network/" + cidr, "External::Network", cidr);
    }

    public Entity host(String host) {
        return make("external:host/" + host, "External::Host", host);
    }

    /** Somebody in the account of whom is only known that they were there, and why it is not known who. */
    public Entity unresolved(String why) {
        return make("external:unresolved/" + why, "External::Unresolved", why);
    }

    public Entity internet() {
        return make("external:internet", "External::Internet", "internet");
    }

    private Entity make(String urn, String type, String name) {
        return entities.computeIfAbsent(
                urn, key -> new Entity(next++, key, type, Resource.GLOBAL, "", name, name, true));
    }

    public List<Entity> all() {
        return new ArrayList<>(entities.values());
    }
}
