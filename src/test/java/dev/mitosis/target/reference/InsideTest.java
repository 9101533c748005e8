package dev.mitosis.target.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.mitosis.io.Json;
import dev.mitosis.model.Resource;
import dev.mitosis.model.target.TargetDocument.PlannedPart;
import dev.mitosis.target.property.Mapped;
import dev.mitosis.target.property.PropertyMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class InsideTest {
    private static final String API = "shop/apigateway-restapi/shop";

    private final List<PlannedPart> parts = new ArrayList<>();
    private final Inside inside = new Inside(API, Map.of("root000001", "RootResourceId"));

    private static ObjectNode json(String text) {
        try {
            return (ObjectNode) Json.mapper().readTree(text.replace('\'', '"'));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void part(String id, String old, String properties) {
        PlannedPart part = new PlannedPart(API + "/" + id, "AWS::ApiGateway::Resource", null, json(properties));
        parts.add(part);
        inside.learn(old, part);
    }

    private JsonNode named(int number) {
        return parts.get(number).properties();
    }

    @Test
    void parts_name_each_other_by_what_the_new_ones_are_called() {
        part("method", "", "{'ResourceId':'carts00001','AuthorizationType':'NONE'}");
        part("carts", "carts00001", "{'ParentId':'root000001'}");
        part("route", "", "{'Target':'integrations/carts00001'}");

        inside.name(json("{}"), parts);

        assertThat(named(0))
                .isEqualTo(json(
                        "{'ResourceId':{'ref':'" + API + "/carts','attribute':'Ref'},'AuthorizationType':'NONE'}"));
        assertThat(named(1)).isEqualTo(json("{'ParentId':{'ref':'" + API + "','attribute':'RootResourceId'}}"));
        assertThat(named(2))
                .isEqualTo(json("{'Target':{'text':['integrations/',{'ref':'" + API + "/carts','attribute':'Ref'}]}}"));
    }

    @Test
    void a_thing_names_a_part_that_does_not_wait_for_it() {
        part("deployment", "first00001", "{'Description':'first'}");
        part("waiting", "waits00001", "{'RestApiId':{'ref':'" + API + "','attribute':'Ref'}}");
        ObjectNode properties = json("{'DeploymentId':'first00001','Other':'waits00001','Root':'root000001'}");

        inside.name(properties, parts);

        assertThat(properties)
                .isEqualTo(json("{'DeploymentId':{'ref':'" + API
                        + "/deployment','attribute':'Ref'},'Other':'waits00001','Root':'root000001'}"));
    }

    @Test
    void a_part_never_names_itself() {
        part("carts", "carts00001", "{'PathPart':'carts00001'}");

        inside.name(json("{}"), parts);

        assertThat(named(0)).isEqualTo(json("{'PathPart':'carts00001'}"));
    }

    @Test
    void the_answers_of_an_api_tell_what_aws_calls_its_parts() {
        Mapped mapped = Objects.requireNonNull(
                PropertyMapper.load()
                        .map(
                                new Resource(
                                        "arn:aws:apigateway:eu-west-1::/restapis/api0000001",
                                        "AWS::ApiGateway::RestApi",
                                        "eu-west-1",
                                        "123456789012",
                                        "api0000001",
                                        "shop",
                                        Map.of(),
                                        json(
                                                "{'id':'api0000001','name':'shop','GetResources':{'items':[{'id':'root000001','path':'/'},"
                                                        + "{'id':'carts00001','parentId':'root000001','pathPart':'carts','path':'/carts'}]}}"))));

        assertThat(mapped.inner()).containsExactly(Map.entry("root000001", "RootResourceId"));
        assertThat(mapped.children()).extracting(Mapped.Child::id).containsExactly("carts00001");
    }
}
