package dev.mitosis.generated;

import dev.mitosis.generated.ground.Dice;
import dev.mitosis.generated.ground.Habits;
import dev.mitosis.generated.ground.Habits.Deployment;
import dev.mitosis.generated.ground.Habits.Tagging;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Decides how the people of each application name, tag and deploy. */
final class People {
    private static final List<String> PATTERNS = List.of(
            "{env}-{app}-{part}",
            "{app}-{part}-{env}",
            "{app}-{env}-{part}",
            "{app}_{env}_{part}",
            "{App}{Part}-{ENV}",
            "{env}-{part}-{app}",
            "{app}-{part}");
    private static final List<String> STACKS =
            List.of("{app}-{part}-{env}", "{env}-{app}-{part}", "{app}-{env}-{part}", "{app}-{part}-{ENV}");
    private static final List<String> CDK =
            List.of("{App}{Part}Stack-{env}", "{Env}{App}{Part}Stack", "{Env}-{App}{Part}");
    private static final List<String> KEYS =
            List.of("Application", "app", "Service", "project", "Product", "App", "application");
    private static final List<String> ENVIRONMENTS = List.of("Environment", "env", "Stage", "stage", "environment");
    private static final int ALIAS = 3;

    private final AccountShape shape;
    private final String organisation;
    private final Dice dice;
    private final List<String> patterns;
    private final List<String> keys;
    private final List<String> words;

    People(AccountShape shape, String organisation, List<String> words, Dice dice) {
        this.shape = shape;
        this.organisation = organisation;
        this.words = words;
        this.dice = dice;
        this.patterns = dice.shuffled(PATTERNS).subList(0, 3);
        this.keys = dice.shuffled(KEYS).subList(0, 2);
    }

    /** The habits of those who make an application. */
    Habits of(String word) {
        Deployment deployment = dice.chance(shape.deploying().stacks())
                ? dice.pick(List.of(
                        Deployment.STACK,
                        Deployment.STACK,
                        Deployment.LAYERS,
                        Deployment.NESTED,
                        Deployment.CDK,
                        Deployment.SERVERLESS))
                : Deployment.HAND;
        String before = dice.chance(shape.telling().organisation()) ? organisation + "-" : "";
        String stacks = dice.pick(deployment == Deployment.CDK ? CDK : STACKS);
        return new Habits(
                word,
                word.substring(0, Math.min(ALIAS, word.length())),
                before + dice.pick(patterns),
                deployment == Deployment.CDK ? stacks : before + stacks,
                deployment == Deployment.SERVERLESS ? 1 : shape.deploying().explicit(),
                shape.telling().irregular(),
                dice.between(0, 2),
                !shape.telling().names(),
                tagging(word),
                deployment);
    }

    private Tagging tagging(String word) {
        if (shape.telling().tags() == 0) {
            return Tagging.NONE;
        }
        Map<String, String> more = new TreeMap<>();
        if (dice.chance(0.5)) {
            more.put(dice.pick(List.of("Owner", "team", "Team")), "team-" + dice.between(1, 5));
        }
        if (dice.chance(0.3)) {
            more.put("CostCentre", String.valueOf(4700 + dice.between(0, 9)));
        }
        String value =
                dice.chance(0.3) ? word.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + word.substring(1) : word;
        return new Tagging(
                shape.telling().tags(),
                dice.chance(shape.telling().byStack()),
                shape.telling().wrong(),
                words.stream().filter(other -> !other.equals(word)).toList(),
                dice.pick(keys),
                value,
                dice.pick(ENVIRONMENTS),
                more);
    }

    /** The habits of those who look after what is everybody's. */
    Habits common() {
        boolean tagged = shape.telling().tags() > 0 && dice.chance(0.5);
        Tagging tagging = tagged
                ? new Tagging(1, false, 0, List.of(), null, "", null, Map.of("owner", "platform"))
                : Tagging.NONE;
        String word = dice.pick(List.of("shared", "common", "core", "infra", organisation));
        return new Habits(
                word,
                word,
                "{app}-{part}-{env}",
                "{app}-{part}-{env}",
                1,
                0,
                0,
                !shape.telling().names(),
                tagging,
                Deployment.HAND);
    }
}
