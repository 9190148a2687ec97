package org.diancang.indexer.fulltext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;

/** Files of Excel and PowerPoint as they were until 2007, which WPS writes too (OLE2). */
public final class OldOfficeFiles {
    private OldOfficeFiles() {}

    public static byte[] xls(String title, String cell) {
        try (HSSFWorkbook book = new HSSFWorkbook();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            book.createInformationProperties();
            book.getSummaryInformation().setTitle(title);
            book.createSheet("S").createRow(0).createCell(0).setCellValue(cell);
            book.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static byte[] ppt(String title, String text) {
        try (HSLFSlideShow show = new HSLFSlideShow();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            show.createInformationProperties();
            show.getSummaryInformation().setTitle(title);
            show.createSlide().createTextBox().setText(text);
            show.write(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
