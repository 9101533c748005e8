package dev.mitosis.scan.collectors.edge;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.amplify.AmplifyClient;

/** Web applications with their branches and names. */
final class Amplify {
    private static final String APP = "AWS::Amplify::App";
    private static final String OF_APP = "appId={appId}";

    private Amplify() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("amplify", AmplifyClient.class, AmplifyClient::builder)
                .type(APP, "ListApps", "apps", "maxResults=100")
                .arn("{appArn}")
                .id("{appId}")
                .name("{name}")
                .drop("/basicAuthCredentials", "/autoBranchCreationConfig/basicAuthCredentials")
                .type("AWS::Amplify::Branch", "ListBranches", "branches", OF_APP, "maxResults=50")
                .per(APP)
                .arn("{branchArn}")
                .name("{branchName}")
                .drop("/basicAuthCredentials", "/thumbnailUrl")
                .type("AWS::Amplify::Domain", "ListDomainAssociations", "domainAssociations", OF_APP)
                .per(APP)
                .arn("{domainAssociationArn}")
                .name("{domainName}")
                .end();
    }
}
