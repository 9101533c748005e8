package dev.mitosis.target;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.Reason;
import dev.mitosis.model.Role;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.plan.Split;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which accounts are not made before people have spoken. */
class WaitingAccountsTest {
    /** A queue that stays until people say what its environment is, which would have an account. */
    static Split waiting() {
        return new Split()
                .account("int", "workload", "int", false)
                .put("AWS::SQS::Queue", "jobs", Split.OLD, Role.WORKLOAD, Map.of(), "int")
                .because(
                        "jobs",
                        new Reason("account.unknown-environment", Map.of("environment", "int"), "Nobody said it."));
    }

    @Test
    void an_account_of_which_all_stays_until_people_have_spoken_is_not_made() {
        TargetDocument target = waiting().target();

        assertThat(target.accounts())
                .extracting(PlannedAccount::name)
                .contains("dev")
                .doesNotContain("int");
        assertThat(target.resources()).noneMatch(row -> row.account().equals("int"));
    }

    @Test
    void it_is_made_where_something_goes_there() {
        TargetDocument target = waiting().put("AWS::SQS::Queue", "mail", "int").target();

        assertThat(target.accounts()).extracting(PlannedAccount::name).contains("int");
    }
}
