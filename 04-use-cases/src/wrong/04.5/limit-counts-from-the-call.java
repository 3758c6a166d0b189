// Misconception: a coroutine runs as soon as there is one.
// Fails: theLimitCountsFromTheStart
package asyncio.service;

import static asyncio.Asyncio.async;
import static asyncio.Asyncio.await;

import asyncio.loop.EventLoop;
import asyncio.task.Coroutine;
import asyncio.task.Settled;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;

public record Gateway(Duration limit, Duration reserve) {

  public Coroutine<Answer> ask(List<? extends Part<?>> parts) {
    long at = EventLoop.running().timeAfter(limit);
    return async(
        () -> {
          var left = Duration.ofNanos(at - EventLoop.running().time());
          return await(Deadline.within(left, () -> answer(parts)));
        });
  }

  private Answer answer(List<? extends Part<?>> parts) {
    requireNamesOfTheirOwn(parts);
    var values = new LinkedHashMap<String, Object>();
    var degraded = new ArrayList<Degraded>();
    getAll(parts)
        .forEach(
            (part, task) -> {
              switch (task.result()) {
                case Settled.Returned<?>(var value) -> values.put(part.name(), value);
                case Settled.Failed<?>(var why) -> {
                  values.put(part.name(), fallbackOf(part));
                  degraded.add(new Degraded(part.name(), why));
                }
              }
            });
    return new Answer(values, degraded);
  }
}
