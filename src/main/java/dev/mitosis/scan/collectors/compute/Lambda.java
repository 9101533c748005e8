package dev.mitosis.scan.collectors.compute;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.lambda.LambdaClient;

/** Functions and what calls them. */
final class Lambda {
    private Lambda() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("lambda", LambdaClient.class, LambdaClient::builder)
                .type("AWS::Lambda::Function", "ListFunctions", "Functions")
                .probe()
                .arn("{FunctionArn}")
                .name("{FunctionName}")
                // The listing has the configuration; this hands out an address of the code, too, and is asked for
                // images.
                .detail("GetFunction", "FunctionName={FunctionName}")
                .unless("{PackageType}", "Zip")
                .keep("Code")
                .detail("GetFunctionConcurrency", "FunctionName={FunctionName}")
                .keep("ReservedConcurrentExecutions")
                .detail("ListTags", "Resource={FunctionArn}")
                .forTags()
                .detail("GetPolicy", "FunctionName={FunctionName}")
                .keep("Policy")
                .detail("ListFunctionUrlConfigs", "FunctionName={FunctionName}")
                .detail("GetFunctionEventInvokeConfig", "FunctionName={FunctionName}")
                .detail("GetFunctionRecursionConfig", "FunctionName={FunctionName}")
                // An image brings its own runtime, and is signed elsewhere.
                .detail("GetRuntimeManagementConfig", "FunctionName={FunctionName}")
                .unless("{PackageType}", "Image")
                .keep("UpdateRuntimeOn", "RuntimeVersionArn")
                .detail("GetFunctionCodeSigningConfig", "FunctionName={FunctionName}")
                .unless("{PackageType}", "Image")
                .keep("CodeSigningConfigArn")
                .and()
                .drop("/GetFunction/Code/Location")
                .drop("/Environment/Error")
                .type("AWS::Lambda::Alias", "ListAliases", "Aliases", "FunctionName={FunctionName}")
                .per("AWS::Lambda::Function")
                .arn("{AliasArn}")
                .name("{@parent/FunctionName}:{Name}")
                .detail("GetProvisionedConcurrencyConfig", "FunctionName={@parent/FunctionName}", "Qualifier={Name}")
                .noneOn("ProvisionedConcurrencyConfigNotFoundException")
                .keep("RequestedProvisionedConcurrentExecutions")
                .and()
                .type("AWS::Lambda::EventSourceMapping", "ListEventSourceMappings", "EventSourceMappings")
                .arn("event-source-mapping:{UUID}")
                .id("{UUID}")
                .type("AWS::Lambda::LayerVersion", "ListLayers", "Layers")
                .arn("{LatestMatchingVersion/LayerVersionArn}")
                .id("{LatestMatchingVersion/LayerVersionArn}")
                .name("{LayerName}")
                .detail(
                        "GetLayerVersionPolicy",
                        "LayerName={LayerName}",
                        "VersionNumber={LatestMatchingVersion/Version}")
                .keep("Policy")
                .and()
                .type("AWS::Lambda::AccountSettings", "GetAccountSettings", "")
                .given("AWS::Lambda::Function")
                .arn("account-settings")
                .name("Lambda account settings")
                .drop("/AccountUsage")
                .end();
    }
}
