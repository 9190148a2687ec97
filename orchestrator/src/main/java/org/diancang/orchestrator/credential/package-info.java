/**
 * What websites ask for before they show their pages: kept encrypted, shown to nobody, handed to
 * the worker that holds the lease of a crawl.
 */
@NullMarked
package org.diancang.orchestrator.credential;

import org.jspecify.annotations.NullMarked;
