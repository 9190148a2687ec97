/**
 * The programme: libraries, years, what each library owes, who works there, and the ledger of what
 * stands. Targets are rows of the database; another year or target is an INSERT.
 */
@NullMarked
package org.diancang.orchestrator.programme;

import org.jspecify.annotations.NullMarked;
