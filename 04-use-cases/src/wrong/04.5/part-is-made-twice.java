// Misconception: a coroutine that is not awaited costs nothing.
// Fails: eachPartIsMadeOnce
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;

import asyncio.task.Coroutine;
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
    parts.forEach(Gateway::requireThatItCanBeMade);
    try {
      await(
          taskGroup(
              (TaskGroup group) -> {
                for (Part<?> part : parts) {
                  tasks.put(part, group.createTask(async(() -> get(part)), part.name()));
                }
              }));
    } catch (ExceptionGroup failed) {
      List<Throwable> failures = failed.exceptions();
      throw Outcomes.rethrow(Failures.withEarlier(failures.getFirst(), failures));
    }
    return tasks;
  }

  private static void requireThatItCanBeMade(Part<?> part) {
    try {
      Coroutine<?> coroutine = part.call().call();
      coroutine.close();
    } catch (Exception failure) {
      // It fails again when it is asked for, and then it is known what to do.
    }
  }
}
