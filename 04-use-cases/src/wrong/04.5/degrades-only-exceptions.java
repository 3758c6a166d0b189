// Misconception: what fails throws an exception.
// Fails: anExtraFailsInSomeWay
package asyncio.service;

import static asyncio.Asyncio.await;

import asyncio.task.Settled;
import java.time.Duration;

public record Gateway(Duration limit, Duration reserve) {

  private Settled<?> get(Part<?> part) throws Exception {
    return switch (part) {
      case Part.Mandatory<?> mandatory -> new Settled.Returned<>(await(mandatory.call().call()));
      case Part.Extra<?> extra -> {
        try {
          yield new Settled.Returned<>(await(inReserve(extra)));
        } catch (Exception failure) {
          yield new Settled.Failed<>(failure);
        }
      }
    };
  }
}
