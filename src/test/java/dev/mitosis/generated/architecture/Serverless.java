package dev.mitosis.generated.architecture;

import dev.mitosis.generated.ground.Draft;
import dev.mitosis.generated.ground.Nodes;
import dev.mitosis.model.EdgeKind;
import java.util.List;
import java.util.Map;

/** An HTTP API of functions and a table. */
final class Serverless {
    private static final List<String> VERBS = List.of("get", "list", "create", "update", "delete", "search");

    private Serverless() {}

    static void build(Site site, String piece) {
        Draft table = Parts.table(site, piece + "-items");
        boolean rest = site.place().dice().chance(0.4);
        String type = rest ? "AWS::ApiGateway::RestApi" : "AWS::ApiGatewayV2::Api";
        Draft api = site.make(type, piece + "-api");
        int functions = site.place().dice().between(2, VERBS.size() - 1);
        for (String verb : VERBS.subList(0, functions)) {
            Workload function = Parts.function(site, piece + "-" + verb);
            function.uses("TABLE_NAME", table);
            if (rest) {
                rest(api, function.draft(), verb);
            } else {
                http(api, function.draft(), verb);
            }
            function.draft()
                    .set("/GetPolicy/Policy", permission(function.draft(), api))
                    .needs(EdgeKind.TRUSTS, api);
        }
        if (rest) {
            String stage =
                    site.place().habits().hidden() || site.place().spelled().isEmpty()
                            ? "v1"
                            : site.place().spelled();
            site.place()
                    .exact("AWS::ApiGateway::Stage", piece + "-stage", stage, Map.of("parent", api.arn()))
                    .link(EdgeKind.ATTACHED_TO, api, "/restApiId", api.id());
        }
        site.offers(
                api,
                rest
                        ? "https://" + api.id() + ".execute-api." + api.region() + ".amazonaws.com"
                        : api.text("/ApiEndpoint"));
        if (site.place().dice().chance(0.4)) {
            Draft topic = site.make("AWS::SNS::Topic", piece + "-events");
            site.workloads().get(site.workloads().size() - 1).uses("TOPIC_ARN", topic);
            site.topics().add(topic);
        }
        if (site.place().dice().chance(0.3)) {
            scheduled(site, piece, table);
        }
    }

    private static void http(Draft api, Draft function, String verb) {
        api.add(
                        "/GetIntegrations/Items",
                        Nodes.object(
                                "IntegrationId",
                                verb,
                                "IntegrationMethod",
                                "POST",
                                "IntegrationType",
                                "AWS_PROXY",
                                "IntegrationUri",
                                function.arn()))
                .add(
                        "/GetRoutes/Items",
                        Nodes.object("RouteKey", "ANY /" + verb, "RouteId", verb, "Target", "integrations/" + verb))
                .needs(EdgeKind.INVOKES, function);
    }

    private static void rest(Draft api, Draft function, String verb) {
        String uri = "arn:aws:apigateway:" + api.region() + ":lambda:path/2015-03-31/functions/" + function.arn()
                + "/invocations";
        api.add(
                        "/GetResources/items",
                        Nodes.object(
                                "id",
                                verb,
                                "parentId",
                                api.text("/rootResourceId"),
                                "pathPart",
                                verb,
                                "path",
                                "/" + verb,
                                "resourceMethods",
                                Nodes.object(
                                        "ANY",
                                        Nodes.object(
                                                "httpMethod",
                                                "ANY",
                                                "authorizationType",
                                                "NONE",
                                                "apiKeyRequired",
                                                false,
                                                "methodIntegration",
                                                Nodes.object("type", "AWS_PROXY", "httpMethod", "POST", "uri", uri)))))
                .needs(EdgeKind.INVOKES, function);
    }

    private static void scheduled(Site site, String piece, Draft table) {
        Workload function = Parts.function(site, piece + "-cleanup");
        function.uses("TABLE_NAME", table);
        Parts.rule(site, piece + "-cleanup-schedule", "rate(1 day)")
                .add(
                        "/ListTargetsByRule/Targets",
                        Nodes.object("Id", "Target0", "Arn", function.draft().arn()))
                .needs(EdgeKind.INVOKES, function.draft());
    }

    private static String permission(Draft function, Draft api) {
        String source = "arn:aws:execute-api:" + api.region() + ":123456789012:" + api.id() + "/*/*";
        return "{\"Version\":\"2012-10-17\",\"Id\":\"default\",\"Statement\":[{\"Sid\":\"api\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"apigateway.amazonaws.com\"},\"Action\":\"lambda:InvokeFunction\",\"Resource\":\""
                + function.arn() + "\",\"Condition\":{\"ArnLike\":{\"AWS:SourceArn\":\"" + source + "\"}}}]}";
    }
}
