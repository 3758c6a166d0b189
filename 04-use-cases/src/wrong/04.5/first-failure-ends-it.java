// Misconception: whoever comes first decides.
// Fails: oneOfTwoFails, bothFail, anErrorOfARequest, bothFailBySomeError,
//   aForeignCancellationOfARequest, aSecondRequestThatCannotBeMade
package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.ReturnWhen;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;
import java.util.List;

public record Hedge(Duration after, RetryBudget budget) implements Policy {

  private <Q, A> Settled<A> race(TaskGroup group, Call<Q, A> next, Q request) {
    Task<Settled<A>> first = start(group, next, request);
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, after, List.of(first)));
    if (first.isDone() || !budget.tryRetry()) {
      return await(first);
    }
    Task<Settled<A>> second = start(group, next, request);
    var both = List.of(first, second);
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, both));
    Task<Settled<A>> fastest = first.isDone() ? first : second;
    both.forEach(Task::cancel);
    return fastest.result();
  }
}
