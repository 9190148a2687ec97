package org.diancang.parsers;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;

/** Knows an OFD wherever in the zip file its {@code OFD.xml} is; the first bytes tell only some. */
public final class OfdDetector implements Detector {
    private static final long serialVersionUID = 1L;

    private static final int ZIP = 0x504B0304;

    @Override
    public MediaType detect(InputStream input, Metadata metadata) throws IOException {
        TikaInputStream file = TikaInputStream.cast(input);
        if (file == null || !file.hasFile() || !isZip(file)) {
            return MediaType.OCTET_STREAM;
        }
        try (ZipFile zip = new ZipFile(file.getFile())) {
            return zip.getEntry("OFD.xml") == null
                    ? MediaType.OCTET_STREAM
                    : MediaType.application("ofd");
        } catch (ZipException e) {
            return MediaType.OCTET_STREAM;
        }
    }

    private static boolean isZip(TikaInputStream file) throws IOException {
        file.mark(Integer.BYTES);
        try {
            int magic = 0;
            for (int i = 0; i < Integer.BYTES; i++) {
                magic = magic << 8 | (file.read() & 0xFF);
            }
            return magic == ZIP;
        } finally {
            file.reset();
        }
    }
}
