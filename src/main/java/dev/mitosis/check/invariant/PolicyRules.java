package dev.mitosis.check.invariant;

import dev.mitosis.check.state.Fact;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.Verb;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Policies bind nobody before they were tried. */
final class PolicyRules {
    private static final String POLICY = "policy/";
    private static final Pattern STAGE = Pattern.compile("\\bSTAGE_([A-Z0-9_]+)=(\\w+)");
    private static final Pattern UNFIT = Pattern.compile("[^A-Z0-9]");

    /** How organization/deploy.sh is told what a verb means: see its step "policies". */
    private static final Map<Verb, String> STAGES = Map.of(Verb.CREATE, "staging", Verb.SWITCH, "units");

    private PolicyRules() {}

    /** A guardrail is tried before it is attached to what people work with. */
    static final class PoliciesTested extends Rule {
        PoliciesTested() {
            super("policies-tested");
        }

        @Override
        public void after(Moment moment) {
            Map<String, String> staged = new TreeMap<>();
            moment.running()
                    .commands()
                    .forEach(line ->
                            STAGE.matcher(line).results().forEach(found -> staged.put(found.group(1), found.group(2))));
            Map<String, String> said = new TreeMap<>();
            for (Effect effect : moment.running().effects()) {
                if (effect.object().startsWith(POLICY) && STAGES.containsKey(effect.verb())) {
                    said.put(
                            UNFIT.matcher(effect.object()
                                            .substring(POLICY.length())
                                            .toUpperCase(Locale.ROOT))
                                    .replaceAll("_"),
                            STAGES.getOrDefault(effect.verb(), ""));
                }
            }
            if (!staged.isEmpty()) {
                cases().expect(
                                staged.entrySet().containsAll(said.entrySet())
                                        && said.values().containsAll(staged.values()),
                                moment,
                                List.of("policy"),
                                () -> moment.running().id() + " attaches policies by its commands as " + staged
                                        + ", and by its effects as " + said + ".");
            }
        }

        @Override
        public void before(Moment moment, Effect effect) {
            if (effect.object().startsWith(POLICY) && effect.verb() == Verb.SWITCH) {
                cases().expect(
                                moment.ledger().is(effect.object(), Fact.PROVED),
                                moment,
                                List.of(effect.object()),
                                () -> moment.running().id() + " attaches " + effect.object()
                                        + ", which was not tried on an account that nobody depends on.");
            }
        }
    }
}
