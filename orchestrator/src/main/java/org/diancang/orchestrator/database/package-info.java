/** How Java's instants and JSON columns are written to and read from PostgreSQL. */
@NullMarked
package org.diancang.orchestrator.database;

import org.jspecify.annotations.NullMarked;
