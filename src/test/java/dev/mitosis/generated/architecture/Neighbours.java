package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Dice;
import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;
import java.util.Map;

/** Dependencies of one application on another's and on what several share. */
public final class Neighbours {
    private static final int POSTGRES = 5432;

    private Neighbours() {}

    /** Lets the first call the second, or hear of what happens there, by whatever both have. */
    public static void couple(Site user, Site provider, Dice dice) {
        if (user.workloads().isEmpty()) {
            return;
        }
        Workload caller = dice.pick(user.workloads());
        if (!provider.topics().isEmpty() && dice.chance(0.5)) {
            listen(user, dice.pick(provider.topics()));
        } else if (!provider.endpoints().isEmpty()) {
            Site.Endpoint endpoint = dice.pick(provider.endpoints());
            caller.knows("REMOTE_" + dice.between(1, 999) + "_URL", endpoint.url(), endpoint.draft());
        } else if (!provider.workloads().isEmpty()) {
            Draft callee = dice.pick(provider.workloads()).draft();
            if (callee.type().equals("AWS::Lambda::Function")) {
                caller.uses("CALLEE_" + dice.between(1, 999), callee);
            }
        }
    }

    private static void listen(Site user, Draft topic) {
        Draft inbox = Parts.queue(user, "inbox");
        Parts.subscribe(user, topic, inbox);
        Parts.feeds(user, inbox, Parts.function(user, "inbox-consumer"));
    }

    /** Lets an application work with a database that it does not own. */
    public static void share(Site user, Draft database, Draft group) {
        if (user.groups().isEmpty() || user.workloads().isEmpty()) {
            return;
        }
        Parts.opens(group, user.groups().get(0), POSTGRES);
        user.workloads().get(0).knows("SHARED_DB_HOST", database.text("/Endpoint/Address"), database);
    }

    /** Lets an application put events on a bus, or react to those there. */
    public static void announce(Site user, Draft bus, Dice dice) {
        if (user.workloads().isEmpty()) {
            return;
        }
        if (dice.chance(0.5)) {
            dice.pick(user.workloads()).uses("EVENT_BUS", bus);
            return;
        }
        Workload consumer = Parts.function(user, "on-event");
        user.place()
                .make("AWS::Events::Rule", "on-event-rule", Map.of())
                .set("/EventBusName", bus.name())
                .set("/EventPattern", "{\"source\":[\"shop\"]}")
                .add(
                        "/ListTargetsByRule/Targets",
                        Nodes.object("Id", "Target0", "Arn", consumer.draft().arn()))
                .needs(EdgeKind.INVOKES, consumer.draft())
                .needs(EdgeKind.ATTACHED_TO, bus);
    }
}
