package dev.mitosis.workbook;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.apache.poi.xssf.streaming.SheetDataWriter;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** Streams rows into a template and stamps every part with the same time, so that equal content gives equal bytes. */
final class StableWorkbook extends SXSSFWorkbook {
    private static final int ROWS_IN_MEMORY = 200;

    StableWorkbook(XSSFWorkbook template) {
        super(template, ROWS_IN_MEMORY);
    }

    @Override
    protected ZipArchiveOutputStream createArchiveOutputStream(OutputStream out) {
        ZipArchiveOutputStream zip = new Stamped(out);
        // LibreOffice does not open a file in which every entry has the large-file fields.
        zip.setUseZip64(Zip64Mode.AsNeeded);
        return zip;
    }

    @Override
    protected SheetDataWriter createSheetDataWriter() throws IOException {
        return new QuickSheets();
    }

    private static final class QuickSheets extends SheetDataWriter {
        QuickSheets() throws IOException {}

        @Override
        public Writer createWriter(File file) throws IOException {
            return new UnsharedWriter(super.createWriter(file));
        }

        /** Most text has nothing to escape; that is written as it stands, not character by character. */
        @Override
        protected void outputEscapedString(String text) throws IOException {
            if (isPlain(text)) {
                _out.write(text);
            } else {
                super.outputEscapedString(text);
            }
        }

        private static boolean isPlain(String text) {
            for (int i = 0; i < text.length(); i++) {
                char one = text.charAt(i);
                if (one < ' ' || one > '~' || one == '<' || one == '>' || one == '&' || one == '"') {
                    return false;
                }
            }
            return true;
        }
    }

    private static final class Stamped extends ZipArchiveOutputStream {
        /** The format keeps local time without a zone: this is the same text everywhere. */
        private static final LocalDateTime STAMP = LocalDateTime.of(1980, 1, 1, 0, 0);

        Stamped(OutputStream out) {
            super(out);
        }

        @Override
        public void putArchiveEntry(ZipArchiveEntry entry) throws IOException {
            entry.setTime(STAMP.atZone(ZoneId.systemDefault()).toInstant().toEpochMilli());
            super.putArchiveEntry(entry);
        }
    }
}
