package org.caminar.engine.firm;

/**
 * Finds what firms anywhere in a segment know. The way to each is a chain of cache misses: a turn first finds the places of many, then
 * reads them all in a loop so short that the processor has several misses under way at once.
 */
final class PartnerKnowledge {
    /** Firms of a turn. */
    static final int TURN = 256;

    private final Layout layout;
    private final int firstDistrict;

    /** By district: experiential, then codified knowledge. */
    private final float[][] columns;

    private final int[] district = new int[TURN];
    private final int[] tacit = new int[TURN];
    private final int[] codified = new int[TURN];

    /** Of some districts from {@code firstDistrict}, none of which is known yet. */
    PartnerKnowledge(Layout layout, int firstDistrict, int districts) {
        this.layout = layout;
        this.firstDistrict = firstDistrict;
        this.columns = new float[2 * districts][];
    }

    /** Takes in a district's columns. */
    void add(District of) {
        columns[2 * (of.index - firstDistrict)] = of.firms.experiential;
        columns[2 * (of.index - firstDistrict) + 1] = of.firms.codified;
    }

    /**
     * Reads the knowledge of listed firms.
     *
     * @param firms ids, from {@code from} on
     * @param domains of each: tacit times 8 plus codified
     * @param levels at {@code [2 * i]} experiential knowledge of firm i in its tacit domain, at {@code [2 * i + 1]} codified knowledge in its
     *     codified domain
     * @param count firms to read, at most {@link #TURN}
     */
    void read(int[] firms, byte[] domains, int from, int count, float[] levels) {
        for (int i = 0; i < count; i++) {
            int firm = firms[from + i];
            int d = layout.district(firm);
            int size = layout.size(d);
            int at = firm - layout.firstFirm(d);
            district[i] = 2 * (d - firstDistrict);
            tacit[i] = (domains[from + i] >>> 3 & 7) * size + at;
            codified[i] = (domains[from + i] & 7) * size + at;
        }
        for (int i = 0; i < count; i++) {
            levels[2 * (from + i)] = columns[district[i]][tacit[i]];
            levels[2 * (from + i) + 1] = columns[district[i] + 1][codified[i]];
        }
    }
}
