// Misconception: to make a coroutine cannot fail.
// Fails: aSecondRequestThatCannotBeMade
package asyncio.service;

import asyncio.task.Coroutine;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;

public record Hedge(Duration after, RetryBudget budget) implements Policy {

  private static <Q, A> Task<Settled<A>> start(TaskGroup group, Call<Q, A> next, Q request) {
    Coroutine<A> coroutine = next.call(request);
    return group.createTask(Outcomes.settle(() -> coroutine));
  }
}
