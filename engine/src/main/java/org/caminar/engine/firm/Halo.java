package org.caminar.engine.firm;

/**
 * What the firms of a segment need to know of partners elsewhere: the partners' knowledge in the domains that their ties attend to, and
 * whom forums introduce them to. Rows stand in order of district; within a district first ties come before second ones, each in order of
 * firm. Those whose partner lives in another segment are filled by its answer.
 *
 * <p>All is listed at the end of a quarter for the next one; whom participants meet at forums is known when its conditions are.
 */
public final class Halo {
    private final TieList ties;
    private float[] tacit = {};
    private float[] codified = {};

    private Introductions introductions;
    private Introductions coming;

    /** An empty halo of {@code districts} districts from {@code firstDistrict}. */
    Halo(int firstDistrict, int districts) {
        this.ties = new TieList(firstDistrict, districts);
        this.introductions = new Introductions(firstDistrict, districts);
        this.coming = new Introductions(firstDistrict, districts);
    }

    /** The ties of the quarter at hand, and of the next one those that are listed so far. */
    TieList list() {
        return ties;
    }

    /** Introductions of the quarter at hand. */
    Introductions forums() {
        return introductions;
    }

    /** Introductions of the next quarter, which are being listed. */
    Introductions comingForums() {
        return coming;
    }

    /** The next quarter is at hand, and none of its questions is answered. */
    void turn() {
        ties.turn();
        if (tacit.length < ties.count()) {
            int length = ties.count() + ties.count() / 8;
            tacit = new float[length];
            codified = new float[length];
        }
        Introductions past = introductions;
        introductions = coming;
        coming = past;
        coming.clear();
    }

    /** Number of ties. */
    public int ties() {
        return ties.count();
    }

    /** Partner of the row's tie. */
    public int partner(int row) {
        return ties.partner(row);
    }

    /**
     * What the row asks of its partner: in the lowest bits the domain of codified knowledge, above three of them that of experience, above
     * six whether it asks for experience at all, which it does when experience gets across.
     */
    public byte question(int row) {
        return ties.question(row);
    }

    /** Whether a question is about experience too. */
    public static boolean asksForExperience(byte question) {
        return (question & TieList.CROSSES) != 0;
    }

    /** Writes the partner's experiential and codified knowledge in those domains; the former is of no matter if it was not asked for. */
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
        return introductions.count();
    }

    /** Programme of an introduction. */
    public int programme(int row) {
        return introductions.programme(row);
    }

    /** District of the participant to meet. */
    public int district(int row) {
        return introductions.district(row);
    }

    /** Its rank among the participants there. */
    public int rank(int row) {
        return introductions.rank(row);
    }

    /** Writes the id of the participant. */
    public void answerIntroduction(int row, int hostId) {
        introductions.answer(row, hostId);
    }
}
