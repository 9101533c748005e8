package dev.mitosis.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.AwsFailure;
import dev.mitosis.aws.TestSettings;
import dev.mitosis.sampling.Sampled;
import dev.mitosis.scan.collectors.Collectors;
import dev.mitosis.scan.sdk.SdkOperation;
import dev.mitosis.scan.spec.ServiceSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.core.protocol.MarshallingType;

/**
 * Every operation that is collected takes the emptiest answer that its service can give, and takes nothing for "there
 * is none" that is no answer to it.
 */
class AnswerFormTest {
    private static final String REGION = "eu-west-1";
    private static final int SERVICES = 16;

    private static FormedAnswers server;
    private static AwsClients clients;

    @BeforeAll
    static void start() {
        System.setProperty("aws.accessKeyId", "testing");
        System.setProperty("aws.secretAccessKey", "testing");
        server = new FormedAnswers();
        clients = AwsClients.open(TestSettings.defaults().withEndpoint(server.endpoint()), Scanner.operations());
    }

    @AfterAll
    static void stop() {
        System.clearProperty("aws.accessKeyId");
        System.clearProperty("aws.secretAccessKey");
        clients.close();
        server.close();
    }

    @TestFactory
    Stream<DynamicTest> an_empty_answer_is_told_from_one_that_is_none() {
        return Sampled.of("AnswerFormTest", Collectors.all(), SERVICES).stream()
                .map(service -> DynamicTest.dynamicTest(service.name(), () -> check(service)));
    }

    private static void check(ServiceSpec service) {
        List<String> wrong = new ArrayList<>();
        for (String name : service.operations()) {
            SdkOperation operation = SdkOperation.bind(service.client(), name);
            Optional<AwsFailure> honest = answered(service, operation, FormedAnswers.Flaw.NONE);
            honest.filter(AnswerFormTest::torn).ifPresent(failure -> wrong.add(name + ": " + failure.reason()));
            if (structured(operation)) {
                for (FormedAnswers.Flaw flaw : FormedAnswers.Flaw.all()) {
                    if (answered(service, operation, flaw)
                            .filter(AnswerFormTest::torn)
                            .isEmpty()) {
                        wrong.add(name + " takes " + flaw);
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    private static boolean torn(AwsFailure failure) {
        return failure.kind() == AwsFailure.Kind.TRANSIENT && failure.code().equals("TornAnswer");
    }

    private static boolean structured(SdkOperation operation) {
        return operation.newResponse().sdkFields().stream()
                .anyMatch(field -> field.location() == MarshallLocation.PAYLOAD
                        && field.marshallingType() != MarshallingType.SDK_BYTES);
    }

    private static Optional<AwsFailure> answered(ServiceSpec service, SdkOperation operation, FormedAnswers.Flaw flaw) {
        server.answer(operation, flaw);
        try {
            operation.call(service.maker().client(clients, REGION), request(operation));
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(AwsFailure.of(e));
        }
    }

    /** What stands in the path cannot be left out. */
    private static ObjectNode request(SdkOperation operation) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        for (SdkField<?> field : operation.newRequest().sdkFields()) {
            boolean inPath = field.location() == MarshallLocation.PATH
                    || field.location() == MarshallLocation.GREEDY_PATH
                    || field.memberName().equals("AccountId");
            if (inPath) {
                request.put(field.memberName(), "123456789012");
            }
        }
        return request;
    }
}
