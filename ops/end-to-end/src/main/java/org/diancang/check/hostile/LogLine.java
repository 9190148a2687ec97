package org.diancang.check.hostile;

import java.util.Optional;

/**
 * One line of Heritrix's crawl.log.
 *
 * @param status of HTTP, or a negative one of Heritrix
 * @param url what was to be fetched
 * @param annotations what was noted of it; {@code -} where nothing
 */
record LogLine(int status, String url, String annotations) {
    static Optional<LogLine> of(String line) {
        String[] fields = line.strip().split("\\s+", -1);
        return fields.length < 12 || !fields[1].matches("-?[0-9]{1,5}")
                ? Optional.empty()
                : Optional.of(new LogLine(Integer.parseInt(fields[1]), fields[3], fields[11]));
    }

    String outcome() {
        return status + " " + annotations;
    }
}
