package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.transfer.TransferClient;

/** Managed file transfer servers, users and partners. */
final class Transfer {
    private Transfer() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("transfer", TransferClient.class, TransferClient::builder)
                .type("AWS::Transfer::Server", "ListServers", "Servers")
                .describeEach("DescribeServer", "Server", "ServerId={ServerId}")
                .arn("{Arn}")
                .id("{ServerId}")
                .type("AWS::Transfer::User", "ListUsers", "Users", "ServerId={ServerId}")
                .per("AWS::Transfer::Server")
                .describeEach("DescribeUser", "User", "ServerId={@parent/ServerId}", "UserName={UserName}")
                .arn("{Arn}")
                .id("{UserName}")
                .name("{@parent/ServerId}/{UserName}")
                .type("AWS::Transfer::Agreement", "ListAgreements", "Agreements", "ServerId={ServerId}")
                .per("AWS::Transfer::Server")
                .describeEach(
                        "DescribeAgreement", "Agreement", "ServerId={@parent/ServerId}", "AgreementId={AgreementId}")
                .arn("{Arn}")
                .id("{AgreementId}")
                .type("AWS::Transfer::Connector", "ListConnectors", "Connectors")
                .describeEach("DescribeConnector", "Connector", "ConnectorId={ConnectorId}")
                .arn("{Arn}")
                .id("{ConnectorId}")
                .type("AWS::Transfer::Workflow", "ListWorkflows", "Workflows")
                .given("AWS::Transfer::Server")
                .describeEach("DescribeWorkflow", "Workflow", "WorkflowId={WorkflowId}")
                .arn("{Arn}")
                .id("{WorkflowId}")
                .type("AWS::Transfer::Profile", "ListProfiles", "Profiles")
                .given("AWS::Transfer::Server", "AWS::Transfer::Connector")
                .arn("{Arn}")
                .id("{ProfileId}")
                .detail("DescribeProfile", "ProfileId={ProfileId}")
                .and()
                .type("AWS::Transfer::Certificate", "ListCertificates", "Certificates")
                .given("AWS::Transfer::Server", "AWS::Transfer::Connector")
                .arn("{Arn}")
                .id("{CertificateId}")
                .detail("DescribeCertificate", "CertificateId={CertificateId}")
                .and()
                .end();
    }
}
