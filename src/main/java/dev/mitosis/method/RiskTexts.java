package dev.mitosis.method;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What can go wrong in a split, in words that are shipped as data. */
public final class RiskTexts {
    private final Map<String, RiskText> byId;

    private RiskTexts(List<RiskText> texts) {
        Map<String, RiskText> risks = new LinkedHashMap<>();
        texts.forEach(text -> risks.put(text.id(), text));
        byId = Collections.unmodifiableMap(risks);
    }

    /** Reads the texts that are shipped with the product. */
    public static RiskTexts load() {
        return new RiskTexts(ResourceFiles.readList("risks.yaml", RiskText.class));
    }

    /** The text of a risk. */
    public RiskText risk(String id) {
        RiskText risk = byId.get(id);
        if (risk == null) {
            throw new IllegalArgumentException("no risk " + id);
        }
        return risk;
    }

    /** The risks that belong in every plan. */
    public List<RiskText> standingRisks() {
        return byId.values().stream().filter(RiskText::standing).toList();
    }
}
