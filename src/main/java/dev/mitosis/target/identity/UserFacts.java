package dev.mitosis.target.identity;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the snapshot says of an IAM user.
 *
 * @param hasConsole whether a password was seen: a login profile, or that one was used
 * @param passwordWasRead whether the scan was told when one was used last
 * @param passwordUsed the ISO instant; null where it was not, or not read
 * @param owner who answers for it, by a tag
 */
record UserFacts(
        String arn,
        String name,
        boolean hasConsole,
        boolean passwordWasRead,
        @Nullable String passwordUsed,
        @Nullable String created,
        @Nullable String owner,
        List<AccessKey> keys) {
    private static final List<String> OWNER_TAGS = List.of("owner", "Owner", "team", "Team", "contact", "Contact");

    /**
     * An access key.
     *
     * @param usageWasRead whether the scan was told when it was used last
     * @param lastUsed the ISO instant; null where it never was, or not read
     */
    record AccessKey(
            String id,
            String status,
            @Nullable String created,
            boolean usageWasRead,
            @Nullable String lastUsed,
            @Nullable String service,
            @Nullable String region) {
        boolean isActive() {
            return !status.equals("Inactive");
        }
    }

    static UserFacts of(Resource resource) {
        JsonNode data = resource.data();
        List<AccessKey> keys = new ArrayList<>();
        data.at("/ListAccessKeys/AccessKeyMetadata")
                .forEach(key -> keys.add(key(key, data.path("GetAccessKeyLastUsed"))));
        String password = null;
        for (JsonNode user : data.at("/ListUsers/Users")) {
            password = text(user.path("PasswordLastUsed"));
        }
        boolean profile = data.at("/GetLoginProfile/LoginProfile").isObject();
        return new UserFacts(
                resource.arn(),
                resource.name(),
                profile || password != null,
                !data.at("/ListUsers/Users").isEmpty(),
                password,
                text(data.path("CreateDate")),
                owner(resource.tags()),
                List.copyOf(keys));
    }

    private static AccessKey key(JsonNode key, JsonNode usage) {
        String id = key.path("AccessKeyId").asText();
        JsonNode used = used(id, usage);
        return new AccessKey(
                id,
                key.path("Status").asText("Active"),
                text(key.path("CreateDate")),
                used != null,
                used == null ? null : text(used.path("LastUsedDate")),
                used == null ? null : text(used.path("ServiceName")),
                used == null ? null : text(used.path("Region")));
    }

    /** The answer for the key: listed by its id, or one for each key in a list that names it. */
    @Nullable
    private static JsonNode used(String id, JsonNode usage) {
        JsonNode direct = usage.path(id).path("AccessKeyLastUsed");
        if (direct.isObject()) {
            return direct;
        }
        for (JsonNode answer : usage) {
            if (answer.path("AccessKeyId").asText().equals(id)
                    && answer.path("AccessKeyLastUsed").isObject()) {
                return answer.path("AccessKeyLastUsed");
            }
        }
        return null;
    }

    @Nullable
    private static String text(JsonNode node) {
        String text = node.asText("");
        return text.isEmpty() || text.equals("N/A") ? null : text;
    }

    @Nullable
    private static String owner(Map<String, String> tags) {
        return OWNER_TAGS.stream()
                .map(tags::get)
                .filter(value -> value != null && !value.isBlank())
                .findFirst()
                .orElse(null);
    }
}
