package asyncio.task;

import java.util.Set;

/**
 * What a wait for several futures ended with.
 *
 * @param done those that are done, in the order in which they were given
 * @param pending the others, in that order too; they go on running
 */
public record DoneAndPending<T>(Set<Future<T>> done, Set<Future<T>> pending) {}
