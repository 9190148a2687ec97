package org.diancang.engine;

import org.archive.modules.CrawlURI;
import org.archive.modules.deciderules.DecideResult;
import org.archive.modules.deciderules.DecideRule;

/** Rejects what the settings leave out; of all else it has no opinion. */
final class Exclusions extends DecideRule {
    private static final long serialVersionUID = 1L;

    private final transient LiveSettings live;

    Exclusions(LiveSettings live) {
        this.live = live;
    }

    @Override
    protected DecideResult innerDecide(CrawlURI uri) {
        return live.excludes(uri.getUURI().toString()) ? DecideResult.REJECT : DecideResult.NONE;
    }
}
