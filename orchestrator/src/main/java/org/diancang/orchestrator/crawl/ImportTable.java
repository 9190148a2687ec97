package org.diancang.orchestrator.crawl;

import org.diancang.events.CrawlEvent;
import org.diancang.events.EventCodec;
import org.diancang.events.ImportFile;
import org.diancang.events.UnreadablePart;
import org.diancang.orchestrator.database.Columns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The table {@code import_file}. */
@Repository
class ImportTable {
    private final JdbcClient jdbc;
    private final EventCodec codec;

    ImportTable(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** Makes a crawl an import of these files. */
    void insert(UUID crawl, UUID site, List<ImportFile> files) {
        jdbc.sql("update crawl set kind = 'IMPORT' where id = ?").param(crawl).update();
        for (ImportFile file : files) {
            jdbc.sql(
                            """
                            insert into import_file (crawl_id, site_id, position, original_name,
                                length, sha512)
                            values (?, ?, ?, ?, ?, ?)\
                            """)
                    .params(crawl, site, file.number(), file.name(), file.length(), file.sha512())
                    .update();
        }
    }

    /** What an adapter was to take in; empty for a crawl that is no import. */
    List<ImportFile> files(UUID crawl) {
        return of(crawl).stream()
                .map(f -> new ImportFile(f.number(), f.name(), f.length(), f.sha512()))
                .toList();
    }

    List<ImportedFile> of(UUID crawl) {
        return jdbc.sql("select * from import_file where crawl_id = ? order by position")
                .param(crawl)
                .query(this::file)
                .list();
    }

    /** Where a site has these bytes already. */
    Optional<ImportStart.Known> known(UUID site, String name, String sha512) {
        return jdbc.sql(
                        """
                        select c.crawl_no, f.file from import_file f join crawl c on c.id = f.crawl_id
                        where f.site_id = ? and f.sha512 = ? and f.state = 'IMPORTED'\
                        """)
                .params(site, sha512)
                .query(
                        (row, number) ->
                                new ImportStart.Known(
                                        name, row.getString("crawl_no"), row.getString("file")))
                .optional();
    }

    /** Books what came of a file, whoever's report it is: again, it changes nothing. */
    void book(CrawlEvent.FileImported done) {
        String file = done.file();
        jdbc.sql(
                        """
                        update import_file set state = :state, file = :file, captures = :captures,
                            software = :software, unreadable_count = :count,
                            unreadable = :unreadable::jsonb
                        where crawl_id = :crawl and position = :position and state <> 'IMPORTED'\
                        """)
                .param(
                        "state",
                        (file == null ? ImportedFile.State.REFUSED : ImportedFile.State.IMPORTED)
                                .name())
                .param("file", file)
                .param("captures", done.captures())
                .param("software", done.software())
                .param("count", done.unreadableCount())
                .param(
                        "unreadable",
                        new String(codec.encode(done.unreadable()), StandardCharsets.UTF_8))
                .param("crawl", done.crawlId())
                .param("position", done.number())
                .update();
    }

    /** One line for the crawl's log. */
    Optional<String> line(CrawlEvent.FileImported done) {
        return of(done.crawlId()).stream()
                .filter(f -> f.number() == done.number())
                .map(f -> line(f.name(), done))
                .findFirst();
    }

    private static String line(String name, CrawlEvent.FileImported done) {
        StringBuilder line = new StringBuilder(name).append(" → ");
        line.append(Optional.ofNullable(done.file()).orElse("✗")).append(": ");
        line.append(done.captures());
        if (done.unreadableCount() > 0) {
            UnreadablePart first = done.unreadable().getFirst();
            line.append(
                    String.format(
                            Locale.ROOT,
                            "; ✗ %d (@%d: %s)",
                            done.unreadableCount(),
                            first.offset(),
                            first.reason()));
        }
        return line.toString();
    }

    private ImportedFile file(ResultSet row, int number) throws SQLException {
        return new ImportedFile(
                row.getInt("position"),
                row.getString("original_name"),
                row.getLong("length"),
                row.getString("sha512"),
                ImportedFile.State.valueOf(row.getString("state")),
                Columns.optionalText(row, "file"),
                row.getLong("captures"),
                Columns.optionalText(row, "software"),
                row.getLong("unreadable_count"),
                List.of(
                        codec.decode(
                                row.getString("unreadable").getBytes(StandardCharsets.UTF_8),
                                UnreadablePart[].class)));
    }
}
