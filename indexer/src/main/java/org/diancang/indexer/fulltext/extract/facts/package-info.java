/**
 * What a page says about itself beside its text, kept as it is claimed: metadata, the catalogue
 * header of government information, filing numbers, dates, language.
 */
@NullMarked
package org.diancang.indexer.fulltext.extract.facts;

import org.jspecify.annotations.NullMarked;
