package dev.mitosis.partition;

import dev.mitosis.model.Finding;
import dev.mitosis.model.OpenQuestion;
import dev.mitosis.model.PartitionDocument.Assignment;
import dev.mitosis.model.Reason;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that the partition knows of where one resource belongs.
 *
 * @param row its row of {@code partition.json}, with every reason in the order in which they count
 * @param together what it cannot be apart from
 * @param unit the unit of deployment that it was made with; null where none is known
 * @param users who uses it, or what it cannot be apart from, by context, environment and mode
 * @param findings what contradicts it or should be known of it
 * @param contexts how much its ties speak for each context, its own among them, the strongest first
 * @param environments the same for environments
 * @param questions what is open about it
 * @param decided what people decided about it
 * @param decision what puts it elsewhere in {@code decisions.yaml}, once its values are changed
 */
public record WhyHereDocument(
        int formatVersion,
        String tool,
        String account,
        String snapshotId,
        String name,
        Assignment row,
        Together together,
        @Nullable Unit unit,
        List<Users> users,
        List<Finding> findings,
        List<Pull> contexts,
        List<Pull> environments,
        List<OpenQuestion> questions,
        List<Reason> decided,
        String decision) {

    /**
     * What cannot be apart.
     *
     * @param anchor the ARN of the resource that stands for all
     * @param hub whether strangers live in it or pass through it by nature, so that it says nothing of them
     * @param members the ARNs, sorted
     */
    public record Together(String anchor, boolean hub, List<String> members) {}

    /**
     * A unit of deployment.
     *
     * @param root the ARN of the stack or environment; null where only tags tell of it
     * @param contexts how many of its resources are in each context; {@code ""} for none
     */
    public record Unit(String name, @Nullable String root, Map<String, Integer> contexts) {}

    /**
     * Users of one context and environment that do the same to it.
     *
     * @param mode {@code read}, {@code write}, {@code admin}, {@code may-reach}, or the kind of the edge
     * @param resources their ARNs, sorted
     */
    public record Users(@Nullable String context, @Nullable String environment, String mode, List<String> resources) {}

    /**
     * How much ties speak for a label.
     *
     * @param share of all ties that speak, 0 to 1
     * @param evidence the strongest
     */
    public record Pull(String label, double share, List<Reason> evidence) {}
}
