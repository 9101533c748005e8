package dev.mitosis.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.OptBoolean;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One AWS resource as the API described it.
 *
 * @param arn the ARN, or the one built from the type's ARN template; unique in a snapshot
 * @param type the CloudFormation type name, for example {@code AWS::RDS::DBInstance}
 * @param region a region name, or {@code global} for services that have no region
 * @param account the owning account
 * @param id the short identifier that the API uses ({@code i-0abc}, a bucket name, a queue URL)
 * @param name the name a person would call it by; the id where it has no other
 * @param tags the user's tags, sorted by key
 * @param data the API's own answer in the API's own member names, as the AWS CLI prints it; secret values are replaced
 *     by {@code ***}. The answers of detail operations stand below the name of the operation, for example
 *     {@code /GetBucketPolicy/Policy}. What the request said and the answer does not stands beside, for example the
 *     {@code ApiId} of a route
 */
@JsonPropertyOrder({"arn", "type", "region", "account", "id", "name", "tags", "data"})
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Resource(
        String arn,
        String type,
        String region,
        @JsonProperty(isRequired = OptBoolean.FALSE) String account,
        @JsonProperty(isRequired = OptBoolean.FALSE) String id,
        @JsonProperty(isRequired = OptBoolean.FALSE) String name,
        @JsonProperty(isRequired = OptBoolean.FALSE) Map<String, String> tags,
        @JsonProperty(isRequired = OptBoolean.FALSE) JsonNode data) {
    /** The region of resources that have none. */
    public static final String GLOBAL = "global";

    public Resource {
        account = account == null ? "" : account;
        id = id == null ? arn : id;
        name = name == null ? id : name;
        tags = tags == null ? Map.of() : Collections.unmodifiableMap(new TreeMap<>(tags));
        data = data == null ? JsonNodeFactory.instance.objectNode() : data;
    }

    /** The value of a tag, by exact key. */
    public Optional<String> tag(String key) {
        return Optional.ofNullable(tags.get(key));
    }

    /**
     * Whether AWS calls it so: by its ARN, its id or its name, or by what an emulator or CloudFormation tells instead.
     */
    public boolean goesBy(String called) {
        return arn.equals(called)
                || id.equals(called)
                || name.equals(called)
                || arn.endsWith("/" + called)
                || arn.endsWith(":" + called)
                // The URL of a queue is the emulator's own; the address of an address is no id.
                || (called.startsWith("http") && called.endsWith("/" + name))
                || data.path("PublicIp").asText().equals(called);
    }

    /** The service part of the type: {@code RDS} for {@code AWS::RDS::DBInstance}. */
    public String service() {
        String[] parts = type.split("::", 3);
        return parts.length == 3 ? parts[1] : type;
    }
}
