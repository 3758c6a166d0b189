// Misconception: the deadline is the time that there is, for each part.
// Fails: anExtraIsSlow, partsKnowTheirTime, theCallersDeadline, noTimeForExtras, justTheReserve,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.service;

import static asyncio.Asyncio.await;

import asyncio.task.Coroutine;
import java.time.Duration;

public record Gateway(Duration limit, Duration reserve) {

  private <T> Coroutine<T> inReserve(Part.Extra<T> extra) {
    return Deadline.within(Deadline.left().orElseThrow(), () -> await(extra.call().call()));
  }
}
