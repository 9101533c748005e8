package dev.mitosis.report.price;

import com.fasterxml.jackson.databind.JsonNode;
import dev.mitosis.model.Resource;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much there is of what has a price: a product of numbers, of pointers into the data, of what an hour of a class
 * costs, and of a number of another thing.
 */
record PricedQuantity(List<String> factors) {
    private static final ListPrice ONE = new ListPrice(BigDecimal.ONE, true);
    private static final Pattern HOURS = Pattern.compile("hours\\(([a-z0-9]+),(/[^)]+)\\)");
    private static final Pattern OTHER = Pattern.compile("([A-Za-z0-9]+::[A-Za-z0-9]+::[A-Za-z0-9]+)@(/[^>]+)>(/.+)");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+([.][0-9]+)?");

    static PricedQuantity of(String text) {
        return new PricedQuantity(List.of(text.split("[*]", -1)));
    }

    /** What is wrong with it; empty where it can be worked out. */
    Optional<String> flaw() {
        return factors.stream()
                .filter(factor -> {
                    Matcher hours = HOURS.matcher(factor);
                    return !NUMBER.matcher(factor).matches()
                            && !factor.startsWith("/")
                            && !OTHER.matcher(factor).matches()
                            && !(hours.matches() && ClassPrices.knows(hours.group(1)));
                })
                .findFirst();
    }

    /** The type of the other thing that it asks for; empty where it asks for none. */
    Optional<String> other() {
        return factors.stream()
                .map(OTHER::matcher)
                .filter(Matcher::matches)
                .map(match -> match.group(1))
                .findFirst();
    }

    /**
     * The product; empty where one factor is not known.
     *
     * @param others the data of another thing by its ARN; empty where there is none
     */
    Optional<ListPrice> in(Resource resource, Function<String, Optional<JsonNode>> others) {
        ListPrice product = ONE;
        for (String factor : factors) {
            Optional<ListPrice> known = value(factor, resource.data(), others);
            if (known.isEmpty()) {
                return known;
            }
            product = product.times(known.get());
        }
        return Optional.of(product);
    }

    private static Optional<ListPrice> value(
            String factor, JsonNode data, Function<String, Optional<JsonNode>> others) {
        Matcher hours = HOURS.matcher(factor);
        if (hours.matches()) {
            return ClassPrices.hour(hours.group(1), data.at(hours.group(2)).asText(""));
        }
        Matcher other = OTHER.matcher(factor);
        if (other.matches()) {
            return others.apply(data.at(other.group(2)).asText("")).flatMap(found -> number(found.at(other.group(3))));
        }
        return factor.startsWith("/") ? number(data.at(factor)) : Optional.of(exactly(new BigDecimal(factor)));
    }

    /** A number, one that is written as text, or the length of a list. */
    private static Optional<ListPrice> number(JsonNode node) {
        if (node.isArray()) {
            return Optional.of(exactly(BigDecimal.valueOf(node.size())));
        }
        String text = node.isValueNode() ? node.asText("") : "";
        return NUMBER.matcher(text).matches() ? Optional.of(exactly(new BigDecimal(text))) : Optional.empty();
    }

    /** A number that is no price, and needs no confirmation. */
    private static ListPrice exactly(BigDecimal number) {
        return new ListPrice(number, true);
    }
}
