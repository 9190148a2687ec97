package org.diancang.indexer.fulltext.extract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.diancang.indexer.fulltext.OfficeFiles;

/** Files made to harm who reads them. Each is small; what it unpacks to is not. */
final class Bombs {
    private static final int MEGABYTE = 1 << 20;

    private Bombs() {}

    /** Ten entities, each ten times the one before it: ten thousand million words. */
    static String entities() {
        StringBuilder type = new StringBuilder("<!DOCTYPE lolz [<!ENTITY a0 \"湿地保护\">");
        for (int i = 1; i <= 10; i++) {
            type.append("<!ENTITY a%d \"%s\">".formatted(i, "&a%d;".formatted(i - 1).repeat(10)));
        }
        return type.append("]>").toString();
    }

    static byte[] wordOfEntities() {
        return OfficeFiles.docxOf(
                "t", OfficeFiles.wordXml(entities(), "<w:p><w:r><w:t>&a10;</w:t></w:r></w:p>"));
    }

    /** A Word file whose text is the password file of the machine that reads it. */
    static byte[] wordOfAnotherFile(String file) {
        return OfficeFiles.docxOf(
                "t",
                OfficeFiles.wordXml(
                        "<!DOCTYPE d [<!ENTITY x SYSTEM \"file://%s\">]>".formatted(file),
                        "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"));
    }

    static byte[] wordNestedDeeply(int depth) {
        return OfficeFiles.docxOf(
                "t",
                OfficeFiles.wordXml(
                        "",
                        "<w:sdt><w:sdtContent>".repeat(depth)
                                + "</w:sdtContent></w:sdt>".repeat(depth)));
    }

    static byte[] bookOfEntities() {
        return OfficeFiles.epub(
                "t",
                "<?xml version=\"1.0\"?>"
                        + entities()
                        + "<html xmlns=\"http://www.w3.org/1999/xhtml\"><body><p>&a10;</p></body></html>");
    }

    static byte[] svgOfEntities() {
        return ("<?xml version=\"1.0\"?>"
                        + entities()
                        + "<svg xmlns=\"http://www.w3.org/2000/svg\"><text>&a10;</text></svg>")
                .getBytes(UTF_8);
    }

