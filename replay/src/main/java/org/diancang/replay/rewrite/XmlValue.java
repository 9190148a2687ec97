package org.diancang.replay.rewrite;

/** What a value of an attribute is written like in XML, and in HTML is not (XML 1.0 §3.3.3). */
final class XmlValue {
    private XmlValue() {}

    /** A value as it is written, with a blank for each line end and tab, as which they are read. */
    static String normalized(String written) {
        String blank = written.replace("\r\n", " ");
        return blank.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    }

    /** A value whose ampersands and quotes are escaped, with all that else needs it escaped too. */
    static String escaped(String value) {
        return value.replace("<", "&lt;")
                .replace("\n", "&#10;")
                .replace("\r", "&#13;")
                .replace("\t", "&#9;");
    }
}
