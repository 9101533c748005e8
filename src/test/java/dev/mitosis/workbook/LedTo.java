package dev.mitosis.workbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.apache.poi.ss.usermodel.Hyperlink;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The files that the cells of a workbook lead to. */
public final class LedTo {
    private LedTo() {}

    /** All of them, as a program finds them that opens the workbook. */
    public static Set<Path> files(Path workbook) {
        Set<Path> files = new TreeSet<>();
        try (InputStream in = Files.newInputStream(workbook);
                XSSFWorkbook book = new XSSFWorkbook(in)) {
            for (Sheet sheet : book) {
                for (Hyperlink link : sheet.getHyperlinkList()) {
                    String address = link.getAddress();
                    if (address != null && !address.contains("!") && !address.contains("://")) {
                        files.add(Path.of(workbook.toUri().resolve(URI.create(address))));
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return files;
    }
}
