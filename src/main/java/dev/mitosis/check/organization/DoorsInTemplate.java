package dev.mitosis.check.organization;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/**
 * What sets the organization up leaves no door open: whoever is let in without being named is bound by a condition,
 * buckets are public to nobody, and what is locked can be unlocked by nobody.
 */
final class DoorsInTemplate {
    private static final List<String> BLOCKS =
            List.of("BlockPublicAcls", "BlockPublicPolicy", "IgnorePublicAcls", "RestrictPublicBuckets");

    private DoorsInTemplate() {}

    static List<String> open(SetUpTemplate template) {
        List<String> flaws = new ArrayList<>();
        template.resources().forEach((id, resource) -> {
            JsonNode properties = resource.path("Properties");
            if (resource.path("Type").asText().equals("AWS::S3::Bucket")) {
                bucket(id, properties, flaws);
            }
            statements(id, properties, flaws);
        });
        return flaws;
    }

    private static void bucket(String id, JsonNode properties, List<String> flaws) {
        JsonNode block = properties.path("PublicAccessBlockConfiguration");
        if (!BLOCKS.stream().allMatch(name -> block.path(name).asBoolean())) {
            flaws.add("lets the bucket " + id + " be made public");
        }
        String mode = properties
                .path("ObjectLockConfiguration")
                .path("Rule")
                .path("DefaultRetention")
                .path("Mode")
                .asText("COMPLIANCE");
        if (!mode.equals("COMPLIANCE")) {
            flaws.add("lets what is locked in " + id + " be deleted");
        }
    }

    private static void statements(String id, JsonNode node, List<String> flaws) {
        if (node.path("Effect").asText().equals("Allow")
                && isAnybody(node.path("Principal"))
                && node.path("Condition").isEmpty()) {
            flaws.add("lets anybody in by a statement of " + id);
        }
        node.forEach(child -> statements(id, child, flaws));
    }

    private static boolean isAnybody(JsonNode principal) {
        JsonNode named = principal.isObject() ? principal.path("AWS") : principal;
        if (named.isArray()) {
            for (JsonNode one : named) {
                if (one.asText().equals("*")) {
                    return true;
                }
            }
        }
        return named.asText().equals("*");
    }
}
