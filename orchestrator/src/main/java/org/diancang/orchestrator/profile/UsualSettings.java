package org.diancang.orchestrator.profile;

import org.diancang.events.CrawlSettings;

/** What crawls of this installation do where neither profile nor site say otherwise. */
public interface UsualSettings {
    /** The settings that all overrides lie on. */
    CrawlSettings usual();
}
