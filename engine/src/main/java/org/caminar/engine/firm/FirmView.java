package org.caminar.engine.firm;

import org.caminar.engine.exact.FixedPoint;
import org.caminar.engine.exact.FloatMath;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.FirmBatch;
import org.caminar.engine.model.Policy;
import org.caminar.engine.model.Stratum;

/** The firms of one district, read only, by position in the district. */
final class FirmView implements FirmBatch {
    private final Design design;
    private final Policy policy;
    private final FirmColumns firms;
    private final District district;
    private final int quarter;

    FirmView(Design design, Policy policy, District district, int quarter) {
        this.design = design;
        this.policy = policy;
        this.firms = district.firms;
        this.district = district;
        this.quarter = quarter;
    }

    @Override
    public int quarter() {
        return quarter;
    }

    @Override
    public int size() {
        return district.size();
    }

    @Override
    public int district() {
        return district.index;
    }

    @Override
    public String region() {
        return design.country().regions().get(district.region).name();
    }

    @Override
    public String sector() {
        return design.country().sectors().get(district.sector).name();
    }

    @Override
    public int firm(int i) {
        return firms.firstFirm + i;
    }

    @Override
    public int position(int firm) {
        return firm - firms.firstFirm;
    }

    @Override
    public int age(int i) {
        return isSme(i) ? Status.age(firms.status[i]) : quarter;
    }

    private boolean isSme(int i) {
        return i >= district.firstSme;
    }

    @Override
    public String sizeClass(int i) {
        return (isSme(i) ? Stratum.ofSme(workers(i)) : Stratum.LARGE).code();
    }

    @Override
    public int initialQuartile(int i) {
        return isSme(i) ? 1 + Status.quartile(status(i)) : 0;
    }

    private int status(int i) {
        return firms.status[i];
    }

    @Override
    public double workers(int i) {
        return FloatMath.exp(firms.logWorkers[i]);
    }

    @Override
    public double productivity(int i) {
        return FloatMath.exp(
                Productivity.logarithm(firms, i, design.parameters().production()));
    }

    @Override
    public double capability(int i) {
        return firms.capability[i];
    }

    @Override
    public double processScore(int i) {
        double rho = design.parameters().knowledge().substitution();
        return Capability.processScore(firms, i, rho);
    }

    @Override
    public double technology(int i) {
        return firms.technology[i];
    }

    @Override
    public double cash(int i) {
        return FixedPoint.CASH.toDouble(firms.cash[i]);
    }

    @Override
    public double codified(int i, Domain domain) {
        return firms.codified[firms.at(domain.ordinal(), i)];
    }

    @Override
    public double experiential(int i, Domain domain) {
        return firms.experiential[firms.at(domain.ordinal(), i)];
    }

    @Override
    public int origins(int i) {
        return Long.bitCount(firms.origins[i]);
    }

    @Override
    public boolean foreignOwned(int i) {
        return (status(i) & Status.FOREIGN) != 0;
    }

    @Override
    public boolean supplier(int i) {
        return (status(i) & Status.SUPPLIER) != 0;
    }

    @Override
    public boolean directExporter(int i) {
        return (status(i) & Status.EXPORTER) != 0;
    }

    @Override
    public boolean certified(int i) {
        return (status(i) & Status.CERTIFIED) != 0;
    }

    @Override
    public String programme(int i) {
        int p = Status.programme(status(i));
        return p < 0 ? null : policy.name(p);
    }

    @Override
    public boolean everReached(int i) {
        return (status(i) & Status.REACHED) != 0;
    }

    @Override
    public int bridgingTies(int i) {
        return firms.bridgingTieCount(i);
    }

    @Override
    public int products(int i) {
        return firms.products[i] & 0xFF;
    }

    @Override
    public int destinations(int i) {
        return firms.destinations[i] & 0xFF;
    }
}
