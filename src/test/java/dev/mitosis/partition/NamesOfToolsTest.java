package dev.mitosis.partition;

import static dev.mitosis.partition.Fields.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.model.EdgeKind;
import dev.mitosis.model.PartitionDocument;
import dev.mitosis.model.PartitionDocument.Context;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Names as the tools make them that people deploy with; each of these was once read otherwise in an account of a public
 * repository.
 */
class NamesOfToolsTest {
    private static final String FUNCTION = "AWS::Lambda::Function";
    private static final String QUEUE = "AWS::SQS::Queue";
    private static final String ROLE = "AWS::IAM::Role";
    private static final String STACK = "AWS::CloudFormation::Stack";

    private static List<String> contexts(PartitionDocument document) {
        return document.contexts().stream().map(Context::name).toList();
    }

    /** A function, its role and its queue, made by one stack if it has a name. */
    private static void app(Fields fields, String stack, String name, String... tags) {
        fields.add(FUNCTION, name + "Handle", tags)
                .add(ROLE, name + "HandleRole", tags)
                .add(QUEUE, name + "Backlog", tags);
        fields.edge(name + "Handle", EdgeKind.RUNS_AS, name + "HandleRole");
        fields.edge(name + "Handle", EdgeKind.WRITES, name + "Backlog");
        for (String part : stack.isEmpty() ? List.<String>of() : List.of("Handle", "HandleRole", "Backlog")) {
            fields.edge(name + part, EdgeKind.DEPLOYED_BY, stack);
        }
    }

    @Test
    void a_stack_is_called_by_its_last_word_where_all_words_of_it_are_common() {
        Fields fields = new Fields();
        for (String name : List.of("delivery", "delivery-pricing", "delivery-slots", "delivery-routes")) {
            for (String stage : List.of("dev", "prod")) {
                String stack = "shop-" + stage + "-" + name;
                fields.add(STACK, stack);
                app(fields, stack, stack + "-");
            }
        }

        PartitionDocument document = fields.partition();

        assertThat(row(document, "shop-prod-delivery-Handle").context()).isEqualTo("delivery");
        assertThat(contexts(document)).containsExactlyInAnyOrder("delivery", "pricing", "slots", "routes");
    }

    @Test
    void stacks_that_differ_in_a_common_word_are_two_where_a_few_letters_are_all_that_they_share() {
        Fields fields = new Fields();
        for (String name : List.of("core", "queue", "orchestrator", "ledger")) {
            for (String stage : List.of("dev", "prod")) {
                String stack = "di-" + name + "-" + stage;
                fields.add(STACK, stack);
                app(fields, stack, stack + "-");
            }
        }

        PartitionDocument document = fields.partition();

        assertThat(row(document, "di-queue-prod-Handle").context()).isEqualTo("di-queue");
        assertThat(contexts(document)).containsExactly("di-core", "di-ledger", "di-orchestrator", "di-queue");
    }

    @Test
    void what_is_not_tagged_in_a_stack_of_several_applications_belongs_to_the_one_that_it_is_called_as() {
        Fields fields = new Fields().add(STACK, "tickets-prod");
        app(fields, "tickets-prod", "tickets-prod-", "App", "tickets");
        app(fields, "tickets-prod", "extractor-prod-", "App", "extractor");
        app(fields, "", "posters-prod-", "App", "posters");
        fields.add("AWS::SNS::Topic", "posters-of-all").edge("posters-of-all", EdgeKind.DEPLOYED_BY, "tickets-prod");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "posters-of-all").context()).isEqualTo("tickets");
        assertThat(row(document, "extractor-prod-Handle").context()).isEqualTo("extractor");
    }

    @Test
    void a_common_word_that_nearly_all_names_have_beside_others_is_no_application() {
        Fields fields = new Fields();
        for (String name : List.of("harvester", "football", "counter", "fakenews")) {
            app(fields, "", "mobile-notifications-" + name + "-");
        }

        assertThat(contexts(fields.partition())).containsExactly("counter", "fakenews", "football", "harvester");
    }

    @Test
    void what_stands_before_the_environment_of_several_kinds_of_things_is_an_application_be_it_a_common_word() {
        Fields fields = new Fields();
        Map<String, String> doing =
                Map.of("app-api", "submitSpa", "admin", "resetTotals", "email", "sendLetter", "source", "mirrorRows");
        doing.forEach((head, does) -> {
            for (String stage : List.of("dev", "prod")) {
                app(fields, "", head + "-" + stage + "-" + does);
                app(fields, "", head + "-" + stage + "-withdrawWaiver");
            }
        });
        for (String name : List.of("space-station", "space-craft")) {
            for (String stage : List.of("dev", "prod")) {
                fields.add("AWS::StepFunctions::StateMachine", name + "-" + stage);
                fields.add(ROLE, name + "-" + stage + "-statesRole");
            }
        }

        PartitionDocument document = fields.partition();

        assertThat(contexts(document))
                .containsExactly("admin", "app", "email", "source", "space-craft", "space-station");
        assertThat(row(document, "email-prod-withdrawWaiverBacklog").context()).isEqualTo("email");
    }

    @Test
    void what_stands_before_the_environment_is_no_application_where_all_have_the_same_behind_it() {
        Fields fields = new Fields();
        for (String kind : List.of("export", "import", "report")) {
            for (String product : List.of("orders", "billing", "search")) {
                app(fields, "", kind + "-prod-" + product + "-");
            }
        }

        assertThat(contexts(fields.partition())).containsExactly("billing", "orders", "search");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build", "release"})
    void a_word_of_a_thing_is_an_environment_where_many_names_have_it_in_place_of_production(String word) {
        Fields fields = new Fields();
        for (String product : List.of("orders", "billing", "search", "badges", "lockers")) {
            fields.add(FUNCTION, product + "-" + word).add(FUNCTION, product + "-production");
        }
        fields.add("AWS::CodeBuild::Project", "orders-build-all");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "badges-" + word).environment()).isEqualTo(word);
        assertThat(row(document, "badges-production").environment()).isEqualTo("prod");
    }

    @Test
    void an_alias_that_every_function_has_says_no_environment() {
        Fields fields = new Fields();
        for (String name : List.of("orders-lot", "orders-batch")) {
            fields.add(FUNCTION, name).add("AWS::Lambda::Alias", name + ":live").part(name + ":live", name);
        }

        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-lot").environment()).isNull();
        assertThat(row(document, "orders-lot:live").environment()).isNull();
    }

    @Test
    void aliases_of_several_environments_say_which() {
        Fields fields = new Fields().add(FUNCTION, "orders-lot").add(FUNCTION, "orders-batch");
        fields.add("AWS::Lambda::Alias", "orders-lot:live").part("orders-lot:live", "orders-lot");
        fields.add("AWS::Lambda::Alias", "orders-batch:dev").part("orders-batch:dev", "orders-batch");

        PartitionDocument document = fields.partition();

        assertThat(row(document, "orders-lot:live").environment()).isEqualTo("prod");
        assertThat(row(document, "orders-batch:dev").environment()).isEqualTo("dev");
    }
}
