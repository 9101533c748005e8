package dev.mitosis.target.delivery;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.io.TsvTable;
import dev.mitosis.io.TsvTable.TsvRow;
import dev.mitosis.model.target.DeliveryWay.DeployerKind;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** By what deployers are known: the tables beside this class. */
final class DeploySigns {
    private static final Pattern NO_WORD = Pattern.compile("[^a-z0-9]+");

    private final Map<String, DeployerKind> types = new HashMap<>();
    private final List<Pattern> providers;
    private final List<String> words;
    private final List<String> actions;
    private final Set<String> names = new HashSet<>();
    private final Set<String> services = new HashSet<>();

    DeploySigns() {
        for (TsvRow row : rows("deployers.tsv")) {
            types.put(row.get("type"), DeployerKind.valueOf(row.get("kind").toUpperCase(Locale.ROOT)));
        }
        providers = rows("ci-providers.tsv").stream()
                .map(row -> Pattern.compile(row.get("host")))
                .toList();
        words = rows("runners.tsv").stream().map(row -> row.get("word")).toList();
        actions = rows("deploy-actions.tsv").stream()
                .map(row -> row.get("action").toLowerCase(Locale.ROOT))
                .toList();
        actions.forEach(action -> services.add(action.split(":", 2)[0]));
        rows("deployer-names.tsv").forEach(row -> names.add(row.get("word")));
    }

    private static List<TsvRow> rows(String file) {
        return TsvTable.loadNamed(DeploySigns.class, file);
    }

    /** What things of the type deploy as; null where they do not. */
    @Nullable
    DeployerKind ofType(String type) {
        return types.get(type);
    }

    boolean isRunner(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    /** Whether the name of a user, or what its key was last used for, says that programs deploy by it. */
    boolean isDeployer(String name, List<String> lastUsed) {
        return isRunner(name)
                || Arrays.stream(NO_WORD.split(name.toLowerCase(Locale.ROOT), -1))
                        .anyMatch(names::contains)
                || lastUsed.stream().anyMatch(services::contains);
    }

    /** The ARN of the provider of builds that may take a role; none where only others may. */
    Optional<String> provider(JsonNode trust) {
        return statements(trust)
                .flatMap(statement -> texts(statement.path("Principal").path("Federated")))
                .filter(this::isOfBuilds)
                .findFirst();
    }

    private boolean isOfBuilds(String provider) {
        String[] parts = provider.split("oidc-provider/", 2);
        return parts.length == 2
                && providers.stream().anyMatch(host -> host.matcher(parts[1]).matches());
    }

    /** Whether a policy lets deploy to everything. */
    boolean deploys(JsonNode policy) {
        return statements(policy)
                .filter(statement -> statement.path("Effect").asText().equals("Allow"))
                .filter(statement -> texts(statement.path("Resource")).anyMatch("*"::equals))
                .flatMap(statement -> texts(statement.path("Action")))
                .anyMatch(this::isDeploying);
    }

    private boolean isDeploying(String pattern) {
        String[] parts = pattern.toLowerCase(Locale.ROOT).split("\\*", -1);
        Pattern whole = Pattern.compile(Arrays.stream(parts).map(Pattern::quote).collect(Collectors.joining(".*")));
        return actions.stream().anyMatch(action -> whole.matcher(action).matches());
    }

    static Stream<JsonNode> statements(JsonNode policy) {
        JsonNode statements = policy.path("Statement");
        return statements.isArray() ? StreamSupport.stream(statements.spliterator(), false) : Stream.of(statements);
    }

    static Stream<String> texts(JsonNode node) {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false).map(JsonNode::asText)
                : node.isTextual() ? Stream.of(node.asText()) : Stream.empty();
    }
}
