package dev.mitosis.rehearse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.RehearsalDocument.Missing;
import dev.mitosis.model.RehearsalDocument.Outcome;
import dev.mitosis.model.RehearsalDocument.RehearsedStep;
import dev.mitosis.model.plan.Effect;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.runbook.DrawnStep;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockedTest {
    private static final String QUEUE = "arn:aws:sqs:eu-west-1:123456789012:orders";
    private static final String TOPIC = "arn:aws:sns:eu-west-1:123456789012:orders";
    private static final Missing GONE = new Missing(QUEUE, "AWS::SQS::Queue", "refused");

    private static Effect effect(Verb verb, String object) {
        return Effect.of(verb, object, "production", "eu-west-1");
    }

    private static Step step(String id, List<String> after, Effect... effects) {
        return new DrawnStep(id, id)
                .after(after.toArray(String[]::new))
                .does(effects)
                .in(1);
    }

    private static RehearsedStep came(String id, Outcome outcome, long milliseconds) {
        return new RehearsedStep(id, 1, id, outcome, "", null, null, 0, 0, List.of(), milliseconds);
    }

    private static Blocked of(Step... steps) {
        return new Blocked(List.of(steps), List.of(), List.of(GONE));
    }

    @Test
    void what_could_not_be_built_cannot_be_drained() {
        Step drain = step("drain", List.of(), effect(Verb.DRAIN, QUEUE));
        Step other = step("other", List.of(), effect(Verb.DRAIN, TOPIC));
        Blocked blocked = of(drain, other);

        assertThat(blocked.why(drain)).hasValueSatisfying(why -> assertThat(why).contains(QUEUE));
        assertThat(blocked.why(other)).isEmpty();
    }

    @Test
    void the_source_of_a_copy_has_to_stand() {
        Step copy = step(
                "copy",
                List.of(),
                new Effect(Verb.COPY, "dev/queue", "dev", "eu-west-1", QUEUE, Effect.CopyMode.FINAL, null, null));

        assertThat(of(copy).why(copy)).isPresent();
    }

    @Test
    void what_does_not_stand_can_be_deleted_and_that_shows_nothing() {
        Step delete = step("delete", List.of(), effect(Verb.DELETE, QUEUE));
        Step both = step("both", List.of(), effect(Verb.DELETE, QUEUE), effect(Verb.DELETE, TOPIC));
        Blocked blocked = of(delete, both);

        assertThat(blocked.why(delete)).isEmpty();
        assertThat(blocked.idle(delete))
                .hasValueSatisfying(why -> assertThat(why).contains(QUEUE));
        assertThat(blocked.idle(both)).isEmpty();
    }

    @Test
    void a_step_comes_after_those_that_ran_or_had_nothing_to_do() {
        Step after = step("after", List.of("before"), effect(Verb.DELETE, TOPIC));
        for (RehearsedStep before : List.of(
                came("before", Outcome.RAN, 5), came("before", Outcome.RAN, 5).idle("nothing there"))) {
            Blocked blocked = of(after);
            blocked.reached(before);

            assertThat(blocked.why(after)).isEmpty();
        }
        for (RehearsedStep before :
                List.of(came("before", Outcome.FAILED, 5), came("before", Outcome.NOT_REHEARSED, 0))) {
            Blocked blocked = of(after);
            blocked.reached(before);

            assertThat(blocked.why(after))
                    .hasValueSatisfying(why -> assertThat(why).contains("comes after before"));
        }
    }

    @Test
    void what_was_not_made_is_missed_by_whatever_changes_it() {
        Step make = step("make", List.of(), effect(Verb.CREATE, "dev/queue"));
        Step turnOn = step("turn-on", List.of(), effect(Verb.SWITCH, "dev/queue"));
        Step delete = step("delete", List.of(), effect(Verb.DELETE, "dev/queue"));
        Blocked blocked = of(make, turnOn, delete);

        assertThat(blocked.why(turnOn)).isEmpty();
        blocked.reached(came("make", Outcome.FAILED, 5));

        assertThat(blocked.why(turnOn))
                .hasValueSatisfying(why -> assertThat(why).contains("dev/queue as make"));
        assertThat(blocked.why(delete)).isEmpty();
        blocked.reached(came("make", Outcome.RAN, 5));
        assertThat(blocked.why(turnOn)).isEmpty();
    }

    @Test
    void a_copy_misses_the_grant_that_was_not_given() {
        Step grant =
                step("grant", List.of(), Effect.between(Verb.GRANT, "account/dev", TOPIC, "production", "eu-west-1"));
        Step copy = step(
                "copy",
                List.of(),
                new Effect(Verb.COPY, "dev/topic", "dev", "eu-west-1", TOPIC, Effect.CopyMode.FINAL, null, null));
        Step other = step("other", List.of(), effect(Verb.CREATE, "account/dev"));
        Blocked blocked = of(grant, copy, other);

        blocked.reached(came("grant", Outcome.FAILED, 5));

        assertThat(blocked.why(copy)).isPresent();
        assertThat(blocked.why(other)).isEmpty();
    }
}
