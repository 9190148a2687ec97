/** Nominations and sites over HTTP. */
@NullMarked
package org.diancang.orchestrator.site.web;

import org.jspecify.annotations.NullMarked;
