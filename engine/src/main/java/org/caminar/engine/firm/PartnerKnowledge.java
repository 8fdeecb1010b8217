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
     * Reads the knowledge of listed firms, each at its place in the list.
     *
     * @param firms ids, from {@code from} on
     * @param questions what is asked of each, see {@link Halo#question}
     * @param count firms to read, at most {@link #TURN}
     * @param experience experiential knowledge, anything where it is not asked for
     * @param code codified knowledge
     */
    void read(int[] firms, byte[] questions, int from, int count, float[] experience, float[] code) {
        for (int i = 0; i < count; i++) {
            int firm = firms[from + i];
            int question = questions[from + i];
            int d = layout.district(firm);
            int room = FirmColumns.room(layout.size(d));
            int at = firm - layout.firstFirm(d);
            district[i] = 2 * (d - firstDistrict);
            // Where nobody asks, the first place: it lies beside the array's length, which is read anyway.
            tacit[i] = ((question >>> 3 & 7) * room + at) * (question >>> 6 & 1);
            codified[i] = (question & 7) * room + at;
        }
        for (int i = 0; i < count; i++) {
            experience[from + i] = columns[district[i]][tacit[i]];
            code[from + i] = columns[district[i] + 1][codified[i]];
        }
    }
}
