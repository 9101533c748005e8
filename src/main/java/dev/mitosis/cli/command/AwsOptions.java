package dev.mitosis.cli.command;

import dev.mitosis.aws.AwsSettings;
import dev.mitosis.config.SettingKey;
import dev.mitosis.config.Settings;
import dev.mitosis.model.ExitCode;
import dev.mitosis.model.MitosisException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options of the commands that talk to AWS. */
public final class AwsOptions {
    private static final double LEAST_SHARE = 0.01;
    private static final int MOST_CONCURRENCY = 64;

    @Option(names = "--role-arn", paramLabel = "ARN", description = "A role to assume before anything is read.")
    @Nullable
    String roleArn;

    @Option(names = "--external-id", paramLabel = "ID", description = "The external id that the role asks for.")
    @Nullable
    String externalId;

    @Option(
            names = "--mfa",
            arity = "1..2",
            paramLabel = "SERIAL [CODE]",
            hideParamSyntax = true,
            description = "The MFA device that is asked for, and its current code; without it, a terminal is asked.")
    @Nullable
    List<String> mfa;

    @Spec(Spec.Target.MIXEE)
    CommandSpec command;

    @SuppressWarnings("NullAway.Init") // picocli sets the command
    public AwsOptions() {}

    @Option(
            names = "--rate-share",
            paramLabel = "PART",
            description = "The part of each published API rate to use, " + LEAST_SHARE
                    + " to 1. Default: ${bundle:default.rate-share}.")
    @Nullable
    String rateShare;

    @Option(
            names = "--concurrency",
            paramLabel = "N",
            description =
                    "Calls in flight at most, 1 to " + MOST_CONCURRENCY + ". Default: ${bundle:default.concurrency}.")
    @Nullable
    String concurrency;

    /** What was given on the command line. */
    public Map<SettingKey, String> flags() {
        Map<SettingKey, String> flags = new EnumMap<>(SettingKey.class);
        put(flags, SettingKey.ROLE_ARN, roleArn);
        put(flags, SettingKey.EXTERNAL_ID, externalId);
        put(flags, SettingKey.RATE_SHARE, rateShare);
        put(flags, SettingKey.CONCURRENCY, concurrency);
        return flags;
    }

    /** How to reach the account, of everything that was set anywhere. */
    public AwsSettings connection(Settings settings) {
        return new AwsSettings(
                settings.get(SettingKey.PROFILE).orElse(null),
                settings.list(SettingKey.REGION),
                settings.get(SettingKey.ENDPOINT_URL).map(AwsOptions::url).orElse(null),
                settings.get(SettingKey.ROLE_ARN).orElse(null),
                settings.get(SettingKey.EXTERNAL_ID).orElse(null),
                mfa == null ? null : mfa.get(0),
                mfa == null ? null : code(mfa),
                (int) settings.number(SettingKey.CONCURRENCY, 1, MOST_CONCURRENCY),
                settings.number(SettingKey.RATE_SHARE, LEAST_SHARE, 1));
    }

    private String code(List<String> device) {
        if (device.size() > 1) {
            return device.get(1);
        }
        CliEnvironment environment = ((CommandRoot) command.root().userObject()).environment();
        return environment
                .answers()
                .apply("Code of " + device.get(0) + ": ")
                .map(String::strip)
                .filter(code -> !code.isEmpty())
                .orElseThrow(() -> new MitosisException(
                        "M-AUTH-06",
                        "no code of the MFA device " + device.get(0),
                        "there is no terminal that could be asked, or it did not answer",
                        "give it: --mfa " + device.get(0) + " CODE",
                        ExitCode.USAGE));
    }

    private static URI url(String text) {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && List.of("http", "https").contains(uri.getScheme())) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // reported below, together with URLs that are well-formed but no endpoints
        }
        throw new MitosisException(
                "M-CONF-04",
                "'" + text + "' is no endpoint",
                "an endpoint reads http://host:port or https://host",
                "correct --endpoint-url or AWS_ENDPOINT_URL",
                ExitCode.USAGE);
    }

    private static void put(Map<SettingKey, String> flags, SettingKey key, @Nullable String value) {
        if (value != null) {
            flags.put(key, value);
        }
    }
}
