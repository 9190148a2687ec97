package org.diancang.samplesite;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The content that comes with this module, below {@code content/}. */
final class Resources {
    private Resources() {}

    static byte[] bytes(String path) {
        try (InputStream in = Resources.class.getResourceAsStream("content/" + path)) {
            if (in == null) {
                throw new IllegalStateException("no resource content/" + path);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new SampleSiteException("can't read content/" + path, e);
        }
    }

    static String text(String path) {
        return new String(bytes(path), StandardCharsets.UTF_8);
    }

    /** Rows of a manifest, cells between tabs; lines that begin with # are remarks. */
    static List<String[]> rows(String path) {
        return text(path)
                .lines()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\t", -1))
                .toList();
    }
}
