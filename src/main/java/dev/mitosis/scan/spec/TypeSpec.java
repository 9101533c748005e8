package dev.mitosis.scan.spec;

import dev.mitosis.io.JsonPath;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How the resources of one CloudFormation type are read.
 *
 * @param parent the type whose every resource is asked for these; null for a plain listing
 * @param given types of which the region must hold a resource before these are asked for; empty for always
 * @param probe what makes it a probe; null where it is only asked for in regions that are used
 * @param instead the listing of the same type that this one stands in for where it fails; null for none
 * @param items the path to the list in the answer; steps over lists flatten them; empty for the answer itself
 * @param only templates with the value that they must have, others are not ours
 * @param except templates with a regular expression for what is left out
 * @param secrets places that may hold secrets, beyond those that follow from the API's model
 * @param drop members that are never kept
 * @param decode places with URL-encoded JSON, which the AWS CLI shows as JSON
 */
public record TypeSpec(
        String type,
        @Nullable String parent,
        Set<String> given,
        @Nullable Probe probe,
        CallSpec list,
        @Nullable String instead,
        String items,
        @Nullable Describe describe,
        Template arn,
        @Nullable Template id,
        @Nullable Template name,
        @Nullable Template region,
        @Nullable Template account,
        List<String> tags,
        List<Filter> only,
        List<Filter> except,
        List<Detail> details,
        List<JsonPath> secrets,
        Set<JsonPath> drop,
        List<JsonPath> decode,
        Set<String> absent) {

    /** The same without the details that only tell of use. */
    TypeSpec withoutUsage() {
        return details.stream().noneMatch(Detail::usage)
                ? this
                : new TypeSpec(
                        type,
                        parent,
                        given,
                        probe,
                        list,
                        instead,
                        items,
                        describe,
                        arn,
                        id,
                        name,
                        region,
                        account,
                        tags,
                        only,
                        except,
                        details.stream().filter(detail -> !detail.usage()).toList(),
                        secrets,
                        drop,
                        decode,
                        absent);
    }

    /** A template and the text or regular expression that it is held against. */
    public record Filter(Template value, String pattern) {}

    /**
     * Asked in every region, because it can be there without leaving a trace anywhere else; what is found shows that
     * the region is used.
     *
     * @param madeByAws what AWS itself puts into every region and which shows nothing; null for none
     */
    public record Probe(@Nullable Filter madeByAws) {}
}
