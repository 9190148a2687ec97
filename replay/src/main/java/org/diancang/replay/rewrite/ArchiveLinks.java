package org.diancang.replay.rewrite;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.diancang.replay.address.ContentPath;
import org.diancang.replay.address.Modifier;
import org.diancang.replay.address.Timestamp;

/**
 * Turns the references of one capture into archive addresses of the same moment.
 *
 * @param prefix what stands before {@code /{timestamp}…}, empty on the content site
 * @param timestamp of the capture
 * @param page modifier of the page itself, which its links keep
 * @param base URL that references are relative to
 * @param charset encoding of the page
 */
public record ArchiveLinks(
        String prefix, Timestamp timestamp, Modifier page, String base, Charset charset) {

    /** Links of a capture on the content site. */
    public static ArchiveLinks of(Timestamp timestamp, Modifier page, String base) {
        return new ArchiveLinks("", timestamp, page, base, StandardCharsets.UTF_8);
    }

    /** The same in a page of another encoding. */
    public ArchiveLinks in(Charset other) {
        return new ArchiveLinks(prefix, timestamp, page, base, other);
    }

    /** The same after a {@code base} element. */
    public ArchiveLinks under(String newBase) {
        return new ArchiveLinks(prefix, timestamp, page, newBase, charset);
    }

    /** The absolute URL that a reference means; empty where it is to be left alone. */
    public Optional<String> resolve(String reference) {
        return UrlReference.resolve(base, reference, charset);
    }

    /** The archive address of what a reference means; empty where it is to be left alone. */
    public Optional<String> link(String reference, Modifier modifier) {
        return resolve(reference).map(url -> prefix + ContentPath.of(timestamp, modifier, url));
    }

    /**
     * The archive address of what a reference means, unless it is relative to a folder: such a one
     * leads into the archive by itself, and keeps its bytes.
     */
    Optional<String> linkUnlessRelative(String reference, Modifier modifier) {
        String ref = reference.strip();
        boolean whole =
                ref.regionMatches(true, 0, "http:", 0, 5)
                        || ref.regionMatches(true, 0, "https:", 0, 6);
        return whole || ref.startsWith("/") || ref.startsWith("\\")
                ? link(ref, modifier)
                : Optional.empty();
    }
}
