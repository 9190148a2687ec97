/**
 * Parsers in processes of their own, each with a heap and a time of its own (Tika's pipes): what a
 * document does to its parser, it does to nobody else.
 */
@NullMarked
package org.diancang.indexer.fulltext.extract.documents;

import org.jspecify.annotations.NullMarked;
