package org.caminar.engine.firm;

import java.util.Arrays;

/**
 * The bridging ties that a segment's firms hold in a quarter, and what is drawn for each: rows as {@link Halo} orders them. Those of the
 * next quarter are listed, district by district, in the room that this quarter's leave once they are read: these stand at the end of the
 * arrays, those begin at their front.
 */
final class TieList {
    private static final int DOMAINS = 63;
    private static final int CROSSES_BIT = 6;
    static final int CROSSES = 1 << CROSSES_BIT;
    private static final int ENDS = 1 << 7;

    private final int firstDistrict;
    private int[] firstTie;
    private int[] firstComing;

    /** Place of the first row of this quarter. */
    private int start;

    /** Place of the first row that is still to be read. */
    private int unread;

    private int count;
    private int coming;
    private char[] holder = {};
    private int[] partner = {};

    /** The domains, and the tie's fate above them. */
    private byte[] draw = {};

    /** An empty list of {@code districts} districts from {@code firstDistrict}. */
    TieList(int firstDistrict, int districts) {
        this.firstDistrict = firstDistrict;
        this.firstTie = new int[districts + 1];
        this.firstComing = new int[districts + 1];
    }

    /** Takes the rows of a district and those before for read: what is listed next may take their room. */
    void release(int districtIndex) {
        unread = start + first(districtIndex + 1);
    }

    /**
     * Appends a tie of the next quarter.
     *
     * @param holderIndex position of the holder in its district
     * @param partnerId firm
     * @param domains tacit domain times 8 plus codified domain
     * @param crosses whether experience gets across it in the quarter
     * @param ends whether it ends after the quarter
     */
    void add(int holderIndex, int partnerId, int domains, boolean crosses, boolean ends) {
        if (coming == unread) {
            grow();
        }
        holder[coming] = (char) holderIndex;
        partner[coming] = partnerId;
        draw[coming] = (byte) (domains | (crosses ? CROSSES : 0) | (ends ? ENDS : 0));
        coming++;
    }

    /** Makes room before the rows that are still to be read. */
    private void grow() {
        int more = 64 + partner.length / 8;
        holder = Arrays.copyOf(holder, partner.length + more);
        draw = Arrays.copyOf(draw, partner.length + more);
        partner = Arrays.copyOf(partner, partner.length + more);
        int left = start + count - unread;
        move(unread, unread + more, left);
        start += more;
        unread += more;
    }

    private void move(int from, int to, int rows) {
        System.arraycopy(holder, from, holder, to, rows);
        System.arraycopy(partner, from, partner, to, rows);
        System.arraycopy(draw, from, draw, to, rows);
    }

    /** Notes that the next quarter's rows of a district are complete. */
    void endDistrict(int districtIndex) {
        firstComing[districtIndex - firstDistrict + 1] = coming;
    }

    /** Forgets what was listed for the next quarter. */
    void forgetComing() {
        coming = 0;
        unread = start;
        Arrays.fill(firstComing, 0);
    }

    /** The next quarter is at hand. */
    void turn() {
        int[] past = firstTie;
        firstTie = firstComing;
        firstComing = past;
        count = coming;
        start = partner.length - count;
        move(0, start, count);
        forgetComing();
    }

    /** First row of a district, whose rows end where the next district's begin. */
    int first(int districtIndex) {
        return firstTie[districtIndex - firstDistrict];
    }

    /** Number of rows. */
    int count() {
        return count;
    }

    /** Position of the holder in its district. */
    int holder(int row) {
        return holder[start + row];
    }

    int partner(int row) {
        return partner[start + row];
    }

    /** Tacit domain of the row's transfers. */
    int tacit(int row) {
        return draw[start + row] >>> 3 & 7;
    }

    /** Codified domain of the row's transfers. */
    int codified(int row) {
        return draw[start + row] & 7;
    }

    /** What is asked of the partner, see {@link Halo#question}. */
    byte question(int row) {
        return (byte) (draw[start + row] & (DOMAINS | CROSSES));
    }

    /** 1 if experience gets across, 0 if not. */
    int crosses(int row) {
        return draw[start + row] >>> CROSSES_BIT & 1;
    }

    boolean ends(int row) {
        return (draw[start + row] & ENDS) != 0;
    }
}
