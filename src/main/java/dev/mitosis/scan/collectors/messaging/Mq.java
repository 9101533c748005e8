package dev.mitosis.scan.collectors.messaging;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.mq.MqClient;

/** Message brokers. */
final class Mq {
    private Mq() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("mq", MqClient.class, MqClient::builder)
                .type("AWS::AmazonMQ::Broker", "ListBrokers", "BrokerSummaries", "MaxResults=100")
                .describeEach("DescribeBroker", "", "BrokerId={BrokerId}")
                .arn("{BrokerArn}")
                .id("{BrokerId}")
                .name("{BrokerName}")
                .drop("/LdapServerMetadata/ServiceAccountUsername")
                .type("AWS::AmazonMQ::Configuration", "ListConfigurations", "Configurations", "MaxResults=100")
                .given("AWS::AmazonMQ::Broker")
                .arn("{Arn}")
                .id("{Id}")
                .name("{Name}")
                .end();
    }
}
