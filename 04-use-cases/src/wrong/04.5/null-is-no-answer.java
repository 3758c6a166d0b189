// Misconception: null means that there is nothing.
// Fails: aPartIsNull
package asyncio.service;

import static asyncio.Asyncio.await;

import asyncio.task.Settled;
import java.time.Duration;

public record Gateway(Duration limit, Duration reserve) {

  private Settled<?> get(Part<?> part) throws Exception {
    return switch (part) {
      case Part.Mandatory<?> mandatory -> new Settled.Returned<>(await(mandatory.call().call()));
      case Part.Extra<?> extra -> orMissing(await(Outcomes.settle(() -> inReserve(extra))));
    };
  }

  private static <T> Settled<T> orMissing(Settled<T> outcome) {
    return outcome instanceof Settled.Returned<T>(var value) && value == null
        ? new Settled.Failed<>(new IllegalStateException("nothing came"))
        : outcome;
  }
}
