package dev.mitosis.scan.imports;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;

/**
 * A file with the output of one AWS CLI command.
 *
 * @param service the command's service, for example {@code s3api}
 * @param operation the command's operation without dashes, for example {@code listbuckets}
 * @param subject what the command was asked about, from {@code s3api-get-bucket-policy.orders.json}; empty where the
 *     name does not say it
 * @param region the region folder; empty where the file lies in none
 * @param whole whether a listing in it is complete, and not made of descriptions of single things
 * @param borrowed whether a command of another name printed it, which may have told of some types only
 * @param answers the objects in the file: one, or several pages or subjects behind each other
 */
record CliFile(
        Path path,
        String service,
        String operation,
        String subject,
        String region,
        boolean whole,
        boolean borrowed,
        List<ObjectNode> answers) {
    /** What was made of other files. */
    static CliFile told(String service, String operation, String region, ObjectNode answer) {
        return new CliFile(Path.of(""), service, operation, "", region, false, false, List.of(answer));
    }

    /** The file in a region. */
    CliFile in(String place) {
        return new CliFile(path, service, operation, subject, place, whole, borrowed, answers);
    }

    /** A command's operation as its file name and the API's name of it have it in common. */
    static String folded(String operation) {
        return operation.replaceAll("[^A-Za-z0-9]", "").toLowerCase(java.util.Locale.ROOT);
    }
}
