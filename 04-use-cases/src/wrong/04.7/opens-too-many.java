// Misconception: a connection counts once it is there.
// Fails: Pooling.atMostSoMany, Pooling.openingCounts, Pooling.cannotBeOpened, Pooling.cleanedFirst,
//   Pooling.threadStillAtWork, Pooling.replaced, Pooling.facts, Pooling.factsOfWhatIsOnItsWay,
//   Pooling.idleIsClosed, Pooling.hurryLeavesWhatIsBeingClosed, Pooling.cancelledAtEveryMoment,
//   Together.cancelledAtEveryMoment
// By luck: Together.load, Together.transactionAndStreamOnH2,
//   Together.theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

final class Pool implements AutoCloseable {

  private int size() {
    return lent.size() + idle.size();
  }
}
