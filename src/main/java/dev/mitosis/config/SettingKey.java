package dev.mitosis.config;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Every setting: its key in the project file, its flag, the environment variables that set it, its default. */
public enum SettingKey {
    ACCOUNT(
            "account",
            "--account",
            List.of("MITOSIS_ACCOUNT"),
            "",
            "the account to work on; empty: the only one in the workspace"),
    PROFILE("profile", "--profile", List.of("AWS_PROFILE"), "", "the AWS profile; empty: the default credential chain"),
    REGION(
            "region",
            "--region",
            List.of("MITOSIS_REGION", "AWS_REGION", "AWS_DEFAULT_REGION"),
            "all",
            "the regions to scan, separated by commas, or all"),
    ENDPOINT_URL(
            "endpoint-url",
            "--endpoint-url",
            List.of("AWS_ENDPOINT_URL"),
            "",
            "another endpoint for every service, for example an emulator"),
    ROLE_ARN("role-arn", "--role-arn", List.of("MITOSIS_ROLE_ARN"), "", "a role to assume for scanning"),
    EXTERNAL_ID(
            "external-id",
            "--external-id",
            List.of("MITOSIS_EXTERNAL_ID"),
            "",
            "the external id that the role asks for"),
    RATE_SHARE(
            "rate-share",
            "--rate-share",
            List.of("MITOSIS_RATE_SHARE"),
            "0.25",
            "the share of the account's published API rates that a scan may take"),
    CONCURRENCY("concurrency", "--concurrency", List.of("MITOSIS_CONCURRENCY"), "64", "calls in flight at most"),
    OUTPUT("output", "--output", List.of("MITOSIS_OUTPUT"), "text", "text or json"),
    PROGRESS("progress", "--progress", List.of("MITOSIS_PROGRESS"), "auto", "auto, plain, none or json");

    private final String key;
    private final String flag;
    private final List<String> variables;
    private final String builtIn;
    private final String description;

    SettingKey(String key, String flag, List<String> variables, String builtIn, String description) {
        this.key = key;
        this.flag = flag;
        this.variables = variables;
        this.builtIn = builtIn;
        this.description = description;
    }

    public String key() {
        return key;
    }

    public String flag() {
        return flag;
    }

    /** The environment variables that set it, the strongest first. */
    public List<String> variables() {
        return variables;
    }

    public String builtIn() {
        return builtIn;
    }

    public String description() {
        return description;
    }

    /** The setting with this key in the project file. */
    public static Optional<SettingKey> of(String key) {
        return Arrays.stream(values())
                .filter(setting -> setting.key.equals(key))
                .findFirst();
    }
}
