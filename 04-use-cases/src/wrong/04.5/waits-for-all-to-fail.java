// Misconception: when all have ended, one sees who failed.
// Fails: aMandatoryPartFails, nothingIsLeftOfAFailure, severalMandatoryPartsFail,
//   aPartFailsWhileItEnds
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gatherSettled;

import asyncio.task.Settled;
import asyncio.task.Task;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public record Gateway(Duration limit, Duration reserve) {

  private Map<Part<?>, Task<Settled<?>>> getAll(List<? extends Part<?>> parts) {
    var tasks = new LinkedHashMap<Part<?>, Task<Settled<?>>>();
    for (Part<?> part : parts) {
      tasks.put(part, createTask(async(() -> get(part)), part.name()));
    }
    for (var outcome : await(gatherSettled(tasks.values()))) {
      if (outcome instanceof Settled.Failed<?>(var failure)) {
        throw Outcomes.rethrow(failure);
      }
    }
    return tasks;
  }
}
