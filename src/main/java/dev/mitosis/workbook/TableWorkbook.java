package dev.mitosis.workbook;

import dev.mitosis.model.table.Choices;
import dev.mitosis.model.table.Table;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.poi.ooxml.POIXMLProperties.CoreProperties;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Lays any tables out as a workbook: frames on a template in memory first, then all rows as a stream. */
final class TableWorkbook {
    /**
     * Excel's own limit is 48,576 rows higher; the room is left for what people add. Longer tables take more sheets.
     */
    static final int MAX_ROWS = 1_000_000;

    private final Properties properties;
    private final List<Table<?>> tables;
    private final List<Choices> choices;
    private final int maxRows;

    /**
     * What the file says about itself.
     *
     * @param created when its content was made; never the time of writing
     * @param artefacts the way to the folder of the artefacts; empty where there is none
     */
    record Properties(String title, String footer, Instant created, String artefacts) {
        /** Of a workbook that leads to no files. */
        Properties(String title, String footer, Instant created) {
            this(title, footer, created, "");
        }
    }

    TableWorkbook(Properties properties, List<Table<?>> tables, List<Choices> choices) {
        this(properties, tables, choices, MAX_ROWS);
    }

    TableWorkbook(Properties properties, List<Table<?>> tables, List<Choices> choices, int maxRows) {
        this.properties = properties;
        this.tables = List.copyOf(tables);
        this.choices = List.copyOf(choices);
        this.maxRows = maxRows;
    }

    /** Writes the file, with the sheets that {@code front} makes before the tables. */
    WorkbookResult write(Path file, Edits edits, Consumer<Book> front) {
        return write(file, edits, front, book -> {});
    }

    /** The same, with what {@code pictures} adds to the sheets of tables while these have no rows yet. */
    WorkbookResult write(Path file, Edits edits, Consumer<Book> front, Consumer<Book> pictures) {
        List<Layout<?>> layouts = new ArrayList<>();
        tables.forEach(table -> layouts.add(new Layout<>(table, maxRows)));
        new WrittenWorkbook(file).write(edits, out -> write(out, layouts, front, pictures));
        return result(layouts);
    }

    private void write(OutputStream out, List<Layout<?>> layouts, Consumer<Book> front, Consumer<Book> pictures)
            throws IOException {
        try (XSSFWorkbook template = new XSSFWorkbook()) {
            describe(template);
            Book book = Book.of(template, properties);
            layouts.forEach(layout -> book.layouts().put(layout.table().name(), layout));
            front.accept(book);
            layouts.forEach(layout -> frames(book, layout));
            pictures.accept(book);
            if (!choices.isEmpty()) {
                new ListsSheet(book).write(choices);
            }
            template.setActiveSheet(0);
            try (StableWorkbook stream = new StableWorkbook(template)) {
                layouts.forEach(layout -> rows(book, layout, stream));
                stream.write(out);
            }
        }
    }

    private <R> void frames(Book book, Layout<R> layout) {
        layout.parts().forEach(part -> new TableFrame<>(book, layout, part).write(choices));
    }

    private static <R> void rows(Book book, Layout<R> layout, StableWorkbook stream) {
        layout.parts().forEach(part -> new TableRows<>(book, layout, part, stream.getSheet(part.title())).write());
    }

    private void describe(XSSFWorkbook template) {
        CoreProperties core = template.getProperties().getCoreProperties();
        Optional<Date> created = Optional.of(Date.from(properties.created()));
        core.setCreated(created);
        core.setModified(created);
        core.setTitle(SafeText.of(properties.title()));
        core.setCreator("Mitosis");
        template.getProperties().getExtendedProperties().setApplication("Mitosis");
    }

    private static WorkbookResult result(List<Layout<?>> layouts) {
        Map<String, Integer> rows = new LinkedHashMap<>();
        layouts.forEach(layout -> layout.parts().forEach(part -> rows.put(part.title(), part.to() - part.from())));
        return new WorkbookResult(rows);
    }
}
