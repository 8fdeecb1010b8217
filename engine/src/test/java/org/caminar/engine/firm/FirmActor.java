package org.caminar.engine.firm;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import java.util.Arrays;
import java.util.List;
import org.caminar.engine.model.Design;
import org.caminar.engine.model.Domain;
import org.caminar.engine.model.Policy;
import org.caminar.engine.random.Draws;

/**
 * The design that Caminar does not use, kept so that the choice stays proven: an actor for every firm, which holds its own state, asks a
 * local peer by message for what it knows, and runs the same schedule as a region shard on a district of one.
 */
final class FirmActor extends AbstractBehavior<FirmActor.Command> {

    /** What a firm understands. */
    sealed interface Command permits Meet, Step, AskKnowledge, Knowledge {}

    /** The firms of its district. */
    record Meet(List<ActorRef<Command>> district) implements Command {}

    /** Live through a quarter. */
    record Step(Conditions conditions, ActorRef<Done> replyTo) implements Command {}

    /** A neighbour asks what the firm knows. */
    record AskKnowledge(ActorRef<Command> replyTo) implements Command {}

    /** A neighbour's answer: experiential, then codified knowledge by domain. */
    record Knowledge(float[] levels) implements Command {}

    /** A firm's part in the quarter's sums. */
    record Done(long workers, long valueAdded) {}

    /** What the firms of a run share. */
    record World(Design design, Policy policy, Layout layout, Draws draws) {}

    /** Position of the neighbour in the workspace of a district of one: behind all that the firm itself knows. */
    private static final int PEER = 2 * Domain.COUNT;

    private static final ThreadLocal<Workspace> WORK = ThreadLocal.withInitial(() -> new Workspace(2));

    private final World world;
    private final FirmColumns firm;
    private final District district;
    private final Schedule schedule;
    private List<ActorRef<Command>> neighbours = List.of();
    private Step step;

    private FirmActor(ActorContext<Command> context, World world, int id, int districtIndex) {
        super(context);
        this.world = world;
        this.firm = new FirmColumns(id, 1, 2);
        this.schedule = new Schedule(world.design(), world.policy(), world.layout(), world.draws());
        this.district =
                new District(districtIndex, 0, 0, firm, 0, world.policy().size(), 0f);
        InitialPopulation population =
                new InitialPopulation(world.design().country(), world.design().parameters(), world.draws());
        population.drawClasses(id, 1, WORK.get());
        WORK.get().selected[0] = 0;
        population.fill(district, WORK.get());
        Arrays.fill(firm.localTies, (short) PEER);
        Capability.update(firm, world.design().parameters().knowledge(), WORK.get());
    }

    /** The firm with that id. */
    static Behavior<Command> create(World world, int id, int districtIndex) {
        return Behaviors.setup(context -> new FirmActor(context, world, id, districtIndex));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Meet.class, this::onMeet)
                .onMessage(Step.class, this::onStep)
                .onMessage(AskKnowledge.class, this::onAskKnowledge)
                .onMessage(Knowledge.class, this::onKnowledge)
                .build();
    }

    private Behavior<Command> onMeet(Meet message) {
        neighbours = message.district();
        return this;
    }

    private Behavior<Command> onStep(Step message) {
        step = message;
        int peer = Math.floorMod(firm.firstFirm * 31 + message.conditions().quarter(), neighbours.size());
        neighbours.get(peer).tell(new AskKnowledge(getContext().getSelf()));
        return this;
    }

    private Behavior<Command> onAskKnowledge(AskKnowledge question) {
        float[] levels = new float[2 * Domain.COUNT];
        for (int k = 0; k < Domain.COUNT; k++) {
            levels[k] = firm.experiential[firm.at(k, 0)];
            levels[Domain.COUNT + k] = firm.codified[firm.at(k, 0)];
        }
        question.replyTo().tell(new Knowledge(levels));
        return this;
    }

    private Behavior<Command> onKnowledge(Knowledge answer) {
        Workspace work = WORK.get();
        for (int k = 0; k < Domain.COUNT; k++) {
            work.start[firm.at(k, PEER)] = answer.levels()[k];
            work.start[firm.at(Domain.COUNT + k, PEER)] = answer.levels()[Domain.COUNT + k];
        }
        Tally tally = new Tally(world.policy().size(), 1, district.index, 1);
        schedule.quarter(district, step.conditions(), new Halo(district.index, 1), tally, work);
        step.replyTo().tell(new Done(tally.workers, tally.valueAdded));
        return this;
    }
}
