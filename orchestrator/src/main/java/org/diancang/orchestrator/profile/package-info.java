/**
 * Settings of crawls: what the installation's usual settings are overridden with by a profile that
 * several sites share (采集方案), and by a site of its own. Who crawls asks {@link
 * org.diancang.orchestrator.profile.SitesSettings}.
 */
@NullMarked
package org.diancang.orchestrator.profile;

import org.jspecify.annotations.NullMarked;
