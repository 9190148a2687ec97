package org.diancang.orchestrator.site;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.diancang.events.EventCodec;
import org.diancang.events.SiteDescribed;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code site_announcement}: what was last said of each site. */
@Repository
class SiteAnnouncementTable {
    private final JdbcClient jdbc;
    private final EventCodec codec;

    SiteAnnouncementTable(JdbcClient jdbc, EventCodec codec) {
        this.jdbc = jdbc;
        this.codec = codec;
    }

    /** What was last said of a site; nobody else says anything of it until the transaction ends. */
    Optional<SiteDescribed> lock(UUID site) {
        jdbc.sql("select 1 from site where id = ? for no key update")
                .param(site)
                .query(Integer.class)
                .single();
        return jdbc.sql("select description from site_announcement where site_id = ?")
                .param(site)
                .query(String.class)
                .optional()
                .map(json -> json.getBytes(StandardCharsets.UTF_8))
                .map(json -> codec.decode(json, SiteDescribed.class));
    }

    long nextVersion() {
        return jdbc.sql("select nextval('site_version')").query(Long.class).single();
    }

    void keep(SiteDescribed said) {
        jdbc.sql(
                        """
                        insert into site_announcement (site_id, version, description)
                        values (:site, :version, :description::jsonb)
                        on conflict (site_id) do update set
                            version = excluded.version, description = excluded.description""")
                .param("site", said.siteId())
                .param("version", said.version())
                .param("description", new String(codec.encode(said), StandardCharsets.UTF_8))
                .update();
    }
}
