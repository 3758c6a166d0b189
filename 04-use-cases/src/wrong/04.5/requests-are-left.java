// Misconception: who is cancelled has nothing to clean up.
// Fails: aCancelledHedge, cancelledHedgesAtEveryMoment, cancelledInAllPoliciesAtEveryMoment
package asyncio.service;

import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.currentTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

public record Hedge(Duration after, RetryBudget budget) implements Policy {

  private <Q, A> Settled<A> race(TaskGroup group, Call<Q, A> next, Q request) {
    Task<Settled<A>> first = createTask(Outcomes.settle(() -> next.call(request)));
    List<Task<Settled<A>>> tasks = new ArrayList<>(List.of(first));
    try {
      await(waitUntil(ReturnWhen.FIRST_COMPLETED, after, tasks));
      if (first.isDone() || !budget.tryRetry()) {
        return await(first);
      }
      tasks.add(createTask(Outcomes.settle(() -> next.call(request))));
      await(waitUntil(ReturnWhen.FIRST_COMPLETED, tasks));
      if (tasks.stream().noneMatch(Hedge::hasAnswered)) {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks));
      }
      return tasks.stream()
          .filter(Hedge::hasAnswered)
          .findFirst()
          .map(Task::result)
          .orElseGet(() -> firstFailure(first.result(), tasks.getLast().result()));
    } catch (CancelledError cancelled) {
      throw cancelled;
    } finally {
      if (currentTask().cancelling() == 0) {
        tasks.forEach(Task::cancel);
        await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks));
      }
    }
  }
}
