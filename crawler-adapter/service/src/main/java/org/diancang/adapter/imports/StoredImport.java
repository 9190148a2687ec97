package org.diancang.adapter.imports;

import org.diancang.events.CrawlCommand.ImportFiles;

/**
 * What must be known of an import after a restart.
 *
 * @param command the command that started it
 * @param ended whether all is done: sealed, announced and reported
 */
record StoredImport(ImportFiles command, boolean ended) {}
