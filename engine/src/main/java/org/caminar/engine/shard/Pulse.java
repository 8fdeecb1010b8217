package org.caminar.engine.shard;

/**
 * How a participant of a run stands, between two messages.
 *
 * @param participant its number
 * @param round the round of questions
 * @param standing how far it is and what it waits for, in words; other words whenever the run has moved on
 */
public record Pulse(int participant, int round, String standing) {}
