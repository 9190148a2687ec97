package org.diancang.launcher.importing;

import org.diancang.events.ImportFile;
import org.diancang.events.RecordType;
import org.diancang.launcher.LauncherException;
import org.diancang.warcstore.records.Part;
import org.diancang.warcstore.records.Parts;
import org.diancang.warcstore.records.Records;
import org.netpreserve.jwarc.WarcRecord;
import org.netpreserve.jwarc.WarcTargetRecord;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A file that somebody wants imported.
 *
 * @param path where it is
 * @param name its name without folders
 * @param length bytes
 * @param sha512 of the whole file, lower-case hexadecimal
 */
record GivenFile(Path path, String name, long length, String sha512) {
    /**
     * Reads a file once for its digest.
     *
     * @throws LauncherException if it is none, or can't be read
     */
    static GivenFile of(Path path) {
        if (!Files.isRegularFile(path)) {
            throw new LauncherException(
                    path + (Files.exists(path) ? " is no file" : " does not exist"));
        }
        try {
            MessageDigest sha512 = MessageDigest.getInstance("SHA-512");
            long length;
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), sha512)) {
                length = in.transferTo(OutputStream.nullOutputStream());
            }
            String name = String.valueOf(path.getFileName());
            return new GivenFile(
                    path,
                    name.substring(0, Math.min(ImportFile.LONGEST_NAME, name.length())),
                    length,
                    HexFormat.of().formatHex(sha512.digest()));
        } catch (IOException e) {
            throw new LauncherException("can't read " + path + ": " + e.getMessage(), e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-512", e);
        }
    }

    /** The home page of the first website in it; empty if no record of a website can be read. */
    Optional<String> firstSite() {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            Parts parts = Parts.of(channel);
            for (var part = parts.next(); part.isPresent(); part = parts.next()) {
                Optional<String> site =
                        part.get() instanceof Part.Record record
                                ? site(channel, record.offset())
                                : Optional.empty();
                if (site.isPresent()) {
                    return site;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new LauncherException("can't read " + path + ": " + e.getMessage(), e);
        }
    }

    private static Optional<String> site(FileChannel channel, long offset) {
        try {
            Optional<WarcRecord> record = Records.at(channel, offset);
            if (record.isPresent()
                    && record.get() instanceof WarcTargetRecord target
                    && RecordType.isCapture(target.type())) {
                URI url = URI.create(target.target());
                boolean web = "http".equals(url.getScheme()) || "https".equals(url.getScheme());
                return web && url.getHost() != null
                        ? Optional.of(url.getScheme() + "://" + url.getAuthority() + "/")
                        : Optional.empty();
            }
        } catch (IOException | RuntimeException e) {
            // The import itself tells what is wrong with it.
            return Optional.empty();
        }
        return Optional.empty();
    }
}
