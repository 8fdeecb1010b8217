package org.caminar.engine.firm;

import java.util.Arrays;
import org.caminar.engine.model.Parameters;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Programme;
import org.caminar.engine.model.Programme.ForumScope;
import org.caminar.engine.random.DrawSite;
import org.caminar.engine.random.Draws;

/**
 * Whom firms meet beyond their district in the coming quarter: partners over bridging ties, and participants of their programme to whom a
 * forum introduces them. Lists the questions, for others to answer.
 */
record Acquaintance(Parameters.Learning learning, Policy policy, Layout layout, Draws draws) {

    /** Lists the bridging ties of a district's firms in the quarter that comes, since they are what they will be then. */
    void listTies(District district, int quarter, TieList ties, Workspace work) {
        int holders = selectHolders(district, work);
        for (int tie = 0; tie < district.firms.bridgingTies.length && holders > 0; tie++) {
            if (tie > 0) {
                holders = keepHolders(district.firms.bridgingTies[tie], holders, work);
            }
            list(district.firms, tie, holders, quarter, ties, work);
        }
        ties.endDistrict(district.index);
    }

    /** Selects the SMEs with a bridging tie. */
    private static int selectHolders(District district, Workspace work) {
        int[] partners = district.firms.bridgingTies[0];
        int count = 0;
        for (int i = district.smes; i < partners.length; i++) {
            work.selected[count] = i;
            count += ~partners[i] >>> 31;
        }
        return count;
    }

    /** Keeps those selected that have a further tie. */
    private static int keepHolders(int[] partners, int holders, Workspace work) {
        int count = 0;
        for (int c = 0; c < holders; c++) {
            int i = work.selected[c];
            work.selected[count] = i;
            count += ~partners[i] >>> 31;
        }
        return count;
    }

    private void list(FirmColumns firms, int tie, int count, int quarter, TieList ties, Workspace work) {
        int[] partners = firms.bridgingTies[tie];
        work.draw(draws, firms, quarter, Bridging.site(tie), count);
        int crossing = Draws.threshold(Bridging.probability(learning));
        int ending = Draws.threshold((float) learning.tieDecay());
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            int words = work.drawn[c];
            boolean crosses = work.drawn(1, c) >>> 8 < crossing;
            boolean ends = work.drawn(2, c) >>> 8 < ending;
            ties.add(i, partners[i], ((words & 7) << 3) | ((words >>> 3) & 7), crosses, ends);
        }
    }

    /** Appends whom the participants of a district wish to meet to the halo, which has their ties. */
    void listIntroductions(District district, Conditions now, Halo halo, Workspace work) {
        boolean forums = false;
        for (int p = 0; p < policy.size(); p++) {
            forums |= introduces(p, now);
        }
        if (forums) {
            countKept(district, halo.list(), work.kept);
            gatherIntroductions(district, now, halo, work);
        }
        halo.endDistrict(district.index);
    }

    /** Counts the bridging ties of each firm that outlast the quarter. */
    private static void countKept(District district, TieList ties, int[] kept) {
        Arrays.fill(kept, district.smes, district.size(), 0);
        int end = ties.first(district.index + 1);
        for (int row = ties.first(district.index); row < end; row++) {
            kept[ties.holder(row)] += ties.ends(row) ? 0 : 1;
        }
    }

    private boolean introduces(int p, Conditions now) {
        return now.offers()[p].open() && policy.programme(p).forum().introduction() > 0;
    }

    private void gatherIntroductions(District district, Conditions now, Halo halo, Workspace work) {
        FirmColumns firms = district.firms;
        int count = 0;
        for (int c = 0; c < district.participantCount; c++) {
            int i = district.participants[c];
            if (work.kept[i] < learning.bridgingTies() && introduces(Status.programme(firms.status[i]), now)) {
                work.selected[count++] = i;
            }
        }
        work.draw(draws, firms, now.quarter(), DrawSite.FORUM, count);
        for (int c = 0; c < count; c++) {
            int i = work.selected[c];
            int p = Status.programme(firms.status[i]);
            Programme.Forum forum = policy.programme(p).forum();
            if (Draws.uniform(work.drawn(0, c)) < forum.introduction()) {
                introduce(district, i, p, forum, now.offers()[p].membersBefore(), work.drawn(1, c), halo);
            }
        }
    }

    /** Asks for a participant drawn from all of the forum's scope. */
    private void introduce(District district, int i, int p, Programme.Forum forum, int[] before, int word, Halo halo) {
        int own = forum.scope() == ForumScope.OTHER_DISTRICTS ? before[district.index + 1] - before[district.index] : 0;
        int others = before[layout.districts()] - own;
        if (others <= 0) {
            return;
        }
        int rank = Draws.index(word, others);
        if (own > 0 && rank >= before[district.index]) {
            rank += own;
        }
        int host = Arrays.binarySearch(before, rank);
        host = host < 0 ? -host - 2 : host;
        while (before[host + 1] <= rank) {
            host++;
        }
        halo.addIntroduction(district.firms.firstFirm + i, p, host, rank - before[host]);
    }
}
