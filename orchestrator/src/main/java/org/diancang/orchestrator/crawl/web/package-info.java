/** Crawls and leases over HTTP. */
@NullMarked
package org.diancang.orchestrator.crawl.web;

import org.jspecify.annotations.NullMarked;
