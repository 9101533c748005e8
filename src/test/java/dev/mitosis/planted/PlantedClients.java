package dev.mitosis.planted;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.sync.ResponseTransformer;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsClient;
import software.amazon.awssdk.services.rds.RdsClientBuilder;
import software.amazon.awssdk.services.rds.model.DescribeDbInstancesRequest;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;
import software.amazon.awssdk.services.sts.StsClient;

/** One way round the guard each, and the one that is none. */
public final class PlantedClients {
    private PlantedClients() {}

    public static final class Builds {
        RdsClient client() {
            return RdsClient.builder().build();
        }
    }

    public static final class BuildsWhatItIsHanded {
        <B extends AwsClientBuilder<B, C>, C> C client(Supplier<B> maker) {
            return maker.get().build();
        }
    }

    public static final class Creates {
        RdsClient client() {
            return RdsClient.create();
        }
    }

    public static final class HandsOutCreate {
        Supplier<RdsClient> client() {
            return RdsClient::create;
        }
    }

    public static final class Configures {
        RdsClientBuilder elsewhere(RdsClientBuilder builder) {
            return builder.region(Region.EU_WEST_1);
        }
    }

    public static final class MakesTransport {
        SdkHttpClient transport() {
            return ApacheHttpClient.create();
        }
    }

    public static final class Intercepts implements ExecutionInterceptor {}

    public static final class Presigns {
        S3Presigner presigner() {
            return S3Presigner.create();
        }
    }

    public static final class AssumesRole {
        void assume(StsClient tokens) {
            tokens.assumeRole(request -> request.roleArn("arn:aws:iam::123456789012:role/other"));
        }
    }

    public static final class OverridesOneRequest {
        DescribeDbInstancesRequest request() {
            return DescribeDbInstancesRequest.builder()
                    .overrideConfiguration(override -> override.putHeader("X-Amz-Target", "other"))
                    .build();
        }
    }

    public static final class ReadsStreams {
        byte[] content(S3Client client) {
            return client.getObject(request -> request.bucket("bucket").key("key"), ResponseTransformer.toBytes())
                    .asByteArray();
        }
    }

    public static final class Fetches {
        HttpClient client() {
            return HttpClient.newHttpClient();
        }
    }

    public static final class OpensAddress {
        InputStream open(URI address) throws IOException {
            return address.toURL().openStream();
        }
    }

    public static final class OpensSocket {
        Socket open() throws IOException {
            return new Socket(InetAddress.getLoopbackAddress(), 1);
        }
    }

    public static final class NamesMaker {
        Supplier<RdsClientBuilder> maker() {
            return RdsClient::builder;
        }
    }
}
