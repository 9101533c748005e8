package dev.mitosis.aws;

import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;

/** Reads from a finished request which operation AWS would take it for, and refuses what is no declared one. */
record WireGuard(String service, WireForms forms, AllowedHosts destination) {

    /**
     * The operation's name, for example {@code rds:DescribeDBInstances}.
     *
     * @throws MitosisException M-GUARD-02 where it is no declared one, M-GUARD-04 where it goes elsewhere
     */
    String operation(SdkHttpRequest request, @Nullable ContentStreamProvider body) {
        if (!destination.admits(request)) {
            throw new MitosisException(
                    "M-GUARD-04",
                    "refused to send a request for " + service + " to " + request.host() + ":" + request.port(),
                    "it is neither an address of AWS nor the endpoint that was named",
                    "name the address of an emulator or proxy with --endpoint-url; addresses of single services"
                            + " (AWS_ENDPOINT_URL_...) are not used",
                    ExitCode.INVALID_INPUT);
        }
        return forms.operation(WireRequest.of(request, body, destination.path()))
                .orElseThrow(() -> new MitosisException(
                        "M-GUARD-02",
                        "refused to send " + request.method() + " " + request.encodedPath() + " to " + service,
                        "the finished request has the form of none of the reads that are declared for this service",
                        "nothing was sent; this is a defect of the tool, please report it",
                        ExitCode.INTERNAL));
    }
}
