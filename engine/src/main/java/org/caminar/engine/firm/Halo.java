package org.caminar.engine.firm;

import java.util.Arrays;

/**
 * What the firms of a segment need to know of partners elsewhere this quarter: the partners' knowledge in the domains that their
 * ties attend to, and whom forums introduce them to. Rows stand in order of district; within a district first ties come before second
 * ones, each in order of firm. Those whose partner lives in another segment are filled by its answer.
 */
public final class Halo {
    private static final byte CROSSES = 1;
    private static final byte ENDS = 2;

    private final int firstDistrict;
    private final int[] firstTie;
    private final int[] firstIntroduction;

    private int ties;
    private int[] holder = new int[64];
    private int[] partner = new int[64];
    private byte[] domains = new byte[64];
    private byte[] fate = new byte[64];
    private float[] tacit = new float[64];
    private float[] codified = new float[64];

    private int introductions;
    private int[] guest = new int[16];
    private byte[] programme = new byte[16];
    private int[] district = new int[16];
    private int[] rank = new int[16];
    private int[] host = new int[16];

    /** An empty halo of {@code districts} districts from {@code firstDistrict}. */
    Halo(int firstDistrict, int districts) {
        this.firstDistrict = firstDistrict;
        this.firstTie = new int[districts + 1];
        this.firstIntroduction = new int[districts + 1];
    }

    /** Forgets the last quarter. */
    void clear() {
        ties = 0;
        introductions = 0;
        Arrays.fill(firstTie, 0);
        Arrays.fill(firstIntroduction, 0);
    }

    /** Notes that the rows of a district are complete. */
    void endDistrict(int districtIndex) {
        firstTie[districtIndex - firstDistrict + 1] = ties;
        firstIntroduction[districtIndex - firstDistrict + 1] = introductions;
    }

    /** First row of a district's ties, which end where the next district's begin. */
    int firstTie(int districtIndex) {
        return firstTie[districtIndex - firstDistrict];
    }

    /** First row of a district's introductions, likewise. */
    int firstIntroduction(int districtIndex) {
        return firstIntroduction[districtIndex - firstDistrict];
    }

    /**
     * Appends a tie.
     *
     * @param attended tacit domain times 8 plus codified domain
     * @param crosses whether experience gets across it this quarter
     * @param ends whether it ends after the quarter
     */
    void addTie(int holderId, int partnerId, int attended, boolean crosses, boolean ends) {
        if (ties == partner.length) {
            int length = ties + ties / 4;
            holder = Arrays.copyOf(holder, length);
            partner = Arrays.copyOf(partner, length);
            domains = Arrays.copyOf(domains, length);
            fate = Arrays.copyOf(fate, length);
            tacit = Arrays.copyOf(tacit, length);
            codified = Arrays.copyOf(codified, length);
        }
        holder[ties] = holderId;
        partner[ties] = partnerId;
        domains[ties] = (byte) attended;
        fate[ties] = (byte) ((crosses ? CROSSES : 0) | (ends ? ENDS : 0));
        ties++;
    }

    /** Appends firm {@code guestId}'s wish to meet the {@code rankInDistrict}-th participant of a programme in a district. */
    void addIntroduction(int guestId, int programmeIndex, int districtIndex, int rankInDistrict) {
        if (introductions == guest.length) {
            int length = introductions + introductions / 4;
            guest = Arrays.copyOf(guest, length);
            programme = Arrays.copyOf(programme, length);
            district = Arrays.copyOf(district, length);
            rank = Arrays.copyOf(rank, length);
            host = Arrays.copyOf(host, length);
        }
        guest[introductions] = guestId;
        programme[introductions] = (byte) programmeIndex;
        district[introductions] = districtIndex;
        rank[introductions] = rankInDistrict;
        introductions++;
    }

    /** Number of ties. */
    public int ties() {
        return ties;
    }

    /** Partner of the row's tie. */
    public int partner(int row) {
        return partner[row];
    }

    /** Domains of the row's transfers: tacit times 8 plus codified. */
    public byte domains(int row) {
        return domains[row];
    }

    /** Writes the partner's experiential and codified knowledge in those domains. */
    public void answerTie(int row, float tacitLevel, float codifiedLevel) {
        tacit[row] = tacitLevel;
        codified[row] = codifiedLevel;
    }

    int holder(int row) {
        return holder[row];
    }

    boolean crosses(int row) {
        return (fate[row] & CROSSES) != 0;
    }

    boolean ends(int row) {
        return (fate[row] & ENDS) != 0;
    }

    float tacitLevel(int row) {
        return tacit[row];
    }

    float codifiedLevel(int row) {
        return codified[row];
    }

    /** Number of introductions asked for. */
    public int introductions() {
        return introductions;
    }

    int guest(int row) {
        return guest[row];
    }

    /** Programme of an introduction. */
    public byte programme(int row) {
        return programme[row];
    }

    /** District of the participant to meet. */
    public int district(int row) {
        return district[row];
    }

    /** Its rank among the participants there. */
    public int rank(int row) {
        return rank[row];
    }

    /** Writes the id of the participant. */
    public void answerIntroduction(int row, int hostId) {
        host[row] = hostId;
    }

    int host(int row) {
        return host[row];
    }
}
