package org.diancang.indexer.fulltext;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;

/** Images as small as they come. */
public final class Images {
    private static final int HEADER = 16;
    private static final int HEADER_CHECKSUM = 29;

    private Images() {}

    public static byte[] png(int width, int height) {
        return image(width, height, "png");
    }

    public static byte[] jpeg(int width, int height) {
        return image(width, height, "jpeg");
    }

    public static byte[] gif(int width, int height) {
        return image(width, height, "gif");
    }

    /** A PNG of one pixel that claims another size. */
    public static byte[] claiming(int width, int height) {
        byte[] png = png(1, 1);
        ByteBuffer.wrap(png).putInt(HEADER, width).putInt(HEADER + 4, height);
        CRC32 checksum = new CRC32();
        checksum.update(png, HEADER - 4, HEADER_CHECKSUM - HEADER + 4);
        ByteBuffer.wrap(png).putInt(HEADER_CHECKSUM, (int) checksum.getValue());
        return png;
    }

    private static byte[] image(int width, int height, String format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(
                    new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
