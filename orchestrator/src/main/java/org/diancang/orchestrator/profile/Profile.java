package org.diancang.orchestrator.profile;

import java.time.Instant;
import java.util.UUID;

/**
 * Settings that several sites share (采集方案).
 *
 * @param id identity
 * @param name unique in the installation, whatever the case; 1 to 100 characters
 * @param description what it is for; may be empty; up to 1,000 characters
 * @param overrides what it has otherwise than the installation
 * @param version changes with each change; no two profiles ever have the same
 * @param changedBy user name of who changed it last
 * @param changedAt when
 */
public record Profile(
        UUID id,
        String name,
        String description,
        Overrides overrides,
        long version,
        String changedBy,
        Instant changedAt) {}
