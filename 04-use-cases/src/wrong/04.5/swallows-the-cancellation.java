// Misconception: whatever a part throws, there is a fallback.
// Fails: aMandatoryPartIsSlow, aMandatoryPartHasALimit, aCancelledGateway, aForeignCancellation
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;
import static asyncio.Asyncio.taskGroup;

import asyncio.task.CancelledError;
import asyncio.task.ExceptionGroup;
import asyncio.task.Settled;
import asyncio.task.Task;
import asyncio.task.TaskGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public record Gateway(Duration limit, Duration reserve) {

  private Settled<?> get(Part<?> part) {
    try {
      return switch (part) {
        case Part.Mandatory<?> mandatory -> new Settled.Returned<>(await(mandatory.call().call()));
        case Part.Extra<?> extra -> new Settled.Returned<>(await(inReserve(extra)));
      };
    } catch (Throwable thrown) {
      if (part instanceof Part.Mandatory<?> && !(thrown instanceof CancelledError)) {
        throw Outcomes.rethrow(thrown);
      }
      return new Settled.Failed<>(thrown);
    }
  }

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
      throw Outcomes.rethrow(Failures.withEarlier(failures.getFirst(), failures));
    } catch (CancelledError cancelled) {
      // Each part has its fallback.
    }
    return tasks;
  }

  private static Object fallbackOf(Part<?> part) {
    return part instanceof Part.Extra<?> extra ? extra.fallback() : null;
  }
}
