package org.diancang.indexer.fulltext;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
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
    private static final String OFD = " xmlns:ofd=\"http://www.ofdspec.org/2016\"";
    private static final String MAIN = "application/vnd.openxmlformats-officedocument.";

    /** Namespace of Word. */
    public static final String WORD =
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

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
                + "<w:document xmlns:w=\"%s\">".formatted(WORD)
                + "<w:body>"
                + body
                + "</w:body></w:document>";
    }

    public static byte[] docxOf(String title, String document) {
        Map<String, String> parts = wordParts(title);
        parts.put("word/document.xml", document);
        return zip(parts);
    }

    /** All parts of a Word file but the one with the text. */
    public static Map<String, String> wordParts() {
        return wordParts("t");
    }

    private static Map<String, String> wordParts(String title) {
        return ooxml(
                title, "word/document.xml", MAIN + "wordprocessingml.document.main+xml", Map.of());
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
        return zip(ooxml(title, "xl/workbook.xml", MAIN + "spreadsheetml.sheet.main+xml", parts));
    }

    private static Map<String, String> ooxml(
            String title, String main, String type, Map<String, String> more) {
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
        for (String slide : List.of("slide", "slideLayout", "slideMaster")) {
            String part = "ppt/%ss/%s1.xml".formatted(slide, slide);
            if (more.containsKey(part)) {
                types.append(
                        "<Override PartName=\"/%s\" ContentType=\"%spresentationml.%s+xml\"/>"
                                .formatted(part, MAIN, slide));
            }
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
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\""
                        + " xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>%s</dc:title>"
                                .formatted(title)
                        + "<dcterms:created xsi:type=\"dcterms:W3CDTF\">2019-03-05T08:00:00Z</dcterms:created>"
                        + "<dc:creator>省图书馆</dc:creator></cp:coreProperties>");
        parts.putAll(more);
        return parts;
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

    /** An OpenDocument text. */
    public static byte[] odt(String title, String text) {
        String office = "urn:oasis:names:tc:opendocument:xmlns:office:1.0";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put("mimetype", "application/vnd.oasis.opendocument.text");
        parts.put(
                "content.xml",
                XML
                        + "<office:document-content xmlns:office=\"%s\"".formatted(office)
                        + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\">"
                        + "<office:body><office:text><text:p>%s</text:p></office:text>"
                                .formatted(text)
                        + "</office:body></office:document-content>");
        parts.put(
                "meta.xml",
                XML
                        + "<office:document-meta xmlns:office=\"%s\"".formatted(office)
                        + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\"><office:meta>"
                        + "<dc:title>%s</dc:title></office:meta></office:document-meta>"
                                .formatted(title));
        return zip(parts);
    }

    /** A presentation of one slide. */
    public static byte[] pptx(String title, String text) {
        String slides = "http://schemas.openxmlformats.org/presentationml/2006/main";
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "ppt/presentation.xml",
                XML
                        + "<p:presentation xmlns:p=\"%s\" xmlns:r=\"%s\">"
                                .formatted(slides, OFFICE.replaceAll("/$", ""))
                        + "<p:sldIdLst><p:sldId id=\"256\" r:id=\"rId1\"/></p:sldIdLst></p:presentation>");
        parts.put(
                "ppt/_rels/presentation.xml.rels",
                XML
                        + "<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\" Type=\"%sslide\""
                                .formatted(RELATIONS, OFFICE)
                        + " Target=\"slides/slide1.xml\"/></Relationships>");
        slide(parts, "sld", "slide", "slideLayout", text);
        slide(parts, "sldLayout", "slideLayout", "slideMaster", "");
        slide(parts, "sldMaster", "slideMaster", "", "");
        return zip(
                ooxml(
                        title,
                        "ppt/presentation.xml",
                        MAIN + "presentationml.presentation.main+xml",
                        parts));
    }

    private static void slide(
            Map<String, String> parts, String root, String name, String above, String text) {
        parts.put(
                "ppt/%ss/%s1.xml".formatted(name, name),
                XML
                        + "<p:%s xmlns:p=\"http://schemas.openxmlformats.org/presentationml/2006/main\""
                                .formatted(root)
                        + " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">"
                        + "<p:cSld><p:spTree><p:nvGrpSpPr><p:cNvPr id=\"1\" name=\"\"/>"
                        + "<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr><p:grpSpPr/>"
                        + "<p:sp><p:nvSpPr><p:cNvPr id=\"2\" name=\"T\"/><p:cNvSpPr/><p:nvPr/></p:nvSpPr>"
                        + "<p:spPr/><p:txBody><a:bodyPr/><a:p><a:r><a:t>%s</a:t></a:r></a:p>"
                                .formatted(text)
                        + "</p:txBody></p:sp></p:spTree></p:cSld></p:%s>".formatted(root));
        if (!above.isEmpty()) {
            parts.put(
                    "ppt/%ss/_rels/%s1.xml.rels".formatted(name, name),
                    XML
                            + "<Relationships xmlns=\"%s\"><Relationship Id=\"rId1\""
                                    .formatted(RELATIONS)
                            + " Type=\"%s%s\" Target=\"../%ss/%s1.xml\"/></Relationships>"
                                    .formatted(OFFICE, above, above, above));
        }
    }

    public static byte[] ofd(String title, String... lines) {
        StringBuilder page =
                new StringBuilder(XML + "<ofd:Page" + OFD + "><ofd:Content><ofd:Layer>");
        for (String line : lines) {
            page.append("<ofd:TextObject ID=\"1\" Boundary=\"0 0 10 10\" Font=\"1\" Size=\"4\">")
                    .append(
                            "<ofd:TextCode X=\"0\" Y=\"0\">%s</ofd:TextCode></ofd:TextObject>"
                                    .formatted(line));
        }
        Map<String, String> parts = ofdParts(title);
        parts.put(
                "Doc_0/Pages/Page_0/Content.xml",
                page.append("</ofd:Layer></ofd:Content></ofd:Page>").toString());
        return zip(parts);
    }

    /** All parts of an OFD but its only page. */
    public static Map<String, String> ofdParts() {
        return ofdParts("t");
    }

    private static Map<String, String> ofdParts(String title) {
        Map<String, String> parts = new LinkedHashMap<>();
        parts.put(
                "Doc_0/Document.xml",
                XML
                        + "<ofd:Document"
                        + OFD
                        + "><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"Pages/Page_0/Content.xml\"/>"
                        + "</ofd:Pages></ofd:Document>");
        parts.put(
                "OFD.xml",
                XML
                        + "<ofd:OFD"
                        + OFD
                        + " DocType=\"OFD\" Version=\"1.0\"><ofd:DocBody><ofd:DocInfo>"
                        + "<ofd:Title>%s</ofd:Title><ofd:Author>省政府办公厅</ofd:Author></ofd:DocInfo>"
                                .formatted(title)
                        + "<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>");
        return parts;
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
