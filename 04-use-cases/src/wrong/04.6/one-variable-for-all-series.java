// Misconception: a run is a run.
// Fails: stopFromARunOfAnother
package asyncio.periodic;

import asyncio.task.ContextVar;
import asyncio.task.Task;

public final class PeriodicTask implements AutoCloseable {

  private static final ContextVar<Task<?>> ANY_RUN = new ContextVar<>("run of a periodic task");

  private final ContextVar<Task<?>> runOfCaller = ANY_RUN;
}
