package org.diancang.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.apache.tika.utils.XMLReaderUtils;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Text and description of an OFD, the fixed-layout format of Chinese authorities (GB/T 33190-2016
 * §7): a zip file whose {@code OFD.xml} names documents, which name their pages.
 */
public final class OfdParser implements Parser {
    private static final long serialVersionUID = 1L;

    private static final String ROOT = "OFD.xml";

    /** Pages that are read at most: as many as an honest document has, and more. */
    private static final int MOST_PAGES = 10_000;

    @Override
    public Set<MediaType> getSupportedTypes(ParseContext context) {
        return Set.of(MediaType.application("ofd"));
    }

    @Override
    public void parse(
            InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
            throws IOException, SAXException, TikaException {
        try (TemporaryResources temporary = new TemporaryResources();
                ZipFile zip =
                        new ZipFile(TikaInputStream.get(stream, temporary, metadata).getFile())) {
            XHTMLContentHandler text = new XHTMLContentHandler(handler, metadata);
            text.startDocument();
            OfdRoot root = new OfdRoot(metadata);
            read(zip, ROOT, root, context);
            for (String document : root.documents()) {
                OfdDocument pages = new OfdDocument();
                read(zip, document, pages, context);
                for (String page : first(pages.pages())) {
                    read(zip, beside(document, page), new OfdPage(text), context);
                }
            }
            text.endDocument();
        } catch (ZipException e) {
            throw new TikaException("broken zip file: " + e.getMessage(), e);
        }
    }

    private static List<String> first(List<String> pages) {
        return pages.size() <= MOST_PAGES ? pages : pages.subList(0, MOST_PAGES);
    }

    private static void read(ZipFile zip, String name, DefaultHandler into, ParseContext context)
            throws IOException, SAXException, TikaException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            if (name.equals(ROOT)) {
                throw new TikaException("no " + ROOT + " in it");
            }
            return;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            XMLReaderUtils.parseSAX(in, into, context);
        }
    }

    /** A path in the zip file; one that begins with a slash counts from the root (§6.3). */
    private static String beside(String file, String path) {
        return path.startsWith("/")
                ? path.substring(1)
                : file.substring(0, file.lastIndexOf('/') + 1) + path;
    }
}
