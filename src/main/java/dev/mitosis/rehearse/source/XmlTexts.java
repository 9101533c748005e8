package dev.mitosis.rehearse.source;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads the answers of an emulator that are XML. */
final class XmlTexts {
    private static final Set<String> MEMBERS = Set.of("member", "item");

    private final String element;
    private final List<Map<String, String>> all = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private String name = "";
    private int depth;

    private XmlTexts(String element) {
        this.element = element;
    }

    /**
     * The texts directly below each element of the name, and below each {@code member} or {@code item} of it; the first
     * of each name.
     *
     * @return none where the answer is no XML
     */
    static List<Map<String, String>> in(String xml, String element) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        XmlTexts texts = new XmlTexts(element);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml));
            while (reader.hasNext()) {
                texts.take(reader, reader.next());
            }
        } catch (XMLStreamException e) {
            return List.of(); // the text itself is what a person reads then
        }
        return texts.all.stream().filter(found -> !found.isEmpty()).toList();
    }

    private void take(XMLStreamReader reader, int event) {
        switch (event) {
            case XMLStreamConstants.START_ELEMENT -> begin(reader.getLocalName());
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
            case XMLStreamConstants.END_ELEMENT -> end(reader.getLocalName());
            default -> {}
        }
    }

    private void begin(String element) {
        name = element;
        text.setLength(0);
        if (depth > 0 || name.equals(this.element)) {
            depth++;
        }
        if (depth == 1 || (depth == 2 && MEMBERS.contains(name))) {
            all.add(new LinkedHashMap<>());
        }
    }

    private void end(String element) {
        if (depth > 1 && element.equals(name)) {
            all.get(all.size() - 1).putIfAbsent(name, text.toString());
        }
        name = "";
        depth = Math.max(0, depth - 1);
    }
}
