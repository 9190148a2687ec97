package org.diancang.bench.fulltext;

/**
 * A page as a server sent it.
 *
 * @param url where from
 * @param contentType value of the HTTP header
 * @param body not copied, not to be changed
 */
@SuppressWarnings("ArrayRecordComponent") // Written once, by whoever made it.
record SamplePage(String url, String contentType, byte[] body) {
    /** The same at another address. */
    SamplePage at(String address) {
        return new SamplePage(address, contentType, body);
    }
}
