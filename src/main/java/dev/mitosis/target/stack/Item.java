package dev.mitosis.target.stack;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * What a template makes: a planned thing or a part of one.
 *
 * @param unit the id of its unit; null where it belongs to none
 * @param home the region of the stack that makes it
 * @param alone whether it has a stack of its own, because it is filled, or runs, when it is made
 * @param part whether it is a part
 */
record Item(
        String id,
        String type,
        String account,
        String region,
        String home,
        @Nullable String unit,
        String name,
        boolean alone,
        boolean part,
        JsonNode properties) {

    Item with(JsonNode changed) {
        return new Item(id, type, account, region, home, unit, name, alone, part, changed);
    }

    /** Whether it belongs to the account as a whole. */
    boolean isCommon() {
        return unit == null || unit.equals(account + "/-/-");
    }
}
