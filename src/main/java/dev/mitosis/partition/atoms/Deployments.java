package dev.mitosis.partition.atoms;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.partition.evidence.AccountGraph;
import dev.mitosis.partition.evidence.Owners;
import dev.mitosis.partition.evidence.Subject;
import dev.mitosis.partition.evidence.Tie;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the unit of deployment of every subject: the root of its stacks, its Beanstalk environment, its product. */
public final class Deployments {
    private static final String STACK = "AWS::CloudFormation::Stack";
    private static final String STACK_NAME = "aws:cloudformation:stack-name";
    private static final String ENVIRONMENT = "AWS::ElasticBeanstalk::Environment";
    private static final String PRODUCT = "AWS::ServiceCatalog::CloudFormationProvisionedProduct";
    private static final int DEEPEST = 20;

    private final AccountGraph graph;
    private final List<Deployment> all = new ArrayList<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final int[] unitOf;
    private final int[] stackOf;

    /** Reads the edges to stacks and the tags that name one. */
    public Deployments(AccountGraph graph, Owners owners) {
        this.graph = graph;
        this.unitOf = new int[graph.size()];
        this.stackOf = new int[graph.size()];
        int[] environments = graph.subjects().stream()
                .mapToInt(subject -> environment(graph, owners, subject))
                .toArray();
        for (Subject subject : graph.subjects()) {
            stackOf[subject.index()] = maker(subject.index(), environments);
        }
        MadeNames made = new MadeNames(graph);
        for (Subject subject : graph.subjects()) {
            unitOf[subject.index()] = unit(subject, made);
        }
    }

    private int unit(Subject subject, MadeNames made) {
        int root = root(subject.index());
        if (root != subject.index() || isUnit(subject)) {
            return number(graph.subject(root));
        }
        String named = subject.tags().get(STACK_NAME);
        return Optional.ofNullable(named)
                .or(() -> made.of(subject))
                .map(name -> number("stack " + name, new Deployment(-1, name, Map.of(), Map.of())))
                .orElse(-1);
    }

    private static boolean isUnit(Subject subject) {
        return subject.type().equals(STACK)
                || subject.type().equals(ENVIRONMENT)
                || subject.type().equals(PRODUCT);
    }

    /** Climbs from what was made to what made it. */
    private int root(int subject) {
        int at = subject;
        for (int step = 0; step < DEEPEST; step++) {
            int above = stackOf[at];
            if (above < 0) {
                return at;
            }
            at = above;
        }
        return at;
    }

    private int maker(int subject, int[] environments) {
        for (Tie tie : graph.out(subject)) {
            boolean deployed = tie.kind() == EdgeKind.DEPLOYED_BY && isUnit(graph.subject(tie.to()));
            if (deployed && environments[tie.to()] != subject) {
                return tie.to();
            }
        }
        return environments[subject];
    }

    /** The Beanstalk environment that made and owns a subject; -1 for none. */
    private static int environment(AccountGraph graph, Owners owners, Subject subject) {
        return owners.owner(graph, subject)
                .filter(owner -> owner.type().equals(ENVIRONMENT))
                .map(Subject::index)
                .orElse(-1);
    }

    private int number(Subject root) {
        return number(root.arn(), new Deployment(root.index(), root.name(), root.tags(), root.parameters()));
    }

    private int number(String key, Deployment deployment) {
        return numbers.computeIfAbsent(key, unused -> {
            all.add(deployment);
            return all.size() - 1;
        });
    }

    /** All units. */
    public List<Deployment> all() {
        return all;
    }

    /** The number of the subject's unit; -1 for none. */
    public int unitOf(int subject) {
        return unitOf[subject];
    }

    /** The subject's unit. */
    public @Nullable Deployment of(int subject) {
        return unitOf[subject] < 0 ? null : all.get(unitOf[subject]);
    }

    /** The stack that made the subject itself, which may be a nested one; -1 for none. */
    public int stackOf(int subject) {
        return stackOf[subject];
    }
}
