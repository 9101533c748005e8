package dev.mitosis.plan.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.mitosis.io.Json;
import dev.mitosis.model.Decisions;
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

    private static String wavePage(PlanDocument plan, String slug) {
        return RunbookFiles.of(plan, "", "").stream()
                .filter(file -> file.path().matches("\\d+-" + slug + "/README.md"))
                .findFirst()
                .orElseThrow()
                .text()
                .get();
    }

    @Test
    void a_page_says_what_surprises_those_who_do_its_steps() {
        PlanDocument plan = shop().put("AWS::RDS::DBInstance", "orders", "dev").plan();

        assertThat(wavePage(plan, "development"))
                .contains("## What may surprise you")
                .contains("no call of AWS counts rows");
        assertThat(wavePage(plan, "staging")).doesNotContain("no call of AWS counts rows");
    }

    @Test
    void a_page_names_those_who_answer_for_what_moves_or_where_that_is_said() {
        PlanDocument plan = shop().plan();
        PlanDocument owned = shop().decide(owners("shop: Mia")).plan();

        assertThat(wavePage(plan, "development")).contains("Who: nobody yet (`owners` of decisions.yaml says who)");
        assertThat(wavePage(owned, "development"))
                .containsPattern("Who: Mia")
                .containsPattern("Try shop \\(dev\\) and open it\\]\\([^|]*\\| dev \\| Mia ");
    }

    private static Decisions owners(String yaml) {
        try {
            return Json.yaml().readValue("owners: {" + yaml + "}", Decisions.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_foundation_begins_with_where_new_things_go_and_asks_for_accounts_before_it_makes_them() {
        String page = wavePage(shop().plan(), "foundation");

        assertThat(page)
                .contains("| ☐ | 1 | [Say where new things go from today]")
                .containsSubsequence("[Wait until the quota of accounts is granted]", "[Create the accounts]")
                .contains("| `MAIL_DOMAIN`")
                .contains("`GROUP_READER`");
    }
}
