/**
 * When sites are crawled again: intervals and cron expressions in a site's time zone, and what came
 * of each time that was due. Many orchestrators may run; db-scheduler lets one of them fire. Who
 * crawls implements {@link org.diancang.orchestrator.schedule.ScheduledCrawls}.
 */
@NullMarked
package org.diancang.orchestrator.schedule;

import org.jspecify.annotations.NullMarked;
