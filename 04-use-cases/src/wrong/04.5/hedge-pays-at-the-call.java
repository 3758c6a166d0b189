// Misconception: who makes a coroutine awaits it.
// Fails: aHedgeThatNeverStarts
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;

import asyncio.task.TaskGroup;
import java.time.Duration;

public record Hedge(Duration after, RetryBudget budget) implements Policy {

  public <Q, A> Call<Q, A> around(Call<Q, A> next) {
    return request -> {
      budget.called();
      return async(
          () -> valueOf(await(taskGroup((TaskGroup group) -> race(group, next, request)))));
    };
  }
}
