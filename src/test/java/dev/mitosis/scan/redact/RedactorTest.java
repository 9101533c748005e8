package dev.mitosis.scan.redact;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.secrecy.ResourceShapes;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.TypeBuilder;
import dev.mitosis.scan.spec.TypeSpec;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class RedactorTest {
    private final Identifiers known = new Identifiers();

    @Test
    void declared_places_are_redacted_and_the_rest_stays() {
        JsonNode clean = clean(
                type -> type.secret("/Environment/Variables/*"),
                "{'Name':'f','Environment':{'Variables':{'TABLE':'orders','KEY':'hunter2'}}}");

        assertThat(clean.at("/Name").asText()).isEqualTo("f");
        assertThat(clean.at("/Environment/Variables/TABLE").asText()).isEqualTo("orders");
        assertThat(clean.at("/Environment/Variables/KEY").asText()).isEqualTo("***");
    }

    @Test
    void json_within_a_text_keeps_its_form_and_its_structure() {
        JsonNode clean = clean(
                "AWS::StepFunctions::StateMachine",
                "{'DescribeStateMachine':{'definition':'{\"Type\":\"Task\",\"Next\":\"Pay\",\"Parameters\":{\"apiKey\":\"hunter2\",\"id.$\":\"$.order.id\"}}'}}");

        assertThat(clean.at("/DescribeStateMachine/definition").asText())
                .isEqualTo(
                        "{\"Type\":\"Task\",\"Next\":\"Pay\",\"Parameters\":{\"apiKey\":\"***\",\"id.$\":\"$.order.id\"}}");
    }

    @Test
    void base64_texts_are_decoded_before_they_are_redacted() {
        String data = Base64.getEncoder().encodeToString("x=hunter2 t=orders".getBytes(StandardCharsets.UTF_8));

        JsonNode clean = clean("AWS::AutoScaling::LaunchConfiguration", "{'UserData':'" + data + "'}");

        assertThat(clean.at("/UserData").asText()).isEqualTo("***orders");
    }

    @Test
    void members_that_are_called_like_secrets_never_stay_wherever_they_are() {
        JsonNode clean = clean(
                type -> type,
                "{'MasterUserPassword':'a','ClientPasscode':4711,'Password':true,'List':[{'SecretString':'b','Name':'n'}],'authToken':'c','SearchString':'d','PasswordPolicy':{'Min':8}}");

        assertThat(clean.toString())
                .isEqualTo("{\"Password\":true,\"List\":[{\"Name\":\"n\"}],\"PasswordPolicy\":{\"Min\":8}}");
    }

    @Test
    void keys_that_stand_in_names_are_cut_out_of_them() {
        JsonNode clean = clean(
                type -> type,
                "{'PhysicalResourceId':'arn:aws:appsync:eu-west-1:1:apis/a/apikeys/da2-abcdefghijklmnopqrstuvwx23',"
                        + "'Names':['da2-abcdefghijklmnopqrstuvwx23','da2-short']}");

        assertThat(clean.at("/PhysicalResourceId").asText())
                .isEqualTo("arn:aws:appsync:eu-west-1:1:apis/a/apikeys/***");
        assertThat(clean.at("/Names")).extracting(JsonNode::asText).containsExactly("***", "da2-short");
    }

    @Test
    void pairs_and_tags_whose_names_say_so_lose_their_values() {
        JsonNode clean = clean(
                type -> type,
                "{'Tags':[{'Key':'dbPassword','Value':'hunter2'},{'Key':'db-secret','Value':'arn:aws:secretsmanager:eu-west-1:1:secret:db'}],"
                        + "'Group':{'tags':{'api-key':'hunter2','team':'shop','rotate-token':'true'}}}");

        assertThat(clean.toString())
                .isEqualTo(
                        "{\"Tags\":[{\"Key\":\"dbPassword\",\"Value\":\"***\"},{\"Key\":\"db-secret\",\"Value\":\"arn:aws:secretsmanager:eu-west-1:1:secret:db\"}],"
                                + "\"Group\":{\"tags\":{\"api-key\":\"***\",\"team\":\"shop\",\"rotate-token\":\"true\"}}}");
    }

    @Test
    void a_variable_that_is_called_a_secret_may_name_one() {
        known.add("prod/db");

        JsonNode clean = clean(
                type -> type.secret("/environment/*/value"),
                "{'environment':[{'name':'DB_SECRET','value':'prod/db'},{'name':'DB_PASSWORD','value':'hunter2'}]}");

        assertThat(clean.at("/environment/0/value").asText()).isEqualTo("prod/db");
        assertThat(clean.at("/environment/1/value").asText()).isEqualTo("***");
    }

    @Test
    void names_and_tags_of_a_resource_are_no_place_for_credentials() {
        Resource resource = new Resource(
                "arn:aws:sns:eu-west-1:1:t:s",
                "AWS::SNS::Subscription",
                "eu-west-1",
                "1",
                "s",
                "https://ops:hunter2@hooks.example.com/in",
                Map.of("GitToken", "hunter2", "team", "shop"),
                Json.mapper().createObjectNode());

        Resource fit = Redactor.fit(resource);

        assertThat(fit.name()).isEqualTo("https://ops:***@hooks.example.com/in");
        assertThat(fit.tags()).containsOnly(Map.entry("GitToken", "***"), Map.entry("team", "shop"));
        assertThat(fit.arn()).isEqualTo(resource.arn());
    }

    @Test
    void presigned_links_are_replaced() {
        JsonNode clean = clean(
                type -> type, "{'Location':'https://b.s3.amazonaws.com/k?X-Amz-Algorithm=x&X-Amz-Signature=abc'}");

        assertThat(clean.at("/Location").asText()).isEqualTo("***");
    }

    @Test
    void encoded_policies_become_json_as_the_command_line_shows_them() {
        JsonNode clean = clean(
                type -> type.decode("/Policies/*/Document"),
                "{'Policies':[{'Document':'%7B%22Version%22%3A%221%22%7D'}]}");

        assertThat(clean.at("/Policies/0/Document/Version").asText()).isEqualTo("1");
    }

    @Test
    void a_policy_that_cannot_be_decoded_stays_as_it_is() {
        JsonNode clean = clean(type -> type.decode("/Document"), "{'Document':'%7B%zz','Other':'%7B%7D'}");

        assertThat(clean.toString()).isEqualTo("{\"Document\":\"%7B%zz\",\"Other\":\"%7B%7D\"}");
    }

    @Test
    void what_stands_in_a_map_is_looked_at_by_the_shape_of_its_entries() {
        JsonNode clean = clean(
                "AWS::Lightsail::Container",
                "{'currentDeployment':{'containers':{'web':{'image':'nginx','command':['hunter2']}}}}");

        assertThat(clean.at("/currentDeployment/containers/web").toString())
                .isEqualTo("{\"image\":\"nginx\",\"command\":[\"***\"]}");
    }

    @Test
    void an_element_of_a_listing_is_looked_at_by_the_shape_of_the_listing() {
        Redactor redactor = new Redactor(ResourceShapes.of(Collectors.all()), known);
        ObjectNode element = json("{'name':'f','description':'password=hunter2','source':{'auth':{'resource':'r'}}}");

        assertThat(redactor.cleanListed("AWS::CodeBuild::Project", element).toString())
                .isEqualTo(
                        "{\"name\":\"f\",\"description\":\"password=***\",\"source\":{\"auth\":{\"resource\":\"r\"}}}");
        assertThat(redactor.cleanListed("AWS::AutoScaling::LaunchConfiguration", json("{'UserData':'eA=='}"))
                        .toString())
                .isEqualTo("{\"UserData\":\"***\"}");
        assertThat(redactor.cleanListed("AWS::Nobody::Knows", json("{'Command':'a'}"))
                        .toString())
                .isEqualTo("{\"Command\":\"***\"}");
        assertThat(element.at("/description").asText()).isEqualTo("password=hunter2");
    }

    @Test
    void an_answer_is_suspicious_that_holds_a_place_or_a_form_of_secrets() {
        Redactor redactor = new Redactor(ResourceShapes.of(Collectors.all()), known);
        ServiceSpec lambda = Collectors.all().stream()
                .filter(service -> service.name().equals("lambda"))
                .findFirst()
                .orElseThrow();
        String function = "{'Functions':[{'FunctionName':'f','Description':'%s','Environment':{'Variables':{%s}}}]}";

        assertThat(redactor.suspicious(lambda, "ListFunctions", json(function.formatted("a", ""))))
                .isFalse();
        assertThat(redactor.suspicious(lambda, "ListFunctions", json(function.formatted("a", "'A':'b'"))))
                .isTrue();
        assertThat(redactor.suspicious(lambda, "ListFunctions", json(function.formatted("pwd=hunter2", ""))))
                .isTrue();
    }

    @Test
    void without_the_places_what_has_the_form_of_a_secret_elsewhere_is_still_there() {
        ObjectNode data = json("{'Description':'pwd=hunter2','Command':'a'}");

        ObjectNode rest = new Redactor(ResourceShapes.of(List.of()), known).withoutPlaces(spec(type -> type), data);

        assertThat(rest.toString()).isEqualTo("{\"Description\":\"pwd=hunter2\",\"Command\":\"***\"}");
    }

    @Test
    void the_data_that_was_given_stays_untouched() {
        ObjectNode data = json("{'Password':'x'}");

        new Redactor(ResourceShapes.of(List.of()), known).clean(spec(type -> type), data);

        assertThat(data.has("Password")).isTrue();
    }

    private JsonNode clean(UnaryOperator<TypeBuilder> words, String data) {
        known.add("orders");
        return new Redactor(ResourceShapes.of(List.of()), known).clean(spec(words), json(data));
    }

    /** The data of a type that has a collector, redacted as its model says. */
    private JsonNode clean(String type, String data) {
        known.add("orders");
        TypeSpec spec = Collectors.all().stream()
                .flatMap(service -> service.types().stream())
                .filter(one -> one.type().equals(type))
                .findFirst()
                .orElseThrow();
        return new Redactor(ResourceShapes.of(Collectors.all()), known).clean(spec, json(data));
    }

    private static TypeSpec spec(UnaryOperator<TypeBuilder> words) {
        TypeBuilder type = ServiceSpec.regional("sqs", SqsClient.class, SqsClient::builder)
                .type("AWS::SQS::Queue", "ListQueues", "QueueUrls")
                .arn("{Arn}");
        return words.apply(type).end().types().get(0);
    }

    /** Single quotes stand for double ones; double quotes within a text are escaped. */
    private static ObjectNode json(String text) {
        try {
            return (ObjectNode)
                    Json.mapper().readTree(text.replace("\"", "\\\"").replace("'", "\""));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(text, e);
        }
    }
}
