// Misconception: gather ends all of its parts when one fails.
// Fails: aMandatoryPartFails, nothingIsLeftOfAFailure, severalMandatoryPartsFail,
//   aCancelledGateway, cancelledGatewaysAtEveryMoment, aPartFailsWhileItEnds, aForeignCancellation
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.createTask;
import static asyncio.Asyncio.gather;

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
    await(gather(tasks.values()));
    return tasks;
  }
}
