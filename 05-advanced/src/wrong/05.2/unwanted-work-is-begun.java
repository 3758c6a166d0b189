// Misconception: what is in the line is to be done.
// Fails: unwanted, noLaunchForTheUnwanted, arrivesForWhoeverIsFirst, launchFailsForNobody,
//   theLastLaunchFails, arrivesTooLate, cleared, calledOff, closeIsCancelled
package asyncio.process;

final class Dispatcher {

  private void dropUnwanted() {}

  private boolean firstIsWanted() {
    return !line.isEmpty();
  }
}
