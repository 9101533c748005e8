package dev.mitosis.cli.snapshot;

import dev.mitosis.aws.AwsClients;
import dev.mitosis.aws.CallerIdentity;
import dev.mitosis.aws.CredentialSource;
import dev.mitosis.cli.command.AwsOptions;
import dev.mitosis.cli.command.MitosisCommand;
import dev.mitosis.cli.output.TextTable;
import dev.mitosis.config.SettingKey;
import dev.mitosis.io.Json;
import dev.mitosis.model.ExitCode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows where the credentials lead. */
@Command(
        name = "whoami",
        footer = {"", "Example:", "  mitosis whoami --profile legacy"})
public final class WhoamiCommand extends MitosisCommand {
    @Mixin
    AwsOptions aws;

    @SuppressWarnings("NullAway.Init") // picocli sets the mixin
    public WhoamiCommand() {}

    /** The document that {@code whoami --output json} prints. */
    record IdentityDocument(
            int formatVersion,
            String tool,
            String account,
            String alias,
            String identity,
            CredentialSource credentials,
            List<String> regions) {}

    @Override
    protected Map<SettingKey, String> flags() {
        return aws.flags();
    }

    @Override
    protected ExitCode execute() {
        try (AwsClients clients = AwsClients.open(aws.connection(settings()), Set.of())) {
            CallerIdentity caller = clients.identity();
            List<String> regions = clients.regions();
            CredentialSource source = clients.credentialSource();
            String account = caller.account().value();
            print(
                    new IdentityDocument(
                            Json.FORMAT_VERSION, Json.TOOL, account, caller.alias(), caller.arn(), source, regions),
                    () -> {
                        out().println("account      " + account
                                + (caller.alias().isEmpty() ? "" : " (" + TextTable.clean(caller.alias()) + ")"));
                        out().println("identity     " + caller.arn());
                        out().println("credentials  " + source.name() + " (" + source.key() + ")");
                        out().println("regions      " + String.join(", ", regions));
                    });
        }
        return ExitCode.DONE;
    }
}
