package org.caminar.engine.checkpoint;

/**
 * The file that holds districts [firstDistrict, endDistrict) in a checkpoint.
 *
 * @param part how it was written
 */
public record SegmentPart(int firstDistrict, int endDistrict, Part part) {}
