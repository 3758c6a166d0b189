// Misconception: the first failure is the one of the first part.
// Fails: aPartFailsWhileItEnds
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;

import asyncio.task.ExceptionGroup;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public record Gateway(Duration limit, Duration reserve) {

  private Map<Part<?>, Task<Settled<?>>> getAll(List<? extends Part<?>> parts) {
    var tasks = new LinkedHashMap<Part<?>, Task<Settled<?>>>();
    try {
      await(
          taskGroup(
              (TaskGroup group) -> {
                for (Part<?> part : parts) {
                  tasks.put(part, group.createTask(async(() -> get(part)), part.name()));
                }
              }));
    } catch (ExceptionGroup failed) {
      List<Throwable> failures =
          tasks.values().stream()
              .filter(task -> !task.isCancelled() && task.exception() != null)
              .map(Task::exception)
              .toList();
      throw Outcomes.rethrow(Failures.withEarlier(failures.getFirst(), failures));
    }
    return tasks;
  }
}
