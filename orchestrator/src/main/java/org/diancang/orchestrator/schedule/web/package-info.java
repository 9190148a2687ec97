/** Schedules and their runs over HTTP. */
@NullMarked
package org.diancang.orchestrator.schedule.web;

import org.jspecify.annotations.NullMarked;
