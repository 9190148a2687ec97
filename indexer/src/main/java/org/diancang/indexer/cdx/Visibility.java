package org.diancang.indexer.cdx;

import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/** What access rules let be seen. */
public interface Visibility {
    /**
     * Whether a line may be seen now by somebody; asked once a search, then for each of its lines,
     * so that a search sees the rules as they were when it began.
     *
     * @param collection which lines are asked for
     */
    Predicate<StoredLine> to(Viewer viewer, CollectionName collection);

    /**
     * The same for all captures of one urlkey, by their URL; asked once a search.
     *
     * @param urlkey under which they are found
     * @return tells of a URL when it must have been captured to be seen
     */
    default Function<String, VisibleTimes> times(
            Viewer viewer, CollectionName collection, String urlkey) {
        Predicate<StoredLine> visible = to(viewer, collection);
        return url ->
                time ->
                        visible.test(
                                StoredLine.plain(
                                        new CdxKey(
                                                urlkey,
                                                String.format(Locale.ROOT, "%014d", time),
                                                "-",
                                                0),
                                        url));
    }
}
