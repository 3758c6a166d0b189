// Alternative: waits for the first that fails, and cancels the others itself.
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.waitUntil;

import asyncio.task.CancelledError;
import asyncio.task.ReturnWhen;
import asyncio.task.Settled;
import asyncio.task.Task;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

public record Gateway(Duration limit, Duration reserve) {

  private Map<Part<?>, Task<Settled<?>>> getAll(List<? extends Part<?>> parts) {
    var tasks = new LinkedHashMap<Part<?>, Task<Settled<?>>>();
    for (Part<?> part : parts) {
      tasks.put(part, createTask(async(() -> get(part)), part.name()));
    }
    List<Throwable> failures = new ArrayList<>();
    try {
      await(waitUntil(ReturnWhen.FIRST_EXCEPTION, tasks.values()));
      addFailures(tasks.values(), failures);
    } finally {
      tasks.values().forEach(Task::cancel);
      awaitEnd(tasks.values());
    }
    addFailures(tasks.values(), failures);
    if (!failures.isEmpty()) {
      throw Outcomes.rethrow(Failures.withEarlier(failures.getFirst(), failures));
    }
    return tasks;
  }

  private static void addFailures(Collection<Task<Settled<?>>> tasks, List<Throwable> failures) {
    tasks.stream()
        .filter(task -> task.isDone() && !task.isCancelled() && task.exception() != null)
        .map(Task::exception)
        .filter(failure -> !failures.contains(failure))
        .forEach(failures::add);
  }

  private static void awaitEnd(Collection<Task<Settled<?>>> tasks) {
    Optional<CancelledError> cancelled = Optional.empty();
    while (!tasks.stream().allMatch(Task::isDone)) {
      try {
        await(waitUntil(ReturnWhen.ALL_COMPLETED, tasks));
      } catch (CancelledError error) {
        cancelled = Optional.of(error);
      }
    }
    if (cancelled.isPresent()) {
      throw cancelled.get();
    }
  }
}
