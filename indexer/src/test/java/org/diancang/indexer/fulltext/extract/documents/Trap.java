package org.diancang.indexer.fulltext.extract.documents;

import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.Serial;
import java.io.Serializable;

/** Tells whether anybody made one from what a process sent. */
public final class Trap implements Serializable {
    @Serial private static final long serialVersionUID = 1L;

    static volatile boolean sprung;

    @Serial
    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
        in.defaultReadObject();
        sprung = true;
    }
}
