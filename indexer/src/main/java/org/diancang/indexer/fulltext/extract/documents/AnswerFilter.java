package org.diancang.indexer.fulltext.extract.documents;

import java.io.ObjectInputFilter;
import org.apache.tika.pipes.PipesClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through what an answer of Tika's processes is made of, and no other class: a process that a
 * document has taken over could send anything. It decides nothing of what others deserialise.
 */
final class AnswerFilter implements ObjectInputFilter {
    private static final Logger log = LoggerFactory.getLogger(AnswerFilter.class);
    private static final StackWalker STACK =
            StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

    /** An answer, its fields, what was asked, and the collections and numbers in them. */
    private static final ObjectInputFilter ANSWERS =
            ObjectInputFilter.Config.createFilter(
                    "maxdepth=20;maxrefs=100000;maxarray=100000;"
                            + "org.apache.tika.pipes.emitter.EmitData;"
                            + "org.apache.tika.pipes.emitter.EmitKey;"
                            + "org.apache.tika.metadata.Metadata;org.apache.tika.metadata.Metadata$1;"
                            + "org.apache.tika.metadata.writefilter.*;"
                            + "org.apache.tika.parser.ParseContext;"
                            + "org.apache.tika.config.TikaTaskTimeout;"
                            + "org.apache.tika.pipes.HandlerConfig;"
                            + "org.apache.tika.pipes.HandlerConfig$PARSE_MODE;"
                            + "org.apache.tika.sax.BasicContentHandlerFactory$HANDLER_TYPE;"
                            + "java.lang.Enum;java.lang.Integer;java.lang.Number;java.lang.String;"
                            + "java.util.ArrayList;java.util.HashMap;java.util.HashSet;"
                            + "java.util.Collections$*;java.util.Map$Entry;java.lang.Object;"
                            // Sets of field names that the filter of fields holds.
                            + "java.lang.Boolean;java.util.concurrent.ConcurrentHashMap;"
                            + "java.util.concurrent.ConcurrentHashMap$*;"
                            + "java.util.concurrent.locks.ReentrantLock;"
                            + "java.util.concurrent.locks.ReentrantLock$*;"
                            + "java.util.concurrent.locks.AbstractQueuedSynchronizer;"
                            + "java.util.concurrent.locks.AbstractOwnableSynchronizer;!*");

    private AnswerFilter() {}

    /** For this virtual machine; a second time changes nothing, nor do we replace another's. */
    static synchronized void install() {
        ObjectInputFilter there = ObjectInputFilter.Config.getSerialFilter();
        if (there == null) {
            ObjectInputFilter.Config.setSerialFilter(new AnswerFilter());
        } else if (!(there instanceof AnswerFilter)) {
            log.warn("jdk.serialFilter is set: it alone decides what answers of parsers may hold");
        }
    }

    @Override
    public Status checkInput(FilterInfo info) {
        if (!isAnswer()) {
            return Status.UNDECIDED;
        }
        Status status = ANSWERS.checkInput(info);
        if (status == Status.REJECTED) {
            log.warn(
                    "an answer of parsers with {} is refused, its process ended",
                    info.serialClass());
        }
        return status;
    }

    private static boolean isAnswer() {
        return STACK.walk(
                frames -> frames.anyMatch(frame -> frame.getDeclaringClass() == PipesClient.class));
    }
}
