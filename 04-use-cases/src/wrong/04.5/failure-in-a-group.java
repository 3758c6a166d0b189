// Misconception: a task group says how it failed.
// Fails: aMandatoryPartFails, nothingIsLeftOfAFailure, severalMandatoryPartsFail, theFailureItself,
//   aPartFailsWhileItEnds
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;

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
    await(
        taskGroup(
            (TaskGroup group) -> {
              for (Part<?> part : parts) {
                tasks.put(part, group.createTask(async(() -> get(part)), part.name()));
              }
            }));
    return tasks;
  }
}
