package dev.mitosis.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook in the making.
 *
 * @param footer what stands at the foot of every printed page
 * @param layouts the tables by name
 */
record Book(XSSFWorkbook template, Styles styles, String footer, Map<String, Layout<?>> layouts) {
    static Book of(XSSFWorkbook template, String footer) {
        return new Book(template, new Styles(template), footer, new HashMap<>());
    }
}
