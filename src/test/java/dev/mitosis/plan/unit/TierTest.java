package dev.mitosis.plan.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Environment;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TierTest {
    private static final Tier.Teller TELLER = new Tier.Teller(new PartitionDocument(
            1,
            "t",
            "1",
            "s",
            Map.of(),
            List.of(),
            List.of(
                    new Environment("live", true, List.of()),
                    new Environment("staging", false, List.of()),
                    new Environment("qa", false, List.of())),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of()));

    @ParameterizedTest
    @CsvSource({
        "sandbox, , live, SANDBOX",
        "workload, , live, PRODUCTION",
        "workload, , staging, STAGING",
        "workload, , Staging, STAGING",
        "workload, , qa, DEVELOPMENT",
        "workload, , sandbox, SANDBOX",
        "workload, live, , PRODUCTION",
        "workload, qa, , DEVELOPMENT",
        "workload, , , PRODUCTION",
        "network, , , SHARED",
        "shared-services, , qa, DEVELOPMENT"
    })
    void the_environment_of_a_unit_or_else_its_account_tells_when_it_comes(
            String purpose, String ofAccount, String environment, Tier tier) {
        PlannedAccount account = new PlannedAccount("a", "ACCOUNT_A", null, "Workloads", purpose, ofAccount, false);

        assertThat(TELLER.of(account, environment)).isEqualTo(tier);
    }

    @Test
    void what_is_in_no_environment_may_be_production() {
        assertThat(TELLER.isProduction(null)).isTrue();
        assertThat(TELLER.isProduction("live")).isTrue();
        assertThat(TELLER.isProduction("staging")).isFalse();
    }
}
