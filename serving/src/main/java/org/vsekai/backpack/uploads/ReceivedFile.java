package org.vsekai.backpack.uploads;

/**
 * A file that has come whole and is on disk.
 *
 * @param name its path inside the upload
 * @param sha256 in hexadecimal digits
 */
record ReceivedFile(String name, FileKind kind, long bytes, String sha256) {}
