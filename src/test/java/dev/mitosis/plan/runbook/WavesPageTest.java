package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.Role;
import dev.mitosis.model.plan.PlanDocument;
import dev.mitosis.model.plan.Window;
import dev.mitosis.plan.Split;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What somebody reads who has never seen the runbooks. */
class WavesPageTest {
    private static final String FUNCTION = "AWS::Lambda::Function";

    private static Split shop() {
        return new Split()
                .put(FUNCTION, "api", "dev", Role.WORKLOAD, Map.of("FunctionName", "api"))
                .put(FUNCTION, "old", "staging", Role.WORKLOAD, Map.of("FunctionName", "old"));
    }

    private static String page(PlanDocument plan) {
        return RunbookFiles.of(plan, "", "").stream()
                .filter(file -> file.path().equals("README.md"))
                .findFirst()
                .orElseThrow()
                .text()
                .get();
    }

    @Test
    void the_time_for_which_a_product_is_down_is_the_sum_of_its_windows() {
        PlanDocument plan = shop().plan();

        int sum = plan.windows().stream().mapToInt(Window::downtimeMinutes).sum();
        assertThat(plan.windows()).hasSize(2);
        assertThat(page(plan)).contains("| shop | 2 | " + WavePage.duration(sum) + " |");
    }

    @Test
    void programs_that_not_every_machine_has_are_named_where_a_step_calls_them() {
        Split closing = shop().put("AWS::S3::Bucket", "archive", "dev").need("api", EdgeKind.WRITES, "archive");

        assertThat(page(shop().plan())).contains("the AWS CLI (version 1 or 2), curl, openssl, and a profile");
        assertThat(page(closing.plan())).contains("the AWS CLI (version 1 or 2), curl, jq, openssl, and a profile");
    }
}
