// Misconception: a cancellation is always meant for the caller.
// Fails: aForeignCancellationOfARequest
package asyncio.service;

import asyncio.task.CancelledError;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;

public record Hedge(Duration after, RetryBudget budget) implements Policy {

  private static <Q, A> Task<Settled<A>> start(TaskGroup group, Call<Q, A> next, Q request) {
    return group.createTask(Outcomes.settle(() -> next.call(request)));
  }

  private static <A> boolean hasAnswered(Task<Settled<A>> task) {
    return task.isDone()
        && (task.result() instanceof Settled.Returned<A>
            || task.result() instanceof Settled.Failed<A>(CancelledError _));
  }
}
