package dev.mitosis.graph;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.account.AccountBuilder;
import dev.mitosis.account.Form;
import dev.mitosis.account.ResourceBuilder;
import dev.mitosis.io.Json;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Records as the tables beside the tests write them. */
final class RecordText {
    private static final Pattern NAMED = Pattern.compile("<(AWS::[A-Za-z0-9:]+) ([^|>]+)(?:\\|([a-z]+))?>");

    private RecordText() {}

    private static void require(AccountBuilder account, String type, String name) {
        try {
            account.get(type, name);
        } catch (IllegalArgumentException e) {
            account.add(type, name, r -> {});
        }
    }

    /**
     * Adds a record, and those that it names and that are not there.
     *
     * @param typeAndName for example {@code AWS::S3::Bucket files}
     * @param content JSON with single quotes; {@code <type name|form>} names another record
     */
    static void add(AccountBuilder account, String typeAndName, String content) {
        Matcher named = NAMED.matcher(content);
        while (named.find()) {
            require(account, named.group(1), named.group(2));
        }
        String[] parts = typeAndName.split(" ", 2);
        account.add(parts[0], parts[1], r -> fill(account, r, content));
    }

    private static void fill(AccountBuilder account, ResourceBuilder resource, String content) {
        String filled = NAMED.matcher(content).replaceAll(match -> Matcher.quoteReplacement(form(account, match)));
        JsonNode data =
                parse(filled.replace("\\\"", "\u0001").replace('\'', '"').replace("\u0001", "\\\""));
        data.fields().forEachRemaining(member -> {
            if (member.getKey().equals("@tags")) {
                member.getValue()
                        .fields()
                        .forEachRemaining(
                                t -> resource.tag(t.getKey(), t.getValue().asText()));
            } else {
                resource.set("/" + member.getKey(), member.getValue());
            }
        });
    }

    private static String form(AccountBuilder account, java.util.regex.MatchResult match) {
        String form = match.group(3) == null ? "arn" : match.group(3);
        return account.get(match.group(1), match.group(2)).form(Form.valueOf(form.toUpperCase(Locale.ROOT)));
    }

    private static JsonNode parse(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }
}
