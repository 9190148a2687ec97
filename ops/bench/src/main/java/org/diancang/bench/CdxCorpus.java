package org.diancang.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Lines of CDX 11, the same each time: 50,000 hosts below {@code .cn}, Zipf among them, a little
 * less than half of the lines a URL that was not there before, in the order in which crawls would
 * have written them.
 */
final class CdxCorpus {
    static final int HOSTS = 50_000;

    private static final double NEW_URL = 0.49;
    private static final int LINES_A_FILE = 8_000;
    private static final String[] SUFFIXES = {"gov.cn", "cn", "com.cn", "org.cn", "net.cn"};
    private static final String[] FOLDERS = {"zwgk", "xwzx", "wh/whzx", "art", "content", "zcwj"};
    private static final String[] TYPES = {"text/html", "text/html", "image/jpeg", "text/css"};
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss").withZone(ZoneOffset.UTC);

    private final SplittableRandom random = new SplittableRandom(20260101);
    private final double[] zipf = new double[HOSTS];
    private final long[] urls;
    private int known;

    private CdxCorpus(int lines) {
        urls = new long[lines];
        double sum = 0;
        for (int i = 0; i < HOSTS; i++) {
            sum += 1.0 / (i + 1);
            zipf[i] = sum;
        }
    }

    /** Writes so many lines to a file. */
    static void write(Path file, int lines) throws IOException {
        var corpus = new CdxCorpus(lines);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            for (int i = 0; i < lines; i++) {
                out.write(corpus.line(i).getBytes(StandardCharsets.US_ASCII));
            }
        }
    }

    /** URLs of a corpus of so many lines, each as often as it occurs there. */
    static List<String> someUrls(int lines, int count) {
        var corpus = new CdxCorpus(lines);
        for (int i = 0; i < lines; i++) {
            corpus.next();
        }
        var picked = new SplittableRandom(7);
        List<String> some = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            some.add(url(corpus.urls[picked.nextInt(corpus.known)]));
        }
        return some;
    }

    private String line(int number) {
        long id = next();
        String url = url(id);
        var line = new StringBuilder(260);
        line.append(key(id)).append(' ');
        // Drawn from the line's number, so that the URLs are the same without the rest.
        var drawn = new SplittableRandom(number);
        line.append(
                TIME.format(Instant.ofEpochSecond(1_420_070_400L + drawn.nextInt(378_000_000))));
        line.append(' ').append(url).append(' ');
        line.append(TYPES[(int) (id & 3)]).append(' ');
        line.append(drawn.nextInt(20) == 0 ? "404" : "200").append(' ');
        for (int i = 0; i < 32; i++) {
            line.append(BASE32.charAt(drawn.nextInt(32)));
        }
        line.append(" - - ").append(500 + drawn.nextInt(60_000)).append(' ');
        line.append((long) (number % LINES_A_FILE) * 31_000 + drawn.nextInt(1_000)).append(' ');
        line.append("LJ0031c00017-e1-20260102030405678-")
                .append(String.format("%05d", number / LINES_A_FILE))
                .append(".warc.gz\n");
        return line.toString();
    }

    private long next() {
        if (known > 0 && random.nextDouble() >= NEW_URL) {
            return urls[random.nextInt(known)];
        }
        long id = (long) host() << 32 | known;
        urls[known++] = id;
        return id;
    }

    private int host() {
        double at = random.nextDouble() * zipf[HOSTS - 1];
        int found = java.util.Arrays.binarySearch(zipf, at);
        return Math.min(found < 0 ? -found - 1 : found, HOSTS - 1);
    }

    private static String url(long id) {
        int host = (int) (id >> 32);
        String www = host % 2 == 0 ? "www." : host % 3 == 0 ? "wh." : "";
        return "http://" + www + "site" + host + "." + SUFFIXES[host % 5] + path(id);
    }

    private static String key(long id) {
        int host = (int) (id >> 32);
        String[] suffix = SUFFIXES[host % 5].split("\\.");
        var key = new StringBuilder();
        for (int i = suffix.length - 1; i >= 0; i--) {
            key.append(suffix[i]).append(',');
        }
        key.append("site").append(host);
        return key.append(host % 2 != 0 && host % 3 == 0 ? ",wh)" : ")")
                .append(path(id))
                .toString();
    }

    private static String path(long id) {
        int number = (int) id;
        String folder = FOLDERS[number % FOLDERS.length];
        return number % 5 == 0
                ? "/" + folder + "/show.jsp?id=" + number
                : "/" + folder + "/20" + (10 + number % 15) + "/t" + number + ".html";
    }
}
