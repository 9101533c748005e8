package dev.mitosis.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.util.CellAddress;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.model.Comments;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/** A workbook on disk, read as a stream: a sheet of any length takes no more memory than one of its rows. */
final class SavedWorkbook implements AutoCloseable {
    private final OPCPackage parts;
    private final XSSFReader reader;
    private final SharedTexts shared = new SharedTexts();
    private final Map<String, List<String>> notes = new LinkedHashMap<>();

    private SavedWorkbook(OPCPackage parts) throws IOException, OpenXML4JException {
        this.parts = parts;
        this.reader = new XSSFReader(parts);
    }

    /** That a file cannot be read as a workbook: protected by a password, damaged, or something else. */
    static final class UnreadableException extends Exception {
        private static final long serialVersionUID = 1L;

        UnreadableException(Exception cause) {
            super(cause.getMessage(), cause);
        }
    }

    /** What reads from the parts of the file. */
    @FunctionalInterface
    private interface Reading<T> {
        T get() throws IOException, OpenXML4JException, SAXException, ParserConfigurationException;
    }

    static SavedWorkbook open(Path file) throws UnreadableException {
        return reading(() -> {
            OPCPackage parts = OPCPackage.open(file.toString(), PackageAccess.READ);
            boolean complete = false;
            try {
                SavedWorkbook workbook = new SavedWorkbook(parts);
                workbook.readShared();
                workbook.readNotes();
                complete = true;
                return workbook;
            } finally {
                if (!complete) {
                    parts.revert();
                }
            }
        });
    }

    private static <T> T reading(Reading<T> reading) throws UnreadableException {
        try {
            return reading.get();
        } catch (IOException | OpenXML4JException | SAXException | ParserConfigurationException | RuntimeException e) {
            // Of a file that anybody may have written POI throws whatever its parts run into.
            throw new UnreadableException(e);
        }
    }

    private void readShared() throws IOException, OpenXML4JException, SAXException, ParserConfigurationException {
        try (InputStream in = reader.getSharedStringsData()) {
            if (in != null) {
                parse(in, shared);
            }
        }
    }

    private void readNotes() throws IOException, OpenXML4JException {
        XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
        while (sheets.hasNext()) {
            sheets.next().close();
            notes.put(sheets.getSheetName(), cells(sheets.getSheetComments()));
        }
    }

    private static List<String> cells(@Nullable Comments comments) {
        List<String> cells = new ArrayList<>();
        if (comments != null) {
            for (Iterator<CellAddress> places = comments.getCellAddresses(); places.hasNext(); ) {
                cells.add(places.next().formatAsString());
            }
        }
        return cells;
    }

    /** The names of the sheets, in order. */
    List<String> sheets() {
        return List.copyOf(notes.keySet());
    }

    /** The cells that carry a note. */
    List<String> notes(String sheet) {
        return notes.getOrDefault(sheet, List.of());
    }

    /** Gives each filled line of a sheet, in order. */
    void lines(String sheet, Consumer<SheetLine> lines) throws UnreadableException {
        reading(() -> {
            XSSFReader.SheetIterator sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                try (InputStream in = sheets.next()) {
                    if (sheets.getSheetName().equals(sheet)) {
                        parse(in, new SheetLines(shared, lines));
                    }
                }
            }
            return sheet;
        });
    }

    private static void parse(InputStream in, ContentHandler handler)
            throws IOException, SAXException, ParserConfigurationException {
        XMLReader xml = XMLHelper.newXMLReader();
        xml.setContentHandler(handler);
        xml.parse(new InputSource(in));
    }

    @Override
    public void close() {
        parts.revert();
    }
}
