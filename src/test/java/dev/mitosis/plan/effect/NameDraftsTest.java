package dev.mitosis.plan.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Role;
import dev.mitosis.model.plan.PlanDocument.Step;
import dev.mitosis.model.plan.Verb;
import dev.mitosis.plan.Split;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Names that only one thing can have go from the old thing to the new one. */
class NameDraftsTest {
    private static final String DOMAIN = "AWS::ApiGatewayV2::DomainName";
    private static final String SERVICE = "AWS::AppRunner::Service";

    private static List<Step> steps(Split split) {
        return split.plan().steps();
    }

    private static Step releases(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.effects().stream().anyMatch(effect -> effect.verb() == Verb.RELEASE))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void the_old_thing_lets_go_by_the_commands_of_its_method_before_the_stack_takes_the_name() {
        List<Step> steps =
                steps(new Split().put(DOMAIN, "api.shop.example", "dev", Role.WORKLOAD, Map.of("Id", "domain")));

        Step releases = releases(steps);
        Step claims = steps.stream()
                .filter(step -> step.effects().stream().anyMatch(effect -> effect.verb() == Verb.CLAIM))
                .findFirst()
                .orElseThrow();
        assertThat(releases.manual()).isFalse();
        assertThat(releases.commands())
                .anyMatch(
                        line -> line.startsWith("aws apigatewayv2 delete-domain-name --domain-name api.shop.example "));
        assertThat(releases.validation()).anyMatch(line -> line.startsWith("gone aws apigatewayv2 get-domain-name "));
        assertThat(Objects.requireNonNull(releases.undo()).commands())
                .anyMatch(line -> line.startsWith("aws apigatewayv2 create-domain-name "));
        assertThat(steps.indexOf(releases)).isLessThan(steps.indexOf(claims));
        assertThat(steps)
                .filteredOn(step -> step.method().equals("api-domain") && step.window() != null)
                .isEmpty();
    }

    @Test
    void a_switch_that_needs_the_new_thing_does_not_come_before_it() {
        List<Step> steps = steps(new Split()
                .put(
                        SERVICE,
                        "web",
                        "dev",
                        Role.WORKLOAD,
                        Map.of("CustomDomains", List.of(Map.of("DomainName", "www.shop.example")))));

        Step releases = releases(steps);
        assertThat(releases.manual()).isTrue();
        assertThat(releases.preconditions()).anyMatch(line -> line.contains("www.shop.example"));
    }
}
