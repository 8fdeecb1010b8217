package org.caminar.engine.firm;

import java.util.Arrays;

/**
 * What the firms of a segment need to know of partners elsewhere this quarter: the partners' knowledge in the domains that their
 * ties attend to, and whom forums introduce them to. Rows stand in order of firm and tie. Those whose partner lives in another
 * segment are filled by its answer.
 */
public final class Halo {
    private int ties;
    private int[] partner = new int[64];
    private byte[] domains = new byte[64];
    private float[] tacit = new float[64];
    private float[] codified = new float[64];

    private int introductions;
    private int[] guest = new int[16];
    private byte[] programme = new byte[16];
    private int[] district = new int[16];
    private int[] rank = new int[16];
    private int[] host = new int[16];

    private int tiesRead;
    private int introductionsRead;

    /** Begins to read from the first rows. */
    void rewind() {
        tiesRead = 0;
        introductionsRead = 0;
    }

    /** The next tie's row. */
    int nextTie() {
        return tiesRead++;
    }

    /** Whether the next introduction is one of a firm with a smaller id. */
    boolean hasIntroductionBefore(int firm) {
        return introductionsRead < introductions && guest[introductionsRead] < firm;
    }

    /** The next introduction's row. */
    int nextIntroduction() {
        return introductionsRead++;
    }

    /** Forgets the last quarter. */
    void clear() {
        ties = 0;
        introductions = 0;
    }

    /** Appends a tie to {@code partner} whose tacit and codified transfers attend to the domains. */
    void addTie(int partnerId, int tacitDomain, int codifiedDomain) {
        if (ties == partner.length) {
            int length = 2 * ties;
            partner = Arrays.copyOf(partner, length);
            domains = Arrays.copyOf(domains, length);
            tacit = Arrays.copyOf(tacit, length);
            codified = Arrays.copyOf(codified, length);
        }
        partner[ties] = partnerId;
        domains[ties] = (byte) (tacitDomain << 3 | codifiedDomain);
        ties++;
    }

    /** Appends firm {@code guestId}'s wish to meet the {@code rankInDistrict}-th participant of a programme in a district. */
    void addIntroduction(int guestId, int programmeIndex, int districtIndex, int rankInDistrict) {
        if (introductions == guest.length) {
            int length = 2 * introductions;
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
