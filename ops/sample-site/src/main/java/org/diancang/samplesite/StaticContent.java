package org.diancang.samplesite;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Everything that is the same at every request, rendered once. */
final class StaticContent {
    /** Marks a file whose address only stands where a script has run. */
    private static final String BY_SCRIPT = "by-script";

    private final Map<String, Answer> answers = new HashMap<>();
    private final List<URI> pages = new ArrayList<>();
    private final List<URI> files = new ArrayList<>();
    private final List<URI> filesOfScripts = new ArrayList<>();
    private final Map<String, String> titles = new HashMap<>();
    private final Origins origins;

    StaticContent(Origins origins) {
        this.origins = origins;
        for (SampleHost host : SampleHost.values()) {
            addPages(host);
            addFiles(host);
            addRedirects(host);
        }
    }

    private void addPages(SampleHost host) {
        String folder = host.folder() + "/";
        String layout = Resources.text(folder + "layout.html");
        for (String[] row : Resources.rows(folder + "pages.tsv")) {
            PageSource page = PageSource.parse(Resources.text(folder + "pages/" + row[0]));
            put(host, page.path(), page.render(layout, origins));
            URI uri = URI.create(origins.of(host) + encoded(page.path()));
            pages.add(uri);
            titles.put(uri.toString(), page.title());
        }
    }

    private void addFiles(SampleHost host) {
        for (String[] row : Resources.rows(host.folder() + "/files.tsv")) {
            String resource = "files/" + row[1];
            String type = row[2];
            byte[] body =
                    type.contains("charset")
                            ? origins.fill(Resources.text(resource))
                                    .getBytes(StandardCharsets.UTF_8)
                            : Resources.bytes(resource);
            put(
                    host,
                    row[0],
                    type.startsWith("application/json")
                            ? Answer.shared(type, body)
                            : Answer.ok(type, body));
            boolean byScript = row.length > 3 && row[3].equals(BY_SCRIPT);
            (byScript ? filesOfScripts : files).add(URI.create(origins.of(host) + encoded(row[0])));
        }
    }

    private void addRedirects(SampleHost host) {
        for (String[] row : Resources.rows(host.folder() + "/redirects.tsv")) {
            String target = origins.fill(row[2]);
            put(
                    host,
                    row[0],
                    Answer.redirect(
                            Integer.parseInt(row[1]),
                            target.startsWith("/") ? encoded(target) : target));
        }
    }

    private void put(SampleHost host, String path, Answer answer) {
        String key = key(host.hostName(), encoded(path));
        if (answers.put(key, answer) != null) {
            throw new IllegalStateException("two resources for " + key);
        }
    }

    private static String key(String host, String path) {
        return host + " " + path;
    }

    private static String encoded(String pathAndQuery) {
        int mark = pathAndQuery.indexOf('?');
        String path = mark < 0 ? pathAndQuery : pathAndQuery.substring(0, mark);
        String query = mark < 0 ? null : pathAndQuery.substring(mark + 1);
        try {
            return new URI(null, null, path, query, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("not a path: " + pathAndQuery, e);
        }
    }

    /** A query that is not known is ignored, as most sites do. */
    Optional<Answer> find(Request request) {
        String path = key(request.host(), request.path());
        return Optional.ofNullable(answers.get(path + "?" + request.query()))
                .or(() -> Optional.ofNullable(answers.get(path)));
    }

    /** URLs of all pages, in the order of their manifests. */
    List<URI> pages() {
        return List.copyOf(pages);
    }

    /** URLs of all files whose address stands in a page, style sheet or script. */
    List<URI> files() {
        return List.copyOf(files);
    }

    /** URLs of the files whose address a script puts together. */
    List<URI> filesOfScripts() {
        return List.copyOf(filesOfScripts);
    }

    String title(URI page) {
        return titles.getOrDefault(page.toString(), "");
    }
}
