package org.diancang.warcstore;

/**
 * What sealing found.
 *
 * @param name of the file
 * @param length bytes
 * @param sha512 lower-case hexadecimal digest of the whole file
 */
public record SealedFile(WarcName name, long length, String sha512) {}
