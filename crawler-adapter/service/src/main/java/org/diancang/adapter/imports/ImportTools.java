package org.diancang.adapter.imports;

import org.diancang.adapter.announce.Announcements;
import org.diancang.adapter.lease.Leases;
import org.diancang.events.EventCodec;
import org.diancang.warcstore.FolderWarcStore;
import org.springframework.stereotype.Component;

import java.time.Clock;

/** What every import works with. */
@Component
record ImportTools(
        IncomingFiles incoming,
        FolderWarcStore store,
        Leases leases,
        Announcements announcements,
        EventCodec codec,
        Clock clock) {}
