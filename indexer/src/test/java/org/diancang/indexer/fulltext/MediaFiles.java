package org.diancang.indexer.fulltext;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Smallest files of sounds, films and of photographs with what a camera says, byte by byte. */
public final class MediaFiles {
    private static final int RATE = 8_000;
    private static final byte UNICODE = 1;

    private MediaFiles() {}

    /** A photograph by this camera, taken at {@code uuuu:MM:dd HH:mm:ss}. */
    public static byte[] photograph(int width, int height, String camera, String taken) {
        byte[] make = (camera + "\0").getBytes(ISO_8859_1);
        byte[] time = (taken + "\0").getBytes(ISO_8859_1);
        int second = 8 + 2 + 2 * 12 + 4;
        int values = second + 2 + 12 + 4;
        ByteBuffer tiff =
                ByteBuffer.allocate(values + make.length + time.length)
                        .order(ByteOrder.LITTLE_ENDIAN);
        tiff.put("II".getBytes(ISO_8859_1)).putShort((short) 42).putInt(8).putShort((short) 2);
        entry(tiff, 0x010F, 2, make.length, values);
        entry(tiff, 0x8769, 4, 1, second);
        tiff.putInt(0).putShort((short) 1);
        entry(tiff, 0x9003, 2, time.length, values + make.length);
        tiff.putInt(0).put(make).put(time);
        byte[] jpeg = Images.jpeg(width, height);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(jpeg, 0, 2);
        int length = 2 + 6 + tiff.capacity();
        all.writeBytes(new byte[] {(byte) 0xFF, (byte) 0xE1, (byte) (length >> 8), (byte) length});
        all.writeBytes("Exif\0\0".getBytes(ISO_8859_1));
        all.writeBytes(tiff.array());
        all.write(jpeg, 2, jpeg.length - 2);
        return all.toByteArray();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    /** Silence of 26 ms a frame, with ID3v2.3 tags. */
    public static byte[] mp3(String title, String artist, int frames) {
        ByteArrayOutputStream tags = new ByteArrayOutputStream();
        tag(tags, "TIT2", title);
        tag(tags, "TPE1", artist);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes("ID3".getBytes(ISO_8859_1));
        all.writeBytes(
                new byte[] {3, 0, 0, 0, 0, (byte) (tags.size() >> 7), (byte) (tags.size() & 0x7F)});
        all.writeBytes(tags.toByteArray());
        // MPEG 1, layer 3, 128 kbit/s, 44.1 kHz: 417 bytes.
        byte[] frame = new byte[417];
        System.arraycopy(new byte[] {(byte) 0xFF, (byte) 0xFB, (byte) 0x90, 0x64}, 0, frame, 0, 4);
        for (int i = 0; i < frames; i++) {
            all.writeBytes(frame);
        }
        return all.toByteArray();
    }

    private static void tag(ByteArrayOutputStream tags, String name, String value) {
        byte[] text = value.getBytes(UTF_16);
        tags.writeBytes(name.getBytes(ISO_8859_1));
        tags.writeBytes(ByteBuffer.allocate(7).putInt(text.length + 1).put(6, UNICODE).array());
        tags.writeBytes(text);
    }

    /** A film without a picture: its head alone, with one track. */
    public static byte[] mp4(int width, int height, int seconds) {
        ByteBuffer movie = ByteBuffer.allocate(100).position(12);
        movie.putInt(1_000).putInt(seconds * 1_000).putInt(0x10000).putShort((short) 0x100);
        ByteBuffer handler = ByteBuffer.allocate(25).position(8).put("vide".getBytes(ISO_8859_1));
        ByteBuffer picture = ByteBuffer.allocate(78).putShort(6, (short) 1);
        picture.putShort(24, (short) width).putShort(26, (short) height);
        ByteBuffer one = ByteBuffer.allocate(8).putInt(4, 1);
        byte[] samples = box("stsd", one.array(), box("avc1", picture.array()));
        byte[] media = box("mdia", box("hdlr", handler.array()), box("minf", box("stbl", samples)));
        byte[] kind = "isom\0\0\2\0isommp42".getBytes(ISO_8859_1);
        byte[] head = box("moov", box("mvhd", movie.array()), box("trak", media));
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.writeBytes(box("ftyp", kind));
        all.writeBytes(head);
        return all.toByteArray();
    }

    private static byte[] box(String name, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        return ByteBuffer.allocate(8 + content.size())
                .putInt(8 + content.size())
                .put(name.getBytes(ISO_8859_1))
                .put(content.toByteArray())
                .array();
    }

    /** Silence. */
    public static byte[] wav(int seconds) {
        int bytes = seconds * RATE;
        return ByteBuffer.allocate(44 + bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put("RIFF".getBytes(ISO_8859_1))
                .putInt(36 + bytes)
                .put("WAVEfmt ".getBytes(ISO_8859_1))
                .putInt(16)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(RATE)
                .putInt(RATE)
                .putShort((short) 1)
                .putShort((short) 8)
                .put("data".getBytes(ISO_8859_1))
                .putInt(bytes)
                .array();
    }
}
