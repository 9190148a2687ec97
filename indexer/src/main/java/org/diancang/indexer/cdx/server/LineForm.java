package org.diancang.indexer.cdx.server;

import java.io.IOException;
import org.diancang.indexer.cdx.LineWriter;

/** A form of answers that can say where to go on. */
interface LineForm extends LineWriter {
    /** After the last line and before the end: the key with which the look-up goes on. */
    void resumeKey(String key) throws IOException;
}
