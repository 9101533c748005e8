package dev.mitosis.aws;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * The outermost elements of a document.
 *
 * @param children the elements in the root, each with the names of those in it
 */
record XmlOutline(String root, Map<String, Set<String>> children) {
    /**
     * Reads the document to its end.
     *
     * @throws IOException where it is not whole
     */
    static XmlOutline of(byte[] body) throws IOException {
        try {
            return read(documents().createXMLStreamReader(new ByteArrayInputStream(body)));
        } catch (XMLStreamException e) {
            throw new IOException("is no whole XML", e);
        }
    }

    private static XMLInputFactory documents() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return factory;
    }

    private static XmlOutline read(XMLStreamReader reader) throws XMLStreamException {
        String root = "";
        Map<String, Set<String>> children = new HashMap<>();
        Set<String> within = new HashSet<>();
        int depth = 0;
        while (reader.hasNext()) {
            int event = reader.next();
            if (event == XMLStreamConstants.END_ELEMENT) {
                depth--;
            } else if (event == XMLStreamConstants.START_ELEMENT) {
                String name = reader.getLocalName();
                switch (depth++) {
                    case 0 -> root = name;
                    case 1 -> within = children.computeIfAbsent(name, key -> new HashSet<>());
                    case 2 -> within.add(name);
                    default -> {
                        continue;
                    }
                }
            }
        }
        return new XmlOutline(root, children);
    }
}
