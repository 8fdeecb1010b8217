package org.caminar.engine.firm;

import java.util.Arrays;

/**
 * What the firms of a segment need to know of partners elsewhere: the partners' knowledge in the domains that their ties attend to, and
 * whom forums introduce them to. Rows stand in order of district; within a district first ties come before second ones, each in order of
 * firm. Those whose partner lives in another segment are filled by its answer.
 *
 * <p>Ties are listed at the end of a quarter for the next one, introductions when its conditions are known.
 */
public final class Halo {
    private final int firstDistrict;
    private final int[] firstIntroduction;

    private TieList ties;
    private TieList coming;
    private float[] tacit = {};
    private float[] codified = {};

    private int introductions;
    private int[] guest = new int[16];
    private byte[] programme = new byte[16];
    private int[] district = new int[16];
    private int[] rank = new int[16];
    private int[] host = new int[16];

    /** An empty halo of {@code districts} districts from {@code firstDistrict}. */
    Halo(int firstDistrict, int districts) {
        this.firstDistrict = firstDistrict;
        this.firstIntroduction = new int[districts + 1];
        this.ties = new TieList(firstDistrict, districts);
        this.coming = new TieList(firstDistrict, districts);
    }

    /** The ties of the quarter at hand. */
    TieList list() {
        return ties;
    }

    /** Those of the next quarter, which are being listed. */
    TieList coming() {
        return coming;
    }

    /** The next quarter is at hand, and none of its questions is answered. */
    void turn() {
        TieList past = ties;
        ties = coming;
        coming = past;
        coming.clear();
        if (tacit.length < ties.count()) {
            tacit = new float[ties.capacity()];
            codified = new float[ties.capacity()];
        }
        introductions = 0;
        Arrays.fill(firstIntroduction, 0);
    }

    /** Notes that the introductions of a district are complete. */
    void endDistrict(int districtIndex) {
        firstIntroduction[districtIndex - firstDistrict + 1] = introductions;
    }

    /** First row of a district's introductions, which end where the next district's begin. */
    int firstIntroduction(int districtIndex) {
        return firstIntroduction[districtIndex - firstDistrict];
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
        return ties.count();
    }

    /** Partner of the row's tie. */
    public int partner(int row) {
        return ties.partner(row);
    }

    /** Domains of the row's transfers: tacit times 8 plus codified. */
    public byte domains(int row) {
        return ties.domains(row);
    }

    /** Writes the partner's experiential and codified knowledge in those domains. */
    public void answerTie(int row, float tacitLevel, float codifiedLevel) {
        tacit[row] = tacitLevel;
        codified[row] = codifiedLevel;
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
