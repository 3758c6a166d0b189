// Misconception: an answer with a hole is no answer.
// Fails: anExtraFails, anExtraFailsInSomeWay, anExtraIsSlow, theCallersDeadline, noTimeForExtras,
//   justTheReserve, severalMandatoryPartsFail, theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.service;

import static asyncio.Asyncio.await;

import asyncio.task.Settled;
import java.time.Duration;

public record Gateway(Duration limit, Duration reserve) {

  private Settled<?> get(Part<?> part) throws Exception {
    return switch (part) {
      case Part.Mandatory<?> mandatory -> new Settled.Returned<>(await(mandatory.call().call()));
      case Part.Extra<?> extra -> new Settled.Returned<>(await(inReserve(extra)));
    };
  }
}
