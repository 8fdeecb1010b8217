package org.caminar.engine.firm;

import org.caminar.engine.model.Domain;

/**
 * An industrial district: where its firms stand in the columns of its segment, and what belongs to it as a whole.
 */
final class District {
    final int index;
    final int region;
    final int sector;

    /** Its firms in the columns: [from, to), of which [from, smes) are large. */
    final int from;

    final int smes;
    final int to;

    /** Best practice by programme and domain, 0 to 1: {@code [p * 8 + k]}; the repository of a programme that keeps one. */
    final float[] pools;

    /** Uniform number that rounds its fractional supplier slots, so that they are right on average. */
    final float rounding;

    /** Typical log size by initial class, to which growth reverts. */
    final float[] typicalLogSize;

    District(
            int index,
            int region,
            int sector,
            int from,
            int smes,
            int to,
            int programmes,
            float rounding,
            float[] typical) {
        this.index = index;
        this.region = region;
        this.sector = sector;
        this.from = from;
        this.smes = smes;
        this.to = to;
        this.pools = new float[programmes * Domain.COUNT];
        this.rounding = rounding;
        this.typicalLogSize = typical;
    }

    int size() {
        return to - from;
    }

    int largeFirms() {
        return smes - from;
    }

    /** Bit of this district in a signature of origins. */
    long origin() {
        return origin(index);
    }

    static long origin(int district) {
        return 1L << (district & 63);
    }

    /** Values of an origin signature's firm: 1 - 1/|o|. */
    static float diversity(long origins) {
        return 1f - 1f / Long.bitCount(origins);
    }
}
