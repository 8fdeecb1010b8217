/** Checkpoints of a run: a versioned binary layout of the whole state, committed atomically, independent of the number of shards. */
package org.caminar.engine.checkpoint;
