// Misconception: a connection counts once it is there.
// Fails: atMostSoMany, openingCounts, cannotBeOpened, cleanedFirst,
//   threadStillAtWork, replaced, facts, factsOfWhatIsOnItsWay,
//   idleIsClosed, hurryLeavesWhatIsBeingClosed, aWaiterCancelledAtEveryMoment,
//   oneOfTwoCancelledAtEveryMoment
// By luck: load, transactionAndStreamOnH2,
//   theDemoPrintsWhatItsCPythonTwinPrints
package asyncio.db;

final class Pool implements AutoCloseable {

  private int size() {
    return lent.size() + idle.size();
  }
}
