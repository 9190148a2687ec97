/** The ledger over HTTP. */
@NullMarked
package org.diancang.orchestrator.programme.web;

import org.jspecify.annotations.NullMarked;
