// Misconception: only slow calls are asked twice, and these are few.
// Fails: hedgesHaveABudget, withoutBudgetTheFirstGoesOn
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
    if (first.isDone()) {
      return await(first);
    }
    Task<Settled<A>> second = start(group, next, request);
    var both = List.of(first, second);
    await(waitUntil(ReturnWhen.FIRST_COMPLETED, both));
    if (both.stream().noneMatch(Hedge::hasAnswered)) {
      await(waitUntil(ReturnWhen.ALL_COMPLETED, both));
    }
    both.forEach(Task::cancel);
    return both.stream()
        .filter(Hedge::hasAnswered)
        .findFirst()
        .map(Task::result)
        .orElseGet(() -> firstFailure(first.result(), second.result()));
  }
}
