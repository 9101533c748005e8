package dev.mitosis.target.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.Fate;
import dev.mitosis.model.target.Organization.QuotaRequest;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A new account starts with the quotas that AWS gives to everybody. */
class QuotaNeedsTest {
    private static final PlannedAccount DEV =
            new PlannedAccount("dev", "ACCOUNT_DEV", null, "Workloads/NonProd", "workload", "dev", false);
    private static final PlannedAccount OLD = new PlannedAccount(
            "production", "ACCOUNT_PRODUCTION", "123456789012", "Workloads/Prod", "workload", "prod", true);

    private static List<QuotaRequest> requests(String data, String type) throws IOException {
        JsonNode tree = Json.yaml().readTree(data);
        QuotaNeeds needs = new QuotaNeeds();
        needs.accept(new Resource(
                "arn:q", "AWS::ServiceQuotas::AccountSettings", "eu-west-1", "123456789012", "q", "q", Map.of(), tree));
        InUse inUse = new InUse();
        inUse.see(type, "eu-west-1", "dev", Fate.MOVES);
        inUse.see(type, "eu-west-1", "production", Fate.STAYS);
        return needs.requests(List.of(DEV, OLD), inUse);
    }

    private static String applied(int value) {
        return "{ListServiceQuotas: [{Quotas: [{QuotaCode: L-1216C47A, Value: " + value + "}]}]}";
    }

    @Test
    void what_was_granted_to_the_old_account_is_asked_for_the_new_one_and_for_no_other() throws IOException {
        assertThat(requests(applied(640), "AWS::EC2::Instance")).singleElement().satisfies(request -> {
            assertThat(request.account()).isEqualTo("dev");
            assertThat(request.code()).isEqualTo("L-1216C47A");
            assertThat(request.value()).isEqualTo(640);
        });
    }

    @Test
    void what_was_used_counts_where_nobody_tells_what_was_granted() throws IOException {
        String used = "{GetMetricData: [{Fact: quota, QuotaCode: L-1216C47A, MostValue: 12.5}]}";

        assertThat(requests(used, "AWS::EC2::Instance"))
                .singleElement()
                .satisfies(request -> assertThat(request.value()).isEqualTo(13));
    }

    @Test
    void the_usual_is_not_asked_for() throws IOException {
        assertThat(requests(applied(5), "AWS::EC2::Instance")).isEmpty();
    }

    @Test
    void an_account_without_such_a_thing_needs_none() throws IOException {
        assertThat(requests(applied(640), "AWS::S3::Bucket")).isEmpty();
    }
}
