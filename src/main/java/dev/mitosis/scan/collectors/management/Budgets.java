package dev.mitosis.scan.collectors.management;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.budgets.BudgetsClient;

/** Budgets and what they do when they are exceeded. */
final class Budgets {
    private static final String BUDGET = "AWS::Budgets::Budget";
    private static final String VIEW = "budgets:ViewBudget";

    private Budgets() {}

    static ServiceSpec spec() {
        return ServiceSpec.global("budgets", BudgetsClient.class, BudgetsClient::builder)
                .action("DescribeBudgets", VIEW)
                .action("DescribeNotificationsForBudget", VIEW)
                .type(BUDGET, "DescribeBudgets", "Budgets", "AccountId={@account}")
                .noneOn("NotFoundException")
                .arn("budget/{BudgetName}")
                .id("{BudgetName}")
                .drop("/CalculatedSpend", "/HealthStatus")
                .detail("DescribeNotificationsForBudget", "AccountId={@account}", "BudgetName={BudgetName}")
                .detail("ListTagsForResource", "ResourceARN=arn:{@partition}:budgets::{@account}:budget/{BudgetName}")
                .forTags()
                .and()
                .type(
                        "AWS::Budgets::BudgetsAction",
                        "DescribeBudgetActionsForAccount",
                        "Actions",
                        "AccountId={@account}")
                .given(BUDGET)
                .arn("budget/{BudgetName}/action/{ActionId}")
                .name("{BudgetName}/{ActionId}")
                .end();
    }
}