    /** A zip file like the given one, with one more part that unpacks to so many megabytes. */
    static byte[] zip(
            Map<String, String> parts, String name, String first, String repeated, int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().getBytes(UTF_8));
            }
            zip.putNextEntry(new ZipEntry(name));
            zip.write(first.getBytes(UTF_8));
            write(zip, repeated, megabytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A Word file whose text is so many megabytes of one paragraph. */
    static byte[] wordOfMegabytes(int megabytes) {
        return zip(
                OfficeFiles.wordParts(),
                "word/document.xml",
                "<w:document xmlns:w='%s'><w:body>".formatted(OfficeFiles.WORD),
                "<w:p><w:r><w:t>wetland</w:t></w:r></w:p>",
                megabytes);
    }

    /** An OFD whose only page is so many megabytes of one line. */
    static byte[] ofdOfMegabytes(int megabytes) {
        return zip(
                OfficeFiles.ofdParts(),
                "Doc_0/Pages/Page_0/Content.xml",
                "<ofd:Page xmlns:ofd='http://www.ofdspec.org/2016'>",
                "<ofd:TextCode X='0' Y='0'>wetland</ofd:TextCode>",
                megabytes);
    }

    /** A zip file in a zip file, so often, with hundreds of megabytes at the bottom. */
    static byte[] zipInZip(int depth) {
        byte[] zip = zip(Map.of(), "a", "", "0", 300);
        try {
            for (int i = 0; i < depth; i++) {
                ByteArrayOutputStream outer = new ByteArrayOutputStream();
                try (ZipOutputStream out = new ZipOutputStream(outer)) {
                    out.putNextEntry(new ZipEntry("a.zip"));
                    out.write(zip);
                }
                zip = outer.toByteArray();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return zip;
    }

    static byte[] gzip(String repeated, int megabytes) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new GZIPOutputStream(bytes)) {
            write(out, repeated, megabytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] deflated(String repeated, int megabytes, int layers) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        OutputStream out = bytes;
        for (int i = 0; i < layers; i++) {
            out = new DeflaterOutputStream(out);
        }
        try (OutputStream all = out) {
            write(all, repeated, megabytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void write(OutputStream out, String repeated, int megabytes) throws IOException {
        byte[] block = repeated.repeat(MEGABYTE / repeated.getBytes(UTF_8).length).getBytes(UTF_8);
        for (int i = 0; i < megabytes; i++) {
            out.write(block);
        }
    }

    /** A PDF of these objects, numbered from 1; the first is the catalogue. */
    static byte[] pdf(List<byte[]> objects) {
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        pdf.writeBytes("%PDF-1.7\n".getBytes(ISO_8859_1));
        for (int i = 0; i < objects.size(); i++) {
            pdf.writeBytes("%d 0 obj\n".formatted(i + 1).getBytes(ISO_8859_1));
            pdf.writeBytes(objects.get(i));
            pdf.writeBytes("\nendobj\n".getBytes(ISO_8859_1));
        }
        pdf.writeBytes("trailer <</Root 1 0 R /Size 99>>\n%%EOF".getBytes(ISO_8859_1));
        return pdf.toByteArray();
    }

    private static byte[] object(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] stream(String dictionary, byte[] content) {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.writeBytes(
                "<<%s /Length %d>>\nstream\n"
                        .formatted(dictionary, content.length)
                        .getBytes(ISO_8859_1));
        stream.writeBytes(content);
        stream.writeBytes("\nendstream".getBytes(ISO_8859_1));
        return stream.toByteArray();
    }

    /** Its pages have themselves for a child. */
    static byte[] pdfWithALoopOfPages() {
        return pdf(
                List.of(
                        object("<</Type/Catalog/Pages 2 0 R>>"),
                        object("<</Type/Pages/Kids[2 0 R 2 0 R]/Count 1000000000>>")));
    }

    static byte[] pdfOfMegabytes(String operators, int megabytes, int layers) {
        return pdf(
                List.of(
                        object("<</Type/Catalog/Pages 2 0 R>>"),
                        object("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                        object("<</Type/Page/Parent 2 0 R/Contents 4 0 R/Resources<<>>>>"),
                        stream(
                                "/Filter[" + "/FlateDecode ".repeat(layers) + "]",
                                deflated(operators, megabytes, layers))));
    }

    static byte[] pdfNestedDeeply(int depth) {
        return pdf(
                List.of(
                        object("<</Type/Catalog/Pages 2 0 R>>"),
                        object("<</Type/Pages/Kids[3 0 R]/Count 1>>"),
                        object(
                                "<</Type/Page/Parent 2 0 R/Contents "
                                        + "[".repeat(depth)
                                        + "]".repeat(depth)
                                        + ">>")));
    }

    /** Forms that show the next one many times each: twenty to the power of ten. */
    static byte[] pdfOfFormsWithinForms() {
        List<byte[]> objects = new ArrayList<>();
        objects.add(object("<</Type/Catalog/Pages 2 0 R>>"));
        objects.add(object("<</Type/Pages/Kids[3 0 R]/Count 1>>"));
        objects.add(
                object(
                        "<</Type/Page/Parent 2 0 R/Contents 4 0 R"
                                + "/Resources<</XObject<</F 5 0 R>>>>>>"));
        objects.add(stream("", object("/F Do")));
        for (int i = 0; i < 10; i++) {
            objects.add(
                    stream(
                            "/Type/XObject/Subtype/Form/BBox[0 0 9 9]"
                                    + "/Resources<</XObject<</F %d 0 R>>>>".formatted(6 + i),
                            object("/F Do ".repeat(20))));
        }
        objects.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", object("q Q")));
        return pdf(objects);
    }

    static byte[] rtfNestedDeeply(int depth) {
        return ("{\\rtf1\\ansi " + "{".repeat(depth) + "a" + "}".repeat(depth) + "}")
                .getBytes(ISO_8859_1);
    }

    /** A TIFF whose directory is followed by itself, and whose strip claims four gigabytes. */
    static byte[] tiffInALoop() {
        return ByteBuffer.allocate(64)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(new byte[] {'I', 'I', 42, 0})
                .putInt(8)
                .putShort((short) 2)
                .putShort((short) 0x8769)
                .putShort((short) 4)
                .putInt(1)
                .putInt(8)
                .putShort((short) 0x010E)
                .putShort((short) 2)
                .putInt(-1)
                .putInt(8)
                .putInt(8)
                .array();
    }

    /** Boxes in boxes, each claiming to hold more than there is. */
    static byte[] filmOfBoxes() {
        ByteBuffer film = ByteBuffer.allocate(24 + 16 * 50_000);
        film.putInt(24).put("ftypisom".getBytes(ISO_8859_1)).putInt(0).put(object("isommp42"));
        for (int i = 0; i < 50_000; i++) {
            film.putInt(1).put(object(i == 0 ? "moov" : "trak")).putLong(Long.MAX_VALUE - 16L * i);
        }
        return film.array();
    }

    /** An OLE2 file (as .doc and .wps are) whose chain of sectors is a loop. */
    static byte[] oleInALoop() {
        ByteBuffer file = ByteBuffer.allocate(512 * 4).order(ByteOrder.LITTLE_ENDIAN);
        file.putLong(0xE11AB1A1E011CFD0L);
        file.position(24);
        file.putShort((short) 0x3E).putShort((short) 3).putShort((short) 0xFFFE);
        file.putShort((short) 9).putShort((short) 6);
        file.position(44);
        file.putInt(1).putInt(1).putInt(0).putInt(4096).putInt(-2).putInt(0).putInt(-2).putInt(0);
        file.putInt(0);
        while (file.position() < 512) {
            file.putInt(-1);
        }
        // Of the table of sectors, the second leads to itself.
        file.putInt(-3).putInt(1).putInt(1);
        while (file.position() < 1024) {
            file.putInt(-1);
        }
        return file.array();
    }

    static byte[] garbage(int seed, byte[] beginning) {
        byte[] garbage = new byte[20_000];
        new Random(seed).nextBytes(garbage);
        System.arraycopy(beginning, 0, garbage, 0, beginning.length);
        return garbage;
    }

    static byte[] half(byte[] whole) {
        return Arrays.copyOf(whole, whole.length / 2);
    }
}
