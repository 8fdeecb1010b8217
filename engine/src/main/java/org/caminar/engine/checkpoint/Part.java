package org.caminar.engine.checkpoint;

/**
 * A file of a checkpoint as it was written.
 *
 * @param bytes its length
 * @param checksum its CRC-32C
 */
public record Part(long bytes, int checksum) {}
