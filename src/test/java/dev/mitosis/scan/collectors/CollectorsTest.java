package dev.mitosis.scan.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.AnswerPath;
import dev.mitosis.scan.spec.CallSpec;
import dev.mitosis.scan.spec.Detail;
import dev.mitosis.scan.spec.ServiceSpec;
import dev.mitosis.scan.spec.Template;
import dev.mitosis.scan.spec.TypeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every collector is held against the SDK's own model of the API, so that no misspelt name survives the build. */
class CollectorsTest {
    private static final Set<String> TOKENS = Set.of(
            "NextToken",
            "nextToken",
            "Marker",
            "NextMarker",
            "marker",
            "position",
            "PageToken",
            "Token",
            "pageToken",
            "ContinuationToken");
    private static final Set<String> CALLS_THAT_GIVE_SECRETS = Set.of(
            "GetSecretValue",
            "BatchGetSecretValue",
            "GetSessionToken",
            "GetFederationToken",
            "GetAuthorizationToken",
            "GetPasswordData",
            "GetObject",
            "GetItem",
            "BatchGetItem",
            "GetRecords",
            "GetLogEvents",
            "GetCredentials",
            "GetClusterCredentials",
            "apigateway:GetExport",
            "apigateway:GetSdk");

    static List<ServiceSpec> services() {
        return Collectors.all();
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_operation_exists_and_takes_the_parameters_that_it_is_given(ServiceSpec service) {
        for (TypeSpec type : service.types()) {
            for (CallSpec call : calls(type)) {
                assertThat(bind(service, call).requestMembers())
                        .as(type.type() + " " + call.operation())
                        .containsAll(call.parameters().keySet());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_path_leads_somewhere_in_the_answers(ServiceSpec service) {
        for (TypeSpec type : service.types()) {
            AnswerShape answers = AnswerShape.of(service, type);
            for (String path : paths(type)) {
                assertThat(answers.has(path)).as(type.type() + " reads " + path).isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_element_of_an_answer_about_many_says_what_it_is_about(ServiceSpec service) {
        for (TypeSpec type : service.types()) {
            for (Detail detail : type.details()) {
                if (detail instanceof Detail.Batch batch) {
                    assertThat(batch.itemKey().split("[|]"))
                            .allMatch(key -> AnswerShape.has(
                                    service, batch.call().operation(), batch.items(), AnswerPath.of(key)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_listing_that_has_pages_is_followed_to_the_last(ServiceSpec service) {
        for (TypeSpec type : service.types()) {
            SdkOperation list = bind(service, type.list());
            if (list.requestMembers().stream().anyMatch(TOKENS::contains)) {
                assertThat(list.paging().carried()).as(list.name()).isNotEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void every_operation_is_a_read_and_none_hands_out_secrets(ServiceSpec service) {
        assertThat(service.operations())
                .allMatch(operation -> operation.matches("(Describe|List|Get|BatchGet|Search|Lookup)[A-Z].*"))
                .doesNotContainAnyElementsOf(CALLS_THAT_GIVE_SECRETS);
        assertThat(service.operations().stream().map(service::qualified))
                .doesNotContainAnyElementsOf(CALLS_THAT_GIVE_SECRETS);
    }

    @Test
    void every_parent_is_read_by_the_same_service_or_by_one_other_in_the_same_places() {
        for (ServiceSpec service : services()) {
            for (String parent : service.foreignParents()) {
                assertThat(services().stream().filter(other -> other.reads(parent)))
                        .as(parent)
                        .singleElement()
                        .returns(service.global(), ServiceSpec::global);
            }
        }
    }

    @Test
    void types_are_called_as_cloudformation_calls_them() {
        assertThat(services().stream()
                        .flatMap(service -> service.types().stream())
                        .map(TypeSpec::type))
                .allMatch(type -> type.matches("AWS::[A-Za-z0-9]+::[A-Za-z0-9]+"));
    }

    private static SdkOperation bind(ServiceSpec service, CallSpec call) {
        return SdkOperation.bind(service.client(), call.operation());
    }

    private static List<CallSpec> calls(TypeSpec type) {
        List<CallSpec> calls = new ArrayList<>();
        calls.add(type.list());
        if (type.describe() != null) {
            calls.add(type.describe().call());
        }
        type.details().forEach(detail -> calls.add(detail.call()));
        return calls;
    }

    private static List<String> paths(TypeSpec type) {
        List<String> paths = new ArrayList<>(type.tags());
        Stream.of(type.arn(), type.id(), type.name(), type.region(), type.account())
                .filter(template -> template != null)
                .map(Template::itemPaths)
                .forEach(paths::addAll);
        Stream.concat(type.only().stream(), type.except().stream())
                .map(filter -> filter.value().itemPaths())
                .forEach(paths::addAll);
        type.secrets().forEach(secret -> paths.add(String.join("/", secret.steps())));
        type.decode().forEach(path -> paths.add(String.join("/", path.steps())));
        type.drop().forEach(path -> paths.add(String.join("/", path.steps())));
        for (Detail detail : type.details()) {
            if (detail instanceof Detail.Batch batch) {
                paths.addAll(batch.key().itemPaths());
            } else if (detail instanceof Detail.Single single && single.each() == null) {
                single.call().parameters().values().stream()
                        .filter(value -> !value.startsWith("[{") && !value.startsWith("{\""))
                        .map(value -> Template.of(value).itemPaths())
                        .forEach(paths::addAll);
                single.keep().forEach(member -> paths.add(single.call().operation() + "/" + member));
            }
        }
        return paths;
    }
}
