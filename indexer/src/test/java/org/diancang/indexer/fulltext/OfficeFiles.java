package org.diancang.indexer.fulltext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Smallest files of formats that are zip files of XML. */
public final class OfficeFiles {
    private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    private static final String RELATIONS =
            "http://schemas.openxmlformats.org/package/2006/relationships";
    private static final String OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.";

    private OfficeFiles() {}

    public static byte[] docx(String title, String... paragraphs) {
        StringBuilder body = new StringBuilder();
        for (String paragraph : paragraphs) {
            body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
        }
        return docxOf(title, wordXml("", body.toString()));
    }

    /** A document part, with whatever stands before its root. */
    public static String wordXml(String before, String body) {
        return XML
                + before
                + "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">"
                + "<w:body>"
                + body
                + "</w:body></w:document>";
    }

    public static byte[] docxOf(String title, String document) {
        return ooxml(
                title,
                "word/document.xml",
                MAIN + "wordprocessingml.document.main+xml",
                Map.of("word/document.xml", document));
    }

    public static byte[] xlsx(String title, String cell) {
        String sheets = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "xl/workbook.xml",
                XML
                        + "<workbook xmlns=\"%s\" xmlns:r=\"%s\">"
                                .formatted(sheets, OFFICE.replaceAll("/$", ""))
                        + "<sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>");
        parts.put(
                "xl/_rels/workbook.xml.rels",
                XML
                        + "<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" Type=\"%sworksheet\""
                                .formatted(RELATIONS, OFFICE)
                        + " Target=\"worksheets/sheet1.xml\"/></Relationships>");
        parts.put(
                "xl/worksheets/sheet1.xml",
                XML
                        + "<worksheet xmlns=\"%s\"><sheetData><row r=\"1\">".formatted(sheets)
                        + "<c r=\"A1\" t=\"inlineStr\"><is><t>%s</t></is></c>".formatted(cell)
                        + "</row></sheetData></worksheet>");
        return ooxml(title, "xl/workbook.xml", MAIN + "spreadsheetml.sheet.main+xml", parts);
    }

    private static byte[] ooxml(String title, String main, String type, Map<String, String> more) {
        Map<String, String> parts = new LinkedHashMap<>();
        StringBuilder types =
                new StringBuilder(XML)
                        .append(
                                "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">")
                        .append(
                                "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>")
                        .append("<Default Extension=\"xml\" ContentType=\"application/xml\"/>")
                        .append(
                                "<Override PartName=\"/%s\" ContentType=\"%s\"/>"
                                        .formatted(main, type))
                        .append(
                                "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/>");
        if (more.containsKey("xl/worksheets/sheet1.xml")) {
            types.append("<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"")
                    .append(MAIN)
                    .append("spreadsheetml.worksheet+xml\"/>");
        }
        parts.put("[Content_Types].xml", types.append("</Types>").toString());
        parts.put(
                "_rels/.rels",
                XML
                        + "<Relationships xmlns=\"%s\">".formatted(RELATIONS)
                        + "<Relationship Id=\"rId1\" Type=\"%sofficeDocument\" Target=\"%s\"/>"
                                .formatted(OFFICE, main)
                        + "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties\" Target=\"docProps/core.xml\"/>"
                        + "</Relationships>");
        parts.put(
                "docProps/core.xml",
                XML
                        + "<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\""
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>%s</dc:title>"
                                .formatted(title)
                        + "<dc:creator>省图书馆</dc:creator></cp:coreProperties>");
        parts.putAll(more);
        return zip(parts);
    }

    public static byte[] epub(String title, String text) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/epub+zip");
        parts.put(
                "META-INF/container.xml",
                XML
                        + "<container version=\"1.0\" xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\">"
                        + "<rootfiles><rootfile full-path=\"c.opf\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>");
        parts.put(
                "c.opf",
                XML
                        + "<package xmlns=\"http://www.idpf.org/2007/opf\" version=\"3.0\">"
                        + "<metadata xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><dc:title>%s</dc:title></metadata>"
                                .formatted(title)
                        + "<manifest><item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/></manifest>"
                        + "<spine><itemref idref=\"a\"/></spine></package>");
        parts.put("a.xhtml", text);
        return zip(parts);
    }

    public static byte[] ofd(String title, String... lines) {
        String ofd = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
        StringBuilder page =
                new StringBuilder(XML + "<ofd:Page" + ofd + "><ofd:Content><ofd:Layer>");
        for (String line : lines) {
            page.append("<ofd:TextObject ID=\"1\" Boundary=\"0 0 10 10\" Font=\"1\" Size=\"4\">")
                    .append(
                            "<ofd:TextCode X=\"0\" Y=\"0\">%s</ofd:TextCode></ofd:TextObject>"
                                    .formatted(line));
        }
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "OFD.xml",
                XML
                        + "<ofd:OFD"
                        + ofd
                        + " DocType=\"OFD\" Version=\"1.0\"><ofd:DocBody><ofd:DocInfo>"
                        + "<ofd:Title>%s</ofd:Title><ofd:Author>省政府办公厅</ofd:Author></ofd:DocInfo>"
                                .formatted(title)
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
        parts.put(
                "Doc_0/Document.xml",
                XML
                        + "<ofd:Document"
                        + ofd
                        + "><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>"
                        + "</ofd:Pages></ofd:Document>");
        parts.put(
                "Doc_0/Pages/Page_0/Content.xml",
                page.append("</ofd:Layer></ofd:Content></ofd:Page>").toString());
        return zip(parts);
    }

    public static byte[] zip(Map<String, String> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                byte[] content = part.getValue().getBytes(StandardCharsets.UTF_8);
                ZipEntry entry = new ZipEntry(part.getKey());
                if (part.getKey().equals("mimetype")) {
                    stored(entry, content);
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void stored(ZipEntry entry, byte[] content) {
        CRC32 checksum = new CRC32();
        checksum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCompressedSize(content.length);
        entry.setCrc(checksum.getValue());
    }
}
