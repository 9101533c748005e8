package dev.mitosis.check.effect;

import dev.mitosis.check.state.Content;
import dev.mitosis.check.state.Fact;
import dev.mitosis.check.state.FactLedger;
import dev.mitosis.check.state.FactLedger.About;
import dev.mitosis.check.state.Landscape;
import dev.mitosis.check.state.SimulatedEstate;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Moves the estate on by effects: what a verb changes, and nothing of what it needs. */
public final class Transition {
    /** What AWS hands from one account to another, so that it is gone where it was. */
    private static final Set<String> TRANSFERRED = Set.of(
            "AWS::EC2::EIP", "AWS::IoT::Certificate", "AWS::MediaLive::InputDevice", "AWS::Route53Domains::Domain");

    private final SimulatedEstate estate;
    private final FactLedger ledger;

    /** Changes the facts of an estate. */
    public Transition(SimulatedEstate estate) {
        this.estate = estate;
        this.ledger = estate.ledger();
    }

    /** What the effect changes in the step with the number. */
    public void apply(Effect effect, Step step, int number) {
        String object = estate.landscape().canonical(effect.object());
        switch (effect.verb()) {
            case CREATE -> create(object, effect.of());
            case COPY -> copy(object, effect.of(), number);
            case VERIFY -> ledger.set(object, Fact.PROVED, proof(object));
            case FREEZE -> {
                ledger.set(object, Fact.STOPPED, number);
                ledger.set(object, Fact.WORKS, null);
            }
            case SWITCH -> turn(effect, object, number);
            case GRANT -> relate(effect, Fact.GRANTED, true);
            case CONNECT -> relate(effect, Fact.CONNECTED, true);
            case SHARE -> relate(effect, Fact.SHARED, true);
            case RELEASE -> {
                ledger.set(object, Fact.HOLDER, "");
                handedOver(effect.of(), null);
            }
            case CLAIM -> claim(object, effect);
            case DRAIN -> ledger.set(object, Fact.DRAINED, true);
            case WAIT -> ledger.set(object, Fact.WAITED, waited(object) + step.durationMinutes());
            case DELETE -> delete(effect, object);
            case CONFIRM -> ledger.set(object, Fact.CONFIRMED, true);
        }
    }

    /** An account that joins is a member from then on; any other object that is claimed is a name. */
    private void claim(String object, Effect effect) {
        if (object.startsWith("account/")) {
            ledger.set(object, Fact.STANDS, true);
        } else {
            ledger.set(object, Fact.HOLDER, effect.of() == null ? object : effect.of());
            handedOver(effect.of(), true);
        }
    }

    /** What is one thing that changes hands, an address for example, leaves the old account with its name. */
    private void handedOver(@Nullable String of, @Nullable Boolean stands) {
        if (of == null) {
            return;
        }
        boolean transferred = estate.landscape().old().containsKey(of)
                && estate.landscape()
                        .fateOf(of)
                        .filter(row -> TRANSFERRED.contains(row.type()))
                        .isPresent();
        if (transferred) {
            ledger.set(of, Fact.STANDS, stands);
        }
    }

    private void create(String object, @Nullable String of) {
        ledger.set(object, Fact.STANDS, true);
        if (of != null) {
            ledger.set(object, Fact.HOLDS, estate.content(of));
        }
    }

    private void copy(String object, @Nullable String of, int number) {
        if (!object.equals(Landscape.COST_HISTORY)) {
            ledger.set(object, Fact.STANDS, true);
        }
        ledger.set(object, Fact.HOLDS, of == null ? new Content(object, number) : estate.present(of, number));
        ledger.set(object, Fact.PROVED, null);
    }

    private Object proof(String object) {
        Content held = estate.content(object);
        return held == null ? true : held;
    }

    private void turn(Effect effect, String object, int number) {
        if (effect.provider() == null) {
            ledger.set(object, Fact.STOPPED, null);
            if (!estate.landscape().old().containsKey(object)) {
                ledger.set(object, Fact.WORKS, number);
            }
            return;
        }
        String line = estate.lineage(effect.provider());
        ledger.set(
                new About(consumer(effect), line, Fact.USES),
                line.equals(effect.provider()) ? null : effect.provider());
    }

    private String consumer(Effect effect) {
        return estate.landscape().canonical(effect.consumer() == null ? effect.object() : effect.consumer());
    }

    private void relate(Effect effect, Fact fact, @Nullable Boolean value) {
        String provider = effect.provider() == null ? effect.object() : effect.provider();
        ledger.set(new About(consumer(effect), estate.landscape().canonical(provider), fact), value);
    }

    private int waited(String object) {
        return ledger.get(object, Fact.WAITED) instanceof Integer minutes ? minutes : 0;
    }

    private void delete(Effect effect, String object) {
        if (effect.provider() != null) {
            relate(effect, Fact.GRANTED, null);
            relate(effect, Fact.CONNECTED, null);
            relate(effect, Fact.SHARED, null);
            return;
        }
        ledger.set(object, Fact.STANDS, null);
        ledger.set(object, Fact.HOLDS, null);
        ledger.set(object, Fact.PROVED, null);
        ledger.set(object, Fact.WORKS, null);
    }
}
