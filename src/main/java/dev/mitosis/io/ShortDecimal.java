package dev.mitosis.io;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;

/** Reads the amounts of records, and refuses those that could not be written out. */
final class ShortDecimal extends StdScalarDeserializer<BigDecimal> {
    private static final long serialVersionUID = 1L;

    ShortDecimal() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        BigDecimal value = NumberDeserializers.BigDecimalDeserializer.instance.deserialize(parser, context);
        if (value != null && !ShortNumbers.isShort(value)) {
            return (BigDecimal)
                    context.handleWeirdNumberValue(BigDecimal.class, value, "more than %d zeros", Bounds.DIGITS);
        }
        return value;
    }
}
