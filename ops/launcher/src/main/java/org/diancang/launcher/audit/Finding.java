package org.diancang.launcher.audit;

/** Something that is not as it must be. */
public sealed interface Finding {
    /** A sentence that names the item. */
    String sentence();

    /** A capture record that no CDX line names. */
    record MissingLine(String captureId, String url) implements Finding {
        @Override
        public String sentence() {
            return captureId + " (" + url + ") has no CDX line";
        }
    }

    /** A capture that was purged and has a CDX line all the same. */
    record PurgedLine(String captureId) implements Finding {
        @Override
        public String sentence() {
            return captureId + " was purged and has a CDX line again; readers don't see it";
        }
    }

    /** A capture record that several CDX lines name. */
    record DoubledLine(String captureId, int lines) implements Finding {
        @Override
        public String sentence() {
            return captureId + " has " + lines + " CDX lines";
        }
    }

    /** A CDX line whose place in the WARC file is no capture record. */
    record LineWithoutRecord(String captureId, String url) implements Finding {
        @Override
        public String sentence() {
            return "the CDX line of "
                    + url
                    + " names "
                    + captureId
                    + ", where no such record stands";
        }
    }

    /** A CDX line that says something else than its record. */
    record Mismatch(String captureId, String field, String line, String record) implements Finding {
        @Override
        public String sentence() {
            return captureId
                    + ": the CDX line has "
                    + field
                    + " "
                    + line
                    + ", the record "
                    + record;
        }
    }

    /** A record whose bytes are not what its digest header says. */
    record DigestMismatch(String captureId, String header, String computed) implements Finding {
        @Override
        public String sentence() {
            return captureId + ": digest " + header + " in the record, " + computed + " computed";
        }
    }

    /** A file that can't be read to its end as WARC. */
    record UnreadableFile(String file, long offset, String reason) implements Finding {
        @Override
        public String sentence() {
            return file + " can't be read from offset " + offset + " on: " + reason;
        }
    }

    /** A sealed file that is gone. */
    record MissingFile(String file) implements Finding {
        @Override
        public String sentence() {
            return file + " was sealed and is not in the store";
        }
    }

    /** A sealed file that is no longer what was sealed. */
    record AlteredFile(String file, String reason) implements Finding {
        @Override
        public String sentence() {
            return file + " is not what was sealed: " + reason;
        }
    }

    /** A file in the store that nobody announced. */
    record UnknownFile(String file) implements Finding {
        @Override
        public String sentence() {
            return file + " stands in the store and was never announced as sealed";
        }
    }
}
