package dev.mitosis.workbook;

import java.util.HashMap;
import java.util.Map;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A workbook in the making.
 *
 * @param footer what stands at the foot of every printed page
 * @param artefacts the way to the folder of the artefacts; empty where there is none
 * @param layouts the tables by name
 */
record Book(XSSFWorkbook template, Styles styles, String footer, String artefacts, Map<String, Layout<?>> layouts) {
    static Book of(XSSFWorkbook template, TableWorkbook.Properties properties) {
        return new Book(template, new Styles(template), properties.footer(), properties.artefacts(), new HashMap<>());
    }
}
