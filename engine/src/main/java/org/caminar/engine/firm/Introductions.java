package org.caminar.engine.firm;

import java.util.Arrays;

/**
 * Participants of a segment who meet somebody at a forum in a quarter, in order of district, then of firm. Who that is depends on how many
 * take part elsewhere: first a row has a random word, then the district and the rank of the participant to meet, at last its id.
 */
final class Introductions {
    private final int firstDistrict;
    private final int[] first;
    private int count;
    private char[] guest = new char[16];
    private byte[] programme = new byte[16];
    private int[] word = new int[16];
    private int[] district = new int[16];
    private int[] host = new int[16];

    /** An empty list of {@code districts} districts from {@code firstDistrict}. */
    Introductions(int firstDistrict, int districts) {
        this.firstDistrict = firstDistrict;
        this.first = new int[districts + 1];
    }

    void clear() {
        count = 0;
        Arrays.fill(first, 0);
    }

    /** Appends the {@code guestIndex}-th firm of its district, which takes part in a programme. */
    void add(int guestIndex, int programmeIndex, int randomWord) {
        if (count == guest.length) {
            int length = count + count / 4;
            guest = Arrays.copyOf(guest, length);
            programme = Arrays.copyOf(programme, length);
            word = Arrays.copyOf(word, length);
            district = Arrays.copyOf(district, length);
            host = Arrays.copyOf(host, length);
        }
        guest[count] = (char) guestIndex;
        programme[count] = (byte) programmeIndex;
        word[count] = randomWord;
        count++;
    }

    /** Notes that the rows of a district are complete. */
    void endDistrict(int districtIndex) {
        endDistrict(districtIndex, count);
    }

    /** Notes that the rows of a district end at {@code row}, and all rows there. */
    void endDistrict(int districtIndex, int row) {
        first[districtIndex - firstDistrict + 1] = row;
        count = row;
    }

    /** First row of a district, whose rows end where the next district's begin. */
    int first(int districtIndex) {
        return first[districtIndex - firstDistrict];
    }

    /** Number of rows. */
    int count() {
        return count;
    }

    /** Position of the participant in its district. */
    int guest(int row) {
        return guest[row];
    }

    int programme(int row) {
        return programme[row];
    }

    /** Random word of a row that does not know yet whom to meet. */
    int word(int row) {
        return word[row];
    }

    /** Moves a row to place {@code to}, with district and rank there of the participant to meet. */
    void keep(int row, int to, int districtIndex, int rank) {
        guest[to] = guest[row];
        programme[to] = programme[row];
        district[to] = districtIndex;
        word[to] = rank;
    }

    int district(int row) {
        return district[row];
    }

    /** Rank of the participant to meet. */
    int rank(int row) {
        return word[row];
    }

    void answer(int row, int hostId) {
        host[row] = hostId;
    }

    /** Id of the participant to meet. */
    int host(int row) {
        return host[row];
    }
}
