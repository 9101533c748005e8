package dev.mitosis.scan.collectors.data;

import dev.mitosis.scan.spec.ServiceSpec;
import software.amazon.awssdk.services.storagegateway.StorageGatewayClient;

/** Storage gateways with their volumes, shares and tapes. */
final class StorageGateway {
    private StorageGateway() {}

    static ServiceSpec spec() {
        return ServiceSpec.regional("storagegateway", StorageGatewayClient.class, StorageGatewayClient::builder)
                .type("AWS::StorageGateway::Gateway", "ListGateways", "Gateways")
                .arn("{GatewayARN}")
                .id("{GatewayId}")
                .name("{GatewayName}")
                .detail("DescribeGatewayInformation", "GatewayARN={GatewayARN}")
                .and()
                .type("AWS::StorageGateway::Volume", "ListVolumes", "VolumeInfos")
                .given("AWS::StorageGateway::Gateway")
                .arn("{VolumeARN}")
                .id("{VolumeId}")
                .type("AWS::StorageGateway::FileShare", "ListFileShares", "FileShareInfoList")
                .given("AWS::StorageGateway::Gateway")
                .arn("{FileShareARN}")
                .id("{FileShareId}")
                .detail("DescribeNFSFileShares")
                .batch("FileShareARNList", "{FileShareARN}", 10, "NFSFileShareInfoList", "FileShareARN")
                .unless("{FileShareType}", "SMB")
                .detail("DescribeSMBFileShares")
                .batch("FileShareARNList", "{FileShareARN}", 10, "SMBFileShareInfoList", "FileShareARN")
                .unless("{FileShareType}", "NFS")
                .and()
                .type("AWS::StorageGateway::Tape", "ListTapes", "TapeInfos")
                .given("AWS::StorageGateway::Gateway")
                .arn("{TapeARN}")
                .id("{TapeBarcode}")
                .end();
    }
}
