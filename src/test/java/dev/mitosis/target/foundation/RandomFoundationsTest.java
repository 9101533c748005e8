package dev.mitosis.target.foundation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.target.Organization.OrganizationalUnit;
import dev.mitosis.model.target.TargetDocument;
import dev.mitosis.model.target.TargetDocument.PlannedAccount;
import dev.mitosis.target.RandomEstates;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the organization around any account. */
class RandomFoundationsTest {
    /** How many of the accounts an ordinary run takes; all with the profile {@code thorough}. */
    private static final int ORDINARY = 8;

    static List<RandomEstates.Case> cases() {
        return RandomEstates.some(ORDINARY);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void every_account_has_one_unit_and_the_management_account_no_workload(RandomEstates.Case which) {
        TargetDocument target = which.design().target();

        List<String> placed = target.organization().units().stream()
                .map(OrganizationalUnit::accounts)
                .flatMap(List::stream)
                .sorted()
                .toList();
        assertThat(placed)
                .isEqualTo(target.accounts().stream().map(PlannedAccount::name).toList());

        Set<String> management = target.accounts().stream()
                .filter(account -> account.purpose().equals("management"))
                .map(PlannedAccount::name)
                .collect(Collectors.toSet());
        assertThat(management).hasSize(1);
        assertThat(target.resources())
                .filteredOn(resource -> management.contains(resource.account()))
                .isNotEmpty()
                .allMatch(resource -> resource.succeeds() == null && resource.unit() == null)
                .allMatch(resource -> resource.type().startsWith("AWS::Organizations::")
                        || resource.type().equals("AWS::CloudTrail::Trail")
                        || resource.type().equals("AWS::CloudFormation::StackSet"));
        assertThat(target.organization().guardrails())
                .allMatch(guardrail -> guardrail.size() <= 5120)
                .noneMatch(guardrail -> guardrail.units().contains("Transitional"));
    }
}
