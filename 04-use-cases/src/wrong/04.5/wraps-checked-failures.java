// Misconception: a checked exception cannot be thrown where it is not declared.
// Fails: theFailureItself
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
      List<Throwable> failures = failed.exceptions();
      Throwable first = Failures.withEarlier(failures.getFirst(), failures);
      switch (first) {
        case RuntimeException unchecked -> throw unchecked;
        case Error error -> throw error;
        default -> throw new IllegalStateException(first);
      }
    }
    return tasks;
  }
}
