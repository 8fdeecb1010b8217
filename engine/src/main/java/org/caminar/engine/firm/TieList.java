package org.caminar.engine.firm;

import java.util.Arrays;

/** The bridging ties that a segment's firms hold in a quarter, and what is drawn for each: rows as {@link Halo} orders them. */
final class TieList {
    private static final int DOMAINS = 63;
    private static final int CROSSES = 1 << 6;
    private static final int ENDS = 1 << 7;

    private final int firstDistrict;
    private final int[] firstTie;
    private int count;
    private char[] holder = new char[64];
    private int[] partner = new int[64];

    /** The domains, and the tie's fate above them. */
    private byte[] draw = new byte[64];

    /** An empty list of {@code districts} districts from {@code firstDistrict}. */
    TieList(int firstDistrict, int districts) {
        this.firstDistrict = firstDistrict;
        this.firstTie = new int[districts + 1];
    }

    void clear() {
        count = 0;
        Arrays.fill(firstTie, 0);
    }

    /**
     * Appends a tie.
     *
     * @param holderIndex position of the holder in its district
     * @param partnerId firm
     * @param domains tacit domain times 8 plus codified domain
     * @param crosses whether experience gets across it in the quarter
     * @param ends whether it ends after the quarter
     */
    void add(int holderIndex, int partnerId, int domains, boolean crosses, boolean ends) {
        if (count == partner.length) {
            int length = count + count / 4;
            holder = Arrays.copyOf(holder, length);
            partner = Arrays.copyOf(partner, length);
            draw = Arrays.copyOf(draw, length);
        }
        holder[count] = (char) holderIndex;
        partner[count] = partnerId;
        draw[count] = (byte) (domains | (crosses ? CROSSES : 0) | (ends ? ENDS : 0));
        count++;
    }

    /** Notes that the rows of a district are complete. */
    void endDistrict(int districtIndex) {
        firstTie[districtIndex - firstDistrict + 1] = count;
    }

    /** First row of a district, whose rows end where the next district's begin. */
    int first(int districtIndex) {
        return firstTie[districtIndex - firstDistrict];
    }

    /** Number of rows. */
    int count() {
        return count;
    }

    /** Rows that there is room for. */
    int capacity() {
        return partner.length;
    }

    /** Position of the holder in its district. */
    int holder(int row) {
        return holder[row];
    }

    int partner(int row) {
        return partner[row];
    }

    byte domains(int row) {
        return (byte) (draw[row] & DOMAINS);
    }

    boolean crosses(int row) {
        return (draw[row] & CROSSES) != 0;
    }

    boolean ends(int row) {
        return (draw[row] & ENDS) != 0;
    }
}
