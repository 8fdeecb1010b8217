package org.caminar.engine.checkpoint;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.caminar.engine.firm.Conditions;
import org.caminar.engine.firm.Conditions.Offer;

/**
 * The conditions of a quarter in a stream: the components of {@link Conditions} in their order, each in its Java type; of the offers
 * first the number, then their components in order; see {@link NationFile} for arrays.
 */
final class ConditionsIo {
    private ConditionsIo() {}

    static void write(ArrayIo arrays, Conditions conditions) throws IOException {
        DataOutputStream out = arrays.out();
        out.writeInt(conditions.quarter());
        out.writeDouble(conditions.meanProductivity());
        out.writeFloat(conditions.logMeanProductivity());
        out.writeDouble(conditions.gdp());
        out.writeInt(conditions.firms());
        out.writeInt(conditions.offers().length);
        for (Offer offer : conditions.offers()) {
            write(arrays, offer);
        }
        out.writeFloat(conditions.promotion());
        out.writeDouble(conditions.creditPerWeight());
        out.writeDouble(conditions.linkageSlotsPerFirm());
        out.writeFloat(conditions.auditShare());
        out.writeFloat(conditions.assistedShare());
        arrays.ints(conditions.regionalQuota());
        out.writeBoolean(conditions.ties());
    }

    private static void write(ArrayIo arrays, Offer offer) throws IOException {
        DataOutputStream out = arrays.out();
        out.writeBoolean(offer.open());
        out.writeDouble(offer.free());
        out.writeDouble(offer.inclusion());
        out.writeFloat(offer.participation());
        out.writeDouble(offer.applicantPlaces());
        out.writeDouble(offer.meritSum());
        arrays.ints(offer.membersBefore());
        arrays.floats(offer.beyond());
        arrays.ints(offer.beyondDistrict());
    }

    static Conditions read(DataInputStream in) throws IOException {
        int quarter = in.readInt();
        double meanProductivity = in.readDouble();
        float logMeanProductivity = in.readFloat();
        double gdp = in.readDouble();
        int firms = in.readInt();
        Offer[] offers = new Offer[in.readInt()];
        for (int p = 0; p < offers.length; p++) {
            offers[p] = readOffer(in);
        }
        // Java evaluates arguments from left to right: the order of the components.
        return new Conditions(
                quarter,
                meanProductivity,
                logMeanProductivity,
                gdp,
                firms,
                offers,
                in.readFloat(),
                in.readDouble(),
                in.readDouble(),
                in.readFloat(),
                in.readFloat(),
                ArrayIo.ints(in),
                in.readBoolean());
    }

    private static Offer readOffer(DataInputStream in) throws IOException {
        return new Offer(
                in.readBoolean(),
                in.readDouble(),
                in.readDouble(),
                in.readFloat(),
                in.readDouble(),
                in.readDouble(),
                ArrayIo.ints(in),
                ArrayIo.floats(in),
                ArrayIo.ints(in));
    }
}
